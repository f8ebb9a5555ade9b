# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models

from ..campaign.assessment.emulation_assessment_workflow import (
    EmulationAssessment as AssessmentWorkflow,
)
from ..core.emulation_workflow_mixin import Transition


class EmulationAssessment(models.Model):
    """Who is honoured without an award is shown to all after the release."""

    _inherit = "emulation.assessment"

    _TRANSITIONS = {
        **AssessmentWorkflow._TRANSITIONS,
        "release": Transition(("closed",), None),
        "recall": Transition(("closed",), None, True),
    }

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        if name == "release":
            for sheet in self.filtered(lambda s: not s.is_honoured):
                blockers[sheet.id].append(self.env._("it is not honoured"))
        return blockers

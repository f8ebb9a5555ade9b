# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models

from ..core.emulation_workflow_mixin import Transition


class EmulationAward(models.Model):
    """An entry of the register is shown to all after its release."""

    _inherit = "emulation.award"

    _TRANSITIONS = {
        "release": Transition(("valid",), None),
        "recall": Transition(("valid",), None, True),
    }

    def _prepare_successor(self):
        """A corrected entry stays on the roll with its new words."""
        return {
            **super()._prepare_successor(),
            "released_on": self.released_on,
            "released_by_id": self.released_by_id.id,
        }

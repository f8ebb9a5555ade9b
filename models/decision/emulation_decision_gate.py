# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models


class EmulationDecisionLine(models.Model):
    """Nobody is decided on whose dossier is not complete, as the category says."""

    _inherit = "emulation.decision.line"

    def _get_line_problems(self, persons):
        problems = super()._get_line_problems(persons)
        lacking = self.nomination_id._get_gate_problems("decide")
        return problems + [
            f"{line.subject_name}: {text}"
            for line in self
            for text in lacking.get(line.nomination_id.id, ())
        ]

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models


class EmulationDecision(models.Model):
    """What a decision is not issued without: its paper would not be whole."""

    _inherit = "emulation.decision"

    @api.depends("subject", "legal_instrument_ids")
    def _compute_can(self):
        return super()._compute_can()

    def _get_paper_problems(self):
        problems = super()._get_paper_problems()
        if not self.subject:
            problems.append(self.env._("the abstract is missing"))
        if not self.legal_instrument_ids:
            problems.append(self.env._("the legal bases are missing"))
        if not self.body_id.place:
            problems.append(
                self.env._(
                    "the place of “%(body)s” is missing",
                    body=self.body_id.official_name,
                )
            )
        return problems

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models


class EmulationDecision(models.Model):
    """A council's decisions are numbered in a series of their own."""

    _inherit = "emulation.decision"
    _NUMBERED_KIND = "decision"

    @api.depends("council_id")
    def _compute_symbol(self):
        return super()._compute_symbol()

    @api.depends("council_id")
    def _compute_number_by(self):
        return super()._compute_number_by()

    def _get_series(self):
        self.ensure_one()
        if not self.council_id or not self.body_id:
            return super()._get_series()
        return self.body_id._get_series(self._NUMBERED_KIND, self.council_id)

    def _get_number_problems(self):
        problems = super()._get_number_problems()
        if self.council_id and self.council_id.body_id != self.body_id:
            problems.append(
                self.env._(
                    "%(council)s is not a council of %(body)s",
                    council=self.council_id.name,
                    body=self.body_id.official_name,
                )
            )
        return problems

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.tools import SQL


class EmulationEligibilityCheck(models.Model):
    _inherit = "emulation.eligibility.check"

    def _compute_evidence(self):
        removed = self.filtered(lambda check: not check.code)
        for check in removed:
            check.evidence = self.env._("removed when the term had ended")
        return super(EmulationEligibilityCheck, self - removed)._compute_evidence()

    @api.model
    def _remove_of(self, nominations):
        """Empty the facts that conditions of nominations were checked with."""
        self.env.cr.execute(
            SQL(
                """
                UPDATE emulation_eligibility_check SET code = NULL, params = NULL
                 WHERE nomination_id IN %s
                """,
                tuple(nominations.ids),
            )
        )
        self.invalidate_model(["code", "params", "evidence"])

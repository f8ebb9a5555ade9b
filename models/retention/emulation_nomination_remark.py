# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.tools import SQL


class EmulationNominationRemark(models.Model):
    _inherit = "emulation.nomination.remark"

    @api.model
    def _remove_of(self, nominations):
        """Empty what was noted about nominations; that it was noted stays."""
        self.env.cr.execute(
            SQL(
                """
                UPDATE emulation_nomination_remark SET text = '…'
                 WHERE nomination_id IN %s
                """,
                tuple(nominations.ids),
            )
        )
        self.invalidate_model(["text"])

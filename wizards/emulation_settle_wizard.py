# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

from ..models.profile.emulation_rating import RATING_LEVELS


class EmulationSettleWizard(models.TransientModel):
    """What a closed score sheet leads to: another rating, or being honoured."""

    _name = "emulation.settle.wizard"
    _description = "Settle a Score Sheet"

    act = fields.Selection(
        [("rating", "Confirm a rating"), ("honour", "Honour")],
        required=True,
        readonly=True,
    )
    assessment_ids = fields.Many2many("emulation.assessment", required=True)
    level = fields.Selection(RATING_LEVELS, string="Rated As")
    reason = fields.Text()

    def action_apply(self):
        """Do it, by the public method of the sheets.

        :return: window action that closes the window
        :raise UserError: naming every sheet and every reason
        """
        self.ensure_one()
        if self.act == "rating":
            self.assessment_ids.action_confirm_rating(self.level or None, self.reason)
        else:
            self.assessment_ids.action_honour(self.reason)
        return {"type": "ir.actions.act_window_close"}

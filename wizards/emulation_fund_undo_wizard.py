# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationFundUndoWizard(models.TransientModel):
    """Asks why a move of a fund is undone."""

    _name = "emulation.fund.undo.wizard"
    _description = "Undo a Fund Move"

    move_id = fields.Many2one("emulation.fund.move", required=True, readonly=True)
    currency_id = fields.Many2one(related="move_id.currency_id")
    amount = fields.Monetary(related="move_id.signed_amount")
    reason = fields.Text(required=True)

    def action_apply(self):
        """Undo the move by another one.

        :raise UserError: when it cannot be undone, with every reason
        """
        self.ensure_one()
        self.move_id.action_undo(self.reason)
        return {"type": "ir.actions.act_window_close"}


class EmulationFundMove(models.Model):
    _inherit = "emulation.fund.move"

    can_undo = fields.Boolean(compute="_compute_can_undo")

    def _compute_can_undo(self):
        standing = self._filter_standing()
        for move in self:
            move.can_undo = move in standing

    def action_ask_undo(self):
        """Button: ask for the reason, then undo the move.

        :return: window action
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Undo a move of the fund"),
            "res_model": "emulation.fund.undo.wizard",
            "view_mode": "form",
            "target": "new",
            "context": {"default_move_id": self.id},
        }

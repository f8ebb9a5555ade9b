# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..models.council.emulation_session_recusal import RECUSAL_CODES


class EmulationConflictWizard(models.TransientModel):
    """Asks on which items, why, and for the secretary: whose conflict it is."""

    _name = "emulation.conflict.wizard"
    _description = "Conflict of Interest of a Session"

    session_id = fields.Many2one(
        "emulation.session", required=True, readonly=True, ondelete="cascade"
    )
    is_pinned = fields.Boolean(readonly=True)
    is_late = fields.Boolean(compute="_compute_is_late")
    member_id = fields.Many2one(
        "emulation.session.member", domain="[('session_id', '=', session_id)]"
    )
    item_ids = fields.Many2many(
        "emulation.session.item",
        string="Nominations",
        domain="[('session_id', '=', session_id)]",
    )
    code = fields.Selection(RECUSAL_CODES, string="Reason")
    comment = fields.Char()

    @api.depends("session_id")
    def _compute_is_late(self):
        for wizard in self:
            session = wizard.session_id
            wizard.is_late = session.state == "closed" or session.has_voted

    def action_apply(self):
        """Record it, by the public method of the session.

        :return: window action that closes the window
        :raise UserError: naming every reason why not
        """
        self.ensure_one()
        what = (self.item_ids.ids, self.code, self.comment)
        if self.is_pinned:
            self.session_id.action_pin_conflict(self.member_id.id, *what)
        else:
            self.session_id.action_declare_conflict(*what)
        return {"type": "ir.actions.act_window_close"}

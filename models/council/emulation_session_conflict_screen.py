# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationSession(models.Model):
    """What a member sees of his own conflicts of interest, and where he declares one."""

    _inherit = "emulation.session"

    my_conflict_text = fields.Text(
        string="Excluded From",
        compute="_compute_my_conflict_text",
        help="The items on which the user has a conflict of interest, and why.",
    )
    has_acting = fields.Boolean(
        compute="_compute_has_acting", help="Somebody else acts on an item seen here."
    )
    can_declare_conflict = fields.Boolean(compute="_compute_can_conflict")
    can_pin_conflict = fields.Boolean(compute="_compute_can_conflict")

    @api.depends("recusal_ids")
    @api.depends_context("uid", "lang")
    def _compute_my_conflict_text(self):
        own = self._get_own_members()
        for session in self:
            recusals = (own & session.sudo().member_ids).recusal_ids
            lines = [
                r.with_env(self.env)._get_line()
                for r in recusals.sorted(lambda r: (r.item_id.sequence, r.item_id.id))
            ]
            session.my_conflict_text = "\n".join(lines)

    @api.depends("item_ids.acting_chair_id", "item_ids.acting_secretary_id")
    @api.depends_context("uid")
    def _compute_has_acting(self):
        for session in self:
            items = session.item_ids
            session.has_acting = items.acting_chair_id or items.acting_secretary_id

    @api.depends("state", "recusal_ids")
    @api.depends_context("uid")
    def _compute_can_conflict(self):
        own = self._get_own_members()
        for session in self:
            members = own & session.sudo().member_ids
            is_live = session.state in ("frozen", "open", "closed")
            session.can_declare_conflict = is_live and bool(members)
            session.can_pin_conflict = is_live and (
                bool(set(members.mapped("role")) - {"member"})
                or session._may_record_paper()
            )

    def action_ask_conflict(self):
        """Button: declare one's own conflict of interest, or record a member's.

        :return: window action; ``emulation_pin`` in the context asks for the member
        """
        self.ensure_one()
        self.check_access("read")
        is_pinned = bool(self.env.context.get("emulation_pin"))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Record a conflict of interest")
            if is_pinned
            else self.env._("Declare a conflict of interest"),
            "res_model": "emulation.conflict.wizard",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_session_id": self.id,
                "default_is_pinned": is_pinned,
            },
        }

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

RECUSAL_SOURCES = [
    ("automatic", "Found by the system"),
    ("declared", "Declared"),
    ("pinned", "Set by the secretary"),
]
RECUSAL_CODES = [
    ("nominee", "Is the nominee"),
    ("collective", "Belongs to the collective nominated"),
    ("nominator", "Submitted the nomination"),
    ("family", "Spouse or close relative"),
    ("superior", "Direct superior or subordinate"),
    ("interest", "Shared financial or personal interest"),
    ("dispute", "Dispute with the nominee"),
    ("other", "Other reason"),
]


class EmulationSessionRecusal(models.Model):
    """A conflict of interest of one member on one item: no vote, no view, no count.

    Written by the steps of the session alone, as superuser.
    """

    _name = "emulation.session.recusal"
    _description = "Conflict of Interest"
    _order = "session_id, item_id, member_id"
    _rec_name = "member_id"

    item_id = fields.Many2one(
        "emulation.session.item", required=True, index=True, ondelete="cascade"
    )
    session_id = fields.Many2one(related="item_id.session_id", store=True, index=True)
    company_id = fields.Many2one(related="item_id.company_id", store=True)
    member_id = fields.Many2one(
        "emulation.session.member", required=True, index=True, ondelete="cascade"
    )
    source = fields.Selection(RECUSAL_SOURCES, required=True)
    code = fields.Selection(RECUSAL_CODES, string="Reason", required=True)
    comment = fields.Char()
    is_mine = fields.Boolean(string="Mine", compute="_compute_is_mine")

    _member_once = models.Constraint(
        "UNIQUE(item_id, member_id)", "The conflict is recorded already."
    )
    _other_is_explained = models.Constraint(
        "CHECK (code <> 'other' OR btrim(coalesce(comment, '')) <> '')",
        "Say what the other reason is.",
    )

    @api.depends_context("uid")
    def _compute_is_mine(self):
        persons = self.env.user._emulation_employees()
        for recusal in self:
            recusal.is_mine = recusal.sudo().member_id.employee_id in persons

    def _get_line(self):
        """Return what is in conflict and why, in the user's language."""
        self.ensure_one()
        recusal = self.sudo()
        labels = dict(self._fields["code"]._description_selection(self.env))
        reason = labels[recusal.code]
        if recusal.comment:
            reason = f"{reason} ({recusal.comment})"
        return self.env._(
            "%(name)s: %(reason)s", name=recusal.item_id.subject_name, reason=reason
        )

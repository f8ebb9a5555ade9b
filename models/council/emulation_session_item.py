# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.fields import Domain

ITEM_RESULTS = [
    ("pending", "Not voted yet"),
    ("passed", "Passed"),
    ("not_passed", "Not passed"),
    ("tie", "Tie"),
    ("no_place", "No place left"),
    ("no_quorum", "No quorum"),
    ("hindered", "Conditions not met"),
    ("suspended", "Suspended"),
    ("void", "Void"),
]


class EmulationSessionItem(models.Model):
    """One nomination on the agenda of a session, with its count and result."""

    _name = "emulation.session.item"
    _description = "Agenda Item"
    _inherit = ["emulation.session.part.mixin"]
    _order = "session_id, sequence, id"
    _rec_name = "subject_name"
    _check_company_auto = True
    _STEP_FIELDS = (
        "step_id",
        "result",
        "is_counted",
        "count_for",
        "count_against",
        "count_blank",
        "count_invalid",
        "base",
        "percent",
        "rank",
        "arithmetic",
        "acting_chair_id",
        "acting_secretary_id",
    )

    session_id = fields.Many2one(
        "emulation.session", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="session_id.company_id", store=True)
    sequence = fields.Integer(default=10)
    nomination_id = fields.Many2one(
        "emulation.nomination",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    step_id = fields.Many2one(
        "emulation.nomination.step",
        readonly=True,
        copy=False,
        index=True,
        ondelete="restrict",
        help="The step of the nomination that the vote decides.",
    )
    category_id = fields.Many2one(
        related="nomination_id.category_id", store=True, index=True
    )
    subject_name = fields.Char(
        compute="_compute_subject_name",
        store=True,
        copy=False,
        help="As submitted; the agenda keeps it.",
    )
    unit_id = fields.Many2one(related="nomination_id.unit_id", store=True)
    result = fields.Selection(
        ITEM_RESULTS, required=True, default="pending", readonly=True, copy=False
    )
    is_counted = fields.Boolean(readonly=True, copy=False)
    count_for = fields.Integer(string="Votes For", readonly=True, aggregator=None)
    count_against = fields.Integer(
        string="Votes Against", readonly=True, aggregator=None
    )
    count_blank = fields.Integer(string="Blank Votes", readonly=True, aggregator=None)
    count_invalid = fields.Integer(
        string="Invalid Votes", readonly=True, aggregator=None
    )
    base = fields.Integer(
        string="Of",
        readonly=True,
        aggregator=None,
        help="What the percentage is taken of.",
    )
    percent = fields.Float(
        string="In Favour (%)", digits=(6, 3), readonly=True, aggregator=None
    )
    rank = fields.Integer(readonly=True, aggregator=None)
    arithmetic = fields.Json(
        readonly=True, help="Everything the result was computed from."
    )
    result_note = fields.Text(
        string="Arithmetic in Words", compute="_compute_result_note"
    )
    acting_chair_id = fields.Many2one(
        "emulation.session.member",
        readonly=True,
        ondelete="restrict",
        help="Who presides over the item when the chair may not.",
    )
    acting_secretary_id = fields.Many2one(
        "emulation.session.member", readonly=True, ondelete="restrict"
    )
    recusal_ids = fields.One2many(
        "emulation.session.recusal", "item_id", depends_context=("uid",)
    )

    _nomination_once = models.Constraint(
        "UNIQUE(session_id, nomination_id)",
        "A nomination stands on the agenda of a session once.",
    )

    @api.depends("nomination_id")
    def _compute_subject_name(self):
        for item in self:
            nomination = item.nomination_id
            item.subject_name = nomination.snapshot_name or nomination.subject_name

    # --- The step that the vote decides -----------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        items._find_steps()
        return items

    def write(self, vals):
        res = super().write(vals)
        if {"nomination_id", "session_id"} & set(vals):
            self._find_steps()
        return res

    def _find_steps(self):
        """Tie items to the step of their nomination that waits for this session."""
        # A step is found whoever may read it
        for session, items in self.sudo().grouped("session_id").items():
            steps = self.env["emulation.nomination.step"].sudo()
            waiting = steps.search(
                session._domain_waiting()
                & Domain("nomination_id", "in", items.nomination_id.ids)
            )
            by_nomination = {step.nomination_id: step for step in waiting}
            for item in items:
                step = by_nomination.get(item.nomination_id, steps)
                if item.step_id != step:
                    item._write_guarded({"step_id": step.id})

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.fields import Domain

from ..core.days import vietnam_day, vietnam_today

# What was handed up and stays as it is unless it is returned
SENT = ("submitted", "accepted")


class EmulationReview(models.Model):
    """The report of one unit in a review round (báo cáo sơ kết, tổng kết).

    Opened with its round, one for each unit. States: ``draft`` → ``submitted`` (figures
    and words are fixed) → ``accepted`` by the unit above; ``returned`` with a reason.
    """

    _name = "emulation.review"
    _description = "Review Report"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "emulation.workflow.mixin",
    ]
    _order = "round_id desc, level_id, department_id, id"
    _check_company_auto = True
    _GUARDED_FIELDS = (
        "round_id",
        "department_id",
        "parent_id",
        "level_id",
        "addendum_of",
        "submitted_date",
        "submitted_by_id",
        "accepted_date",
        "accepted_by_id",
        "state_reason",
        "soon_reminded",
        "due_reminded",
        "late_reminded",
    )

    round_id = fields.Many2one(
        "emulation.review.round",
        string="Review Round",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    campaign_id = fields.Many2one(
        related="round_id.campaign_id", store=True, index=True
    )
    company_id = fields.Many2one(related="round_id.company_id", store=True, index=True)
    department_id = fields.Many2one(
        "hr.department",
        string="Unit",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    parent_id = fields.Many2one(
        "emulation.review",
        string="Report Above",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="Of the nearest unit above, as the units stood when the round was opened.",
    )
    child_ids = fields.One2many(
        "emulation.review", "parent_id", string="Reports Below", readonly=True
    )
    level_id = fields.Many2one(
        "emulation.level",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        help="Of the unit, when the round was opened.",
    )
    deadline = fields.Date(
        compute="_compute_deadline", store=True, index=True, precompute=True
    )
    late = fields.Boolean(
        compute="_compute_late",
        search="_search_late",
        help="Not submitted on its last day, or submitted after it.",
    )
    section_ids = fields.One2many(
        "emulation.review.section", "review_id", string="Sections"
    )
    submitted_date = fields.Datetime(string="Submitted On", readonly=True, copy=False)
    submitted_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    accepted_date = fields.Datetime(string="Accepted On", readonly=True, copy=False)
    accepted_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    state_reason = fields.Text(string="Reason", readonly=True, copy=False)
    previous_id = fields.Many2one(
        "emulation.review",
        string="Last Report",
        compute="_compute_previous_id",
        help="The last report of the unit in this campaign that was accepted.",
    )
    addendum_of = fields.Many2one(
        "emulation.review",
        string="Late Addendum To",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="The report above, which had been sent before this one: it stays as it "
        "is, and this one is annexed to it.",
    )
    addenda = fields.One2many(
        "emulation.review", "addendum_of", string="Late Addenda", readonly=True
    )
    missing_child_ids = fields.Many2many(
        "emulation.review",
        string="Reports Missing Below",
        compute="_compute_missing_child_ids",
    )
    missing_names = fields.Char(
        compute="_compute_names", string="Units That Did Not Report"
    )
    addendum_names = fields.Char(
        compute="_compute_names", string="Units That Reported Later"
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("submitted", "Submitted"),
            ("returned", "Returned"),
            ("accepted", "Accepted"),
        ],
        string="Status",
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )

    _one_per_unit = models.Constraint(
        "UNIQUE(round_id, department_id)",
        "The unit already has a report in this review.",
    )
    _sent_is_signed = models.Constraint(
        """CHECK (state NOT IN ('submitted', 'accepted') OR (
            submitted_date IS NOT NULL AND submitted_by_id IS NOT NULL))""",
        "A report that was submitted names who submitted it and when.",
    )

    @api.depends("department_id.name", "round_id.name")
    def _compute_display_name(self):
        for rec in self:
            parts = (rec.round_id.name, rec.department_id.name)
            rec.display_name = " – ".join(filter(None, parts))

    @api.depends("round_id.deadline_ids.date", "round_id.deadline_ids.level_id")
    def _compute_deadline(self):
        days = {
            (line.round_id, line.level_id): line.date
            for line in self.round_id.deadline_ids
        }
        for rec in self:
            rec.deadline = days.get((rec.round_id, rec.level_id))

    @api.depends("deadline", "submitted_date", "state")
    def _compute_late(self):
        today = vietnam_today()
        for rec in self:
            day = today
            if rec.state in SENT and rec.submitted_date:
                day = vietnam_day(rec.submitted_date)
            rec.late = bool(rec.deadline and day > rec.deadline)

    def _search_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        waiting = Domain("state", "not in", SENT) & Domain(
            "deadline", "<", vietnam_today()
        )
        sent = self.search([("state", "in", SENT), ("deadline", "!=", False)])
        return waiting | Domain("id", "in", sent.filtered("late").ids)

    @api.depends("round_id", "department_id")
    def _compute_previous_id(self):
        accepted = self.search(
            [
                ("campaign_id", "in", self.campaign_id.ids),
                ("department_id", "in", self.department_id.ids),
                ("state", "=", "accepted"),
            ]
        ).sorted(lambda r: (r.round_id.date_to, r.id))
        for rec in self:
            earlier = accepted.filtered(
                lambda r, rec=rec: (
                    r.department_id == rec.department_id
                    and r.campaign_id == rec.campaign_id
                    and r.round_id.date_to < rec.round_id.date_to
                )
            )
            rec.previous_id = earlier[-1:]

    @api.depends("child_ids.state")
    def _compute_missing_child_ids(self):
        for rec in self:
            rec.missing_child_ids = rec.child_ids.filtered(
                lambda child: child.state not in SENT
            )

    @api.depends("missing_child_ids", "addenda")
    def _compute_names(self):
        for rec in self:
            # Whose report is missing is no secret to who reads the one above
            own = rec.sudo()
            rec.missing_names = ", ".join(
                own.missing_child_ids.department_id.mapped("name")
            )
            rec.addendum_names = ", ".join(own.addenda.department_id.mapped("name"))

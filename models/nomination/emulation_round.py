# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..core.days import vietnam_today


class EmulationRound(models.Model):
    """A round of award reviews (đợt xét): what can be proposed, by whom, until when.

    States: ``draft`` → ``open`` (units nominate) → ``deliberation`` (what was
    submitted is under review) → ``closed``.
    """

    _name = "emulation.round"
    _description = "Award Round"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "emulation.workflow.mixin",
        "emulation.cited.mixin",
    ]
    _order = "year desc, date_close desc, id desc"
    _check_company_auto = True

    name = fields.Char(required=True, tracking=True)
    company_id = fields.Many2one(
        "res.company",
        default=lambda self: self.env.company,
        index=True,
        ondelete="restrict",
        help="Empty for templates, which all organisations share.",
    )
    campaign_id = fields.Many2one(
        "emulation.campaign",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="The campaign or movement whose achievements are honoured.",
    )
    is_template = fields.Boolean(copy=False)
    template_id = fields.Many2one(
        "emulation.round",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="The template this round was made from.",
    )
    source_document = fields.Char(help="Guidance document the round follows.")
    kind = fields.Selection(
        [
            ("annual", "Annual"),
            ("interim", "Interim review"),
            ("final", "Final review"),
            ("thematic", "Thematic"),
            ("sudden", "Sudden"),
        ],
        required=True,
        default="annual",
        tracking=True,
    )
    year = fields.Integer(
        required=True,
        default=lambda self: vietnam_today().year,
        aggregator=None,
        tracking=True,
    )
    period_from = fields.Date(
        string="Achievements From", help="First day of the period that is honoured."
    )
    period_to = fields.Date(string="Achievements To")
    date_open = fields.Date(
        string="Nominations From", help="First day on which units may submit."
    )
    date_close = fields.Date(
        string="Nominations Until",
        tracking=True,
        help="Last day on which units may submit.",
    )
    days_left = fields.Integer(compute="_compute_days_left")
    body_id = fields.Many2one(
        "emulation.body",
        string="Reviewing Body",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="The body that reviews the nominations and decides or forwards them.",
    )
    responsible_id = fields.Many2one(
        "res.users",
        default=lambda self: self.env.user,
        ondelete="set null",
        tracking=True,
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("open", "Open"),
            ("deliberation", "Deliberation"),
            ("closed", "Closed"),
        ],
        string="Status",
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    note = fields.Text()
    category_ids = fields.One2many(
        "emulation.round.category", "round_id", string="Categories", copy=True
    )
    clause_ids = fields.One2many(
        "emulation.clause", "round_id", string="Provisions", copy=True
    )
    recipient_ids = fields.One2many(
        "emulation.recipient", "round_id", string="Recipients", copy=True
    )
    review_template_id = fields.Many2one(
        "emulation.review.template", index="btree_not_null", ondelete="restrict"
    )
    nomination_ids = fields.One2many("emulation.nomination", "round_id")
    nomination_count = fields.Integer(compute="_compute_counts", string="Nominations")
    count_draft = fields.Integer(compute="_compute_counts", string="In preparation")
    count_proposed = fields.Integer(compute="_compute_counts", string="Proposed")
    count_in_review = fields.Integer(compute="_compute_counts", string="In review")
    count_passed = fields.Integer(compute="_compute_counts", string="Passed")
    count_forwarded = fields.Integer(compute="_compute_counts", string="Forwarded")
    count_failed = fields.Integer(compute="_compute_counts", string="Failed")
    count_awarded = fields.Integer(compute="_compute_counts", string="Awarded")

    can_decide = fields.Boolean(compute="_compute_counts")
    can_propose = fields.Boolean(
        compute="_compute_can_propose", help="The user screens and nominates people."
    )

    _template_has_no_company = models.Constraint(
        "CHECK (is_template IS TRUE OR company_id IS NOT NULL)",
        "A round belongs to a company.",
    )

    _COUNTERS = {
        "draft": "count_draft",
        "submitted": "count_proposed",
        "returned": "count_proposed",
        "suspended": "count_in_review",
        "in_review": "count_in_review",
        "passed": "count_passed",
        "forwarded": "count_forwarded",
        "failed": "count_failed",
        "withdrawn": "count_failed",
        "revoked": "count_failed",
        "awarded": "count_awarded",
    }

    @api.depends("date_close", "state")
    def _compute_days_left(self):
        today = vietnam_today()
        for round_ in self:
            left = (round_.date_close - today).days if round_.date_close else 0
            round_.days_left = max(left, 0)

    @api.depends("nomination_ids.state", "category_ids.body_id")
    @api.depends_context("uid")
    def _compute_counts(self):
        counters = dict.fromkeys(
            ["nomination_count", *dict.fromkeys(self._COUNTERS.values())], 0
        )
        totals = {rec.id: dict(counters) for rec in self}
        decidable = set()
        groups = self.env["emulation.nomination"]._read_group(
            [("round_id", "in", self.ids)],
            ["round_id", "category_id", "state"],
            ["__count"],
        )
        for round_, category, state, count in groups:
            totals[round_.id]["nomination_count"] += count
            totals[round_.id][self._COUNTERS[state]] += count
            if state == "passed" and not category.is_outside:
                decidable.add(round_.id)
        for rec in self:
            rec.update(totals.get(rec.id, counters))
            rec.can_decide = rec.id in decidable and self.env.user.has_group(
                "hr_emulation.group_officer"
            )

    @api.depends_context("uid")
    def _compute_can_propose(self):
        self.can_propose = self.env["emulation.nomination"]._may_nominate()

    @api.constrains("year", "is_template", "company_id")
    def _check_year(self):
        for round_ in self:
            if not 1945 <= round_.year <= 2200:
                raise ValidationError(
                    self.env._(
                        "%(name)s: %(year)s is not a possible year.",
                        name=round_.name,
                        year=round_.year,
                    )
                )

    @api.constrains("period_from", "period_to", "date_open", "date_close")
    def _check_dates(self):
        problems = []
        for round_ in self:
            if (
                round_.period_from
                and round_.period_to
                and round_.period_from > round_.period_to
            ):
                problems.append(
                    self.env._(
                        "%(name)s: the achievement period ends before it begins.",
                        name=round_.name,
                    )
                )
            if (
                round_.date_open
                and round_.date_close
                and round_.date_open > round_.date_close
            ):
                problems.append(
                    self.env._(
                        "%(name)s: nominations end before they begin.",
                        name=round_.name,
                    )
                )
        if problems:
            raise ValidationError("\n".join(problems))

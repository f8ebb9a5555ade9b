# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..core.days import vietnam_today


class EmulationReviewRound(models.Model):
    """A review of a campaign by all its units (đợt sơ kết, tổng kết).

    Document 000 is such a round: purposes and requirements, an outline, a form of
    conference, a last day for each level. States: ``draft`` → ``open`` (each unit has
    its report to write) → ``closed``; ``cancelled`` with a reason.
    """

    _name = "emulation.review.round"
    _description = "Review Round"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "emulation.workflow.mixin",
        "emulation.owned.mixin",
        "emulation.cited.mixin",
    ]
    _order = "year desc, date_to desc, id desc"
    _check_company_auto = True
    _OWNERS = frozenset({"campaign_id", "company_id"})

    name = fields.Char(required=True, tracking=True)
    campaign_id = fields.Many2one(
        "emulation.campaign",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=[("state", "in", ("launched", "closed")), ("is_template", "=", False)],
        default=lambda self: self.env["emulation.campaign"]._get_only_launched(),
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.company,
    )
    kind = fields.Selection(
        [
            ("interim", "Interim review"),
            ("final", "Final review"),
            ("annual", "Annual review"),
        ],
        required=True,
        default="interim",
        tracking=True,
    )
    year = fields.Integer(
        required=True,
        default=lambda self: vietnam_today().year,
        aggregator=None,
        index=True,
    )
    date_from = fields.Date(
        string="From",
        required=True,
        help="First day of the period that is reported on; its figures are counted.",
    )
    date_to = fields.Date(string="To", required=True)
    template_id = fields.Many2one(
        "emulation.review.template",
        string="Outline",
        required=True,
        index=True,
        ondelete="restrict",
        help="The sections each report begins with.",
    )
    award_round_id = fields.Many2one(
        "emulation.round",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="The award round held with this review, if there is one.",
    )
    purposes = fields.Text(help="What the review is for.")
    requirements = fields.Text(help="What is asked of every unit.")
    conference_form = fields.Selection(
        [
            ("own", "A conference of its own"),
            ("committee", "Within the executive committee's meeting"),
            ("extended", "An extended conference"),
        ],
        string="Form of the Conference",
        required=True,
        default="own",
    )
    department_ids = fields.Many2many(
        "hr.department",
        "emulation_review_round_department_rel",
        string="Reporting Units",
        copy=False,
        check_company=True,
        domain=[("emulation_level_id", "!=", False)],
        help="Empty: all units that take part in the campaign.",
    )
    deadline_ids = fields.One2many(
        "emulation.review.deadline", "round_id", string="Deadlines", copy=True
    )
    review_ids = fields.One2many(
        "emulation.review", "round_id", string="Reports", readonly=True
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("open", "Open"),
            ("closed", "Closed"),
            ("cancelled", "Cancelled"),
        ],
        string="Status",
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )

    _period_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "The period ends before it begins."
    )
    _year_possible = models.Constraint(
        "CHECK(year BETWEEN 1945 AND 2999)", "This is not a possible year."
    )

    @api.constrains("deadline_ids", "date_from")
    def _check_deadlines(self):
        problems = [
            self.env._(
                "%(round)s: the deadline of %(level)s lies before the period.",
                round=rec.name,
                level=deadline.level_id.name,
            )
            for rec in self
            for deadline in rec.deadline_ids
            if deadline.date < rec.date_from
        ]
        if problems:
            raise ValidationError("\n".join(problems))

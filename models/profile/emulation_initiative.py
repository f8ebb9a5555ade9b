# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .emulation_rating import FIRST_YEAR

# From the narrowest to the widest: a wider scope satisfies a narrower demand
INITIATIVE_SCOPES = [
    ("grassroots", "Grassroots"),
    ("province", "Province, ministry or sector"),
    ("national", "National"),
]


class EmulationInitiative(models.Model):
    """Recognised initiative, solution or accepted science work (sáng kiến)."""

    _name = "emulation.initiative"
    _description = "Initiative"
    _inherit = ["mail.thread"]
    _order = "year desc, id desc"
    _rec_name = "title"
    _check_company_auto = True

    title = fields.Char(required=True, tracking=True)
    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        index=True,
        ondelete="restrict",
    )
    year = fields.Integer(
        compute="_compute_year",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        aggregator=None,
        index=True,
        help="Year the initiative counts for.",
    )
    scope = fields.Selection(
        INITIATIVE_SCOPES,
        required=True,
        default="grassroots",
        tracking=True,
        help="How far its effect was recognised.",
    )
    recognition_number = fields.Char(
        string="Recognised By",
        tracking=True,
        help="Number and symbol of the decision that recognised it; empty while it is "
        "not recognised.",
    )
    recognition_date = fields.Date(tracking=True)
    recognition_body = fields.Char(help="Council or head who recognised it.")
    is_applied = fields.Boolean(
        string="Applied", default=True, help="Used in practice with effect."
    )
    effect = fields.Text()
    author_ids = fields.One2many(
        "emulation.initiative.author", "initiative_id", string="Authors", copy=True
    )
    author_names = fields.Char(compute="_compute_author_names")

    @api.depends("recognition_date")
    def _compute_year(self):
        for initiative in self:
            day = initiative.recognition_date or fields.Date.context_today(initiative)
            initiative.year = day.year

    @api.depends("author_ids.subject_name")
    def _compute_author_names(self):
        for initiative in self:
            names = initiative.author_ids.mapped("subject_name")
            initiative.author_names = ", ".join(filter(None, names))

    @api.constrains("year", "recognition_date")
    def _check_initiative(self):
        problems = []
        today = fields.Date.context_today(self)
        for initiative in self:
            if not FIRST_YEAR <= initiative.year <= today.year:
                problems.append(
                    self.env._(
                        "%(name)s: %(year)s is not a possible year.",
                        name=initiative.title,
                        year=initiative.year,
                    )
                )
            if initiative.recognition_date and initiative.recognition_date > today:
                problems.append(
                    self.env._(
                        "%(name)s: the recognition is to come.", name=initiative.title
                    )
                )
        if problems:
            raise ValidationError("\n".join(problems))


class EmulationInitiativeAuthor(models.Model):
    """Who thought of an initiative: a person or a collective, with his share."""

    _name = "emulation.initiative.author"
    _description = "Author of an Initiative"
    _inherit = ["emulation.subject.mixin"]
    _order = "initiative_id, is_main desc, id"
    _rec_name = "subject_name"
    _check_company_auto = True

    initiative_id = fields.Many2one(
        "emulation.initiative",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(related="initiative_id.company_id", store=True)
    year = fields.Integer(
        related="initiative_id.year", store=True, index=True, aggregator=None
    )
    scope = fields.Selection(related="initiative_id.scope", store=True)
    is_recognised = fields.Boolean(
        compute="_compute_is_recognised",
        store=True,
        help="Recognised by a decision and applied: what standards ask for.",
    )
    is_main = fields.Boolean(string="Main Author")
    share = fields.Float(string="Share (%)", digits=(5, 2), aggregator=None)

    _subject_matches_kind = models.Constraint(
        """CHECK (
            (subject_kind = 'individual') = (employee_id IS NOT NULL)
            AND (subject_kind = 'collective') = (department_id IS NOT NULL))""",
        "An author is exactly one subject of the kind it names.",
    )
    _share_in_range = models.Constraint(
        "CHECK (share BETWEEN 0 AND 100)", "A share is between 0 and 100 percent."
    )
    _once_individual = models.UniqueIndex(
        "(initiative_id, employee_id) WHERE employee_id IS NOT NULL",
        "A person is named once as author of an initiative.",
    )
    _once_collective = models.UniqueIndex(
        "(initiative_id, department_id) WHERE department_id IS NOT NULL",
        "A collective is named once as author of an initiative.",
    )

    @api.depends(
        "initiative_id.recognition_number",
        "initiative_id.recognition_date",
        "initiative_id.is_applied",
    )
    def _compute_is_recognised(self):
        for author in self:
            initiative = author.initiative_id
            author.is_recognised = bool(
                initiative.recognition_number
                and initiative.recognition_date
                and initiative.is_applied
            )

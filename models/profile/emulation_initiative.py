# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..core.days import vietnam_today
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
    _inherit = ["mail.thread", "emulation.history.mixin"]
    _order = "year desc, id desc"
    _rec_name = "title"
    _check_company_auto = True
    _CHECKED_FIELDS = ("title", "year", "recognition_number", "recognition_date")
    _LOGGED_FIELDS = (
        *_CHECKED_FIELDS,
        "scope",
        "recognition_body",
        "is_applied",
        "author_names",
    )

    title = fields.Char(string="Initiative Title", required=True, tracking=True)
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
    author_names = fields.Char(compute="_compute_author_names", compute_sudo=True)

    @api.depends("recognition_date")
    def _compute_year(self):
        for initiative in self:
            day = initiative.recognition_date or vietnam_today()
            initiative.year = day.year

    @api.depends("author_ids.subject_name")
    def _compute_author_names(self):
        for initiative in self:
            names = initiative.author_ids.mapped("subject_name")
            initiative.author_names = ", ".join(filter(None, names))

    def _get_persons(self):
        # Authors of other units are persons too
        return self.sudo().author_ids.employee_id

    def _get_collectives(self):
        return self.sudo().author_ids.department_id

    # The title is among the values of every new one, its authors need not be
    @api.constrains("title", "author_ids")
    def _check_authors(self):
        problems = [
            self.env._(
                "%(name)s: name at least one author; without one it counts for nobody.",
                name=initiative.title,
            )
            for initiative in self
            if not initiative.sudo().author_ids
        ]
        if problems:
            raise ValidationError("\n".join(problems))

    @api.model
    def _get_entry_problems(self, rows, entries=None):
        problems = []
        today = vietnam_today()
        for row in rows:
            day = fields.Date.to_date(row["recognition_date"])
            year = int(row["year"] or (day or today).year)
            texts = [text] if (text := self._get_year_problem(year)) else []
            if day and day > today:
                texts.append(self.env._("the day of recognition is to come"))
            if bool(day) != bool(row["recognition_number"]):
                texts.append(
                    self.env._(
                        "give number and date of the decision that recognised it, or "
                        "neither of them"
                    )
                )
            if texts:
                problems.append(f"{row['title'] or ''}: {'; '.join(texts)}.")
        return problems

    @api.model
    def _get_year_problem(self, year):
        """Say why nothing is recognised for a year; empty when it is possible."""
        last = vietnam_today().year
        if FIRST_YEAR <= year <= last:
            return ""
        return self.env._(
            "%(year)s is not a possible year: choose one from %(first)s to %(last)s",
            year=str(year),
            first=str(FIRST_YEAR),
            last=str(last),
        )


class EmulationInitiativeAuthor(models.Model):
    """Who thought of an initiative: a person or a collective, with his share."""

    _name = "emulation.initiative.author"
    _description = "Author of an Initiative"
    _inherit = ["emulation.history.mixin", "emulation.subject.mixin"]
    _order = "initiative_id, is_main desc, id"
    _rec_name = "subject_name"
    _check_company_auto = True
    _CHECKED_FIELDS = ("initiative_id", "employee_id", "department_id", "share")
    _LOGGED_FIELDS = (*_CHECKED_FIELDS, "is_main")

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

    @api.model
    def _get_entry_problems(self, rows, entries=None):
        problems = []
        taken = {
            (author.initiative_id.id, author.employee_id.id, author.department_id.id)
            for author in self.sudo().search(
                [
                    ("initiative_id", "in", [row["initiative_id"] for row in rows]),
                    ("id", "not in", entries.ids if entries else []),
                ]
            )
        }
        for row in rows:
            subject = (row["employee_id"] or False, row["department_id"] or False)
            key = (row["initiative_id"], *subject)
            name = self._get_author_name(row)
            if key in taken:
                problems.append(
                    self.env._(
                        "%(name)s is named twice as author of the initiative.",
                        name=name,
                    )
                )
            taken.add(key)
            if not 0 <= (row["share"] or 0) <= 100:
                problems.append(
                    self.env._(
                        "%(name)s: a share is between 0 and 100 percent.", name=name
                    )
                )
        return problems

    def _get_collectives(self):
        return self.department_id

    @api.model
    def _get_author_name(self, row):
        # The name of a subject the user has just chosen himself
        for name in self._SUBJECT_FIELDS.values():
            if row[name]:
                return (
                    self.env[self._fields[name].comodel_name]
                    .sudo()
                    .browse(row[name])
                    .name
                )
        return self.env._("This author")

    @api.constrains("initiative_id", "share")
    def _check_shares(self):
        groups = self.sudo()._read_group(
            [("initiative_id", "in", self.initiative_id.ids)],
            ["initiative_id"],
            ["share:sum"],
        )
        problems = [
            self.env._(
                "%(name)s: the shares of its authors add up to more than 100 percent.",
                name=initiative.title,
            )
            for initiative, total in groups
            if total > 100.005
        ]
        if problems:
            raise ValidationError("\n".join(problems))

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

RATING_SYSTEMS = [("professional", "Professional"), ("union", "Union")]
RATING_LEVELS = [
    ("excellent", "Excellent"),
    ("good", "Good"),
    ("completed", "Completed"),
    ("not_completed", "Not completed"),
]
RATING_PERIODS = [("year", "Whole year"), ("h1", "First half of the year")]
FIRST_YEAR = 1945


class EmulationRating(models.Model):
    """Rating of a subject for a year or its first half (đánh giá, xếp loại).

    What the four levels are called depends on the year: see
    ``emulation.rating.label``.
    """

    _name = "emulation.rating"
    _description = "Rating"
    _inherit = ["emulation.subject.mixin"]
    _order = "year desc, period, system, id desc"
    _rec_name = "subject_name"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        index=True,
        ondelete="restrict",
    )
    year = fields.Integer(
        required=True,
        default=lambda self: fields.Date.context_today(self).year,
        aggregator=None,
        index=True,
    )
    period = fields.Selection(RATING_PERIODS, required=True, default="year")
    date_from = fields.Date(
        string="From", help="First day, where the year is no calendar year (schools)."
    )
    date_to = fields.Date(string="To")
    system = fields.Selection(
        RATING_SYSTEMS,
        required=True,
        default="professional",
        help="Who rated: the employer (professional) or the trade union.",
    )
    level = fields.Selection(RATING_LEVELS, required=True)
    level_label = fields.Char(string="Rated As", compute="_compute_level_label")
    points = fields.Float(digits=(6, 2), aggregator=None)
    document_number = fields.Char(
        string="Decision", help="Number and symbol of the paper that gave the rating."
    )
    document_date = fields.Date(string="Decision Date")
    note = fields.Char()

    _subject_matches_kind = models.Constraint(
        """CHECK (
            (subject_kind = 'individual') = (employee_id IS NOT NULL)
            AND (subject_kind = 'collective') = (department_id IS NOT NULL))""",
        "A rating has exactly one subject of the kind it names.",
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "The rated period ends before it begins."
    )
    _points_positive = models.Constraint(
        "CHECK (points >= 0)", "Points are not negative."
    )
    _one_individual = models.UniqueIndex(
        "(employee_id, year, period, system) WHERE employee_id IS NOT NULL",
        "This person already has a rating of this year, period and system.",
    )
    _one_collective = models.UniqueIndex(
        "(department_id, year, period, system) WHERE department_id IS NOT NULL",
        "This collective already has a rating of this year, period and system.",
    )

    @api.depends("year", "system", "level")
    @api.depends_context("lang")
    def _compute_level_label(self):
        words = self.env["emulation.rating.label"]._get_words()
        for rating in self:
            rating.level_label = words(rating.system, rating.level, rating.year)

    @api.depends("subject_name", "year", "system", "period")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for rating in self:
            rating.display_name = rating.subject_name and (
                f"{rating.subject_name} – {rating.year}: {rating.level_label or ''}"
            )

    @api.constrains("year", "period", "date_from", "date_to")
    def _check_rating(self):
        problems = []
        today = fields.Date.context_today(self)
        for rating in self:
            if not FIRST_YEAR <= rating.year <= today.year:
                problems.append(
                    self.env._(
                        "%(name)s: %(year)s is not a year that can be rated yet.",
                        name=rating.subject_name,
                        year=rating.year,
                    )
                )
        if problems:
            raise ValidationError("\n".join(problems))

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import Counter

from odoo import api, fields, models

from ..core.days import vietnam_today

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
    _inherit = ["emulation.history.mixin", "emulation.subject.mixin"]
    _order = "year desc, period, system, id desc"
    _rec_name = "subject_name"
    _check_company_auto = True
    _KEY_FIELDS = ("employee_id", "department_id", "year", "period", "system")
    _CHECKED_FIELDS = (
        "subject_kind",
        *_KEY_FIELDS,
        "date_from",
        "date_to",
        "points",
    )
    _LOGGED_FIELDS = (*_CHECKED_FIELDS, "level", "document_number", "document_date")

    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        index=True,
        ondelete="restrict",
    )
    year = fields.Integer(
        required=True,
        default=lambda self: vietnam_today().year,
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
    level = fields.Selection(RATING_LEVELS, string="Rated As", required=True)
    level_label = fields.Char(string="Rating", compute="_compute_level_label")
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

    @api.depends("year", "system", "level", "subject_kind")
    @api.depends_context("lang")
    def _compute_level_label(self):
        words = self.env["emulation.rating.label"]._get_words()
        for rating in self:
            rating.level_label = words(
                rating.system, rating.level, rating.year, rating.subject_kind
            )

    @api.depends("subject_name", "year", "system", "period", "level")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for rating in self:
            rating.display_name = rating.subject_name and (
                f"{rating.subject_name} – {rating.year}: {rating.level_label or ''}"
            )

    def _get_collectives(self):
        return self.department_id

    # --- Checks -----------------------------------------------------------------------

    @api.model
    def _get_entry_problems(self, rows, entries=None):
        problems = []
        for row in rows:
            problems += self._get_subject_problems(
                {name: row[name] for name in ("subject_kind", *self._subject_names())}
            )
        if problems:
            return problems
        doubles = self._get_doubles(rows, entries)
        last = vietnam_today().year
        for row in rows:
            texts = self._get_date_problems(row, last)
            if (row["points"] or 0) < 0:
                texts.append(self.env._("points are not negative"))
            if self._get_key(row) in doubles:
                texts.append(
                    self.env._(
                        "there is already a rating of this year (%(period)s, "
                        "%(system)s)",
                        period=self._get_word("period", row["period"]),
                        system=self._get_word("system", row["system"]),
                    )
                )
            if texts:
                problems.append(self._get_row_text(row, texts))
        return problems

    def _check_company(self, fnames=None):
        # The ORM asks record by record: half of the time an import takes. Only
        # where companies differ is there anything to ask
        ratings_sudo = self.sudo()
        mixed = ratings_sudo.filtered(
            lambda rating: any(
                rating[name].company_id != rating.company_id
                for name in (*self._subject_names(), "unit_id")
                if rating[name]
            )
        )
        return super(EmulationRating, self & mixed)._check_company(fnames)

    @api.model
    def _subject_names(self):
        return tuple(self._SUBJECT_FIELDS.values())

    @api.model
    def _get_date_problems(self, row, last):
        texts = []
        year = int(row["year"] or 0)
        if not FIRST_YEAR <= year <= last:
            texts.append(
                self.env._(
                    "%(year)s is not a year that can be rated: choose one from "
                    "%(first)s to %(last)s",
                    year=str(year),
                    first=str(FIRST_YEAR),
                    last=str(last),
                )
            )
        start = fields.Date.to_date(row["date_from"])
        end = fields.Date.to_date(row["date_to"])
        if bool(start) != bool(end):
            texts.append(
                self.env._("give the first and the last day, or neither of them")
            )
        elif start and start > end:
            texts.append(self.env._("the rated period ends before it begins"))
        elif start and not start.year <= year <= end.year:
            texts.append(self.env._("the rated period lies outside the year"))
        collective = self.env["hr.department"].sudo().browse(row["department_id"] or [])
        if collective.emulation_is_ad_hoc:
            founded = collective.emulation_date_from
            dissolved = collective.emulation_date_to
            if (founded and year < founded.year) or (
                dissolved and year > dissolved.year
            ):
                texts.append(self.env._("the ad-hoc collective did not exist then"))
        return texts

    @api.model
    def _get_key(self, row):
        subject = (row["employee_id"] or False, row["department_id"] or False)
        return (*subject, int(row["year"] or 0), row["period"], row["system"])

    @api.model
    def _get_doubles(self, rows, entries=None):
        """Return the keys of rows that come twice or are taken, in two queries."""
        counts = Counter(self._get_key(row) for row in rows)
        doubles = {key for key, count in counts.items() if count > 1}
        years = list({key[2] for key in counts})
        # Also what the user may not see is taken
        ratings_sudo = self.sudo()
        for place, name in enumerate(("employee_id", "department_id")):
            subjects = {key[place] for key in counts} - {False}
            if not subjects:
                continue
            taken = ratings_sudo._read_group(
                [
                    (name, "in", list(subjects)),
                    ("year", "in", years),
                    ("id", "not in", entries.ids if entries else []),
                ],
                [name, "year", "period", "system"],
            )
            for subject, *rest in taken:
                key = (subject.id, False) if place == 0 else (False, subject.id)
                if (*key, *rest) in counts:
                    doubles.add((*key, *rest))
        return doubles

    @api.model
    def _get_word(self, name, value):
        words = dict(self._fields[name]._description_selection(self.env))
        return words.get(value, "")

    @api.model
    def _get_row_text(self, row, texts):
        # The name of a subject the user has just chosen himself
        subject = next(
            self.env[self._fields[name].comodel_name].sudo().browse(row[name])
            for name in self._subject_names()
            if row[name]
        )
        return f"{subject.name}, {row['year'] or 0}: {'; '.join(texts)}."

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError

from .emulation_rating import RATING_LEVELS, RATING_SYSTEMS
from .emulation_subject_mixin import SUBJECT_KINDS


class EmulationRatingLabel(models.Model):
    """What a level of rating is called under the regime of a year.

    Source: Decrees 56/2015, 90/2020, 48/2023 and 335/2025 on annual ratings.
    """

    _name = "emulation.rating.label"
    _description = "Name of a Rating"
    _order = "system, year_from desc, id"

    system = fields.Selection(RATING_SYSTEMS, required=True, default="professional")
    subject_kind = fields.Selection(
        SUBJECT_KINDS, help="Empty when individuals and collectives are called alike."
    )
    level = fields.Selection(RATING_LEVELS, string="Rated As", required=True)
    year_from = fields.Integer(string="From Year", required=True, aggregator=None)
    year_to = fields.Integer(
        string="To Year", aggregator=None, help="Empty while the regime is in force."
    )
    name = fields.Char(required=True, translate=True)
    short_name = fields.Char(
        required=True, translate=True, help="For narrow columns, as in HTXSNV."
    )
    instrument_id = fields.Many2one(
        "emulation.legal.instrument", index="btree_not_null", ondelete="restrict"
    )
    note = fields.Text()
    needs_check = fields.Boolean(
        string="To Be Checked",
        help="Check this entry against your current regulation before you use it.",
    )

    _years_in_order = models.Constraint(
        "CHECK (year_to IS NULL OR year_to = 0 OR year_from <= year_to)",
        "The regime ends before it begins.",
    )

    @api.constrains("system", "subject_kind", "level", "year_from", "year_to")
    def _check_overlap(self):
        for label in self:
            others = self.search(
                [
                    ("id", "!=", label.id),
                    ("system", "=", label.system),
                    ("subject_kind", "=", label.subject_kind),
                    ("level", "=", label.level),
                    ("year_from", "<=", label.year_to or 9999),
                    "|",
                    ("year_to", "in", (False, 0)),
                    ("year_to", ">=", label.year_from),
                ]
            )
            if others:
                raise ValidationError(
                    self.env._(
                        "“%(first)s” and “%(second)s” name the same rating in the same "
                        "years.",
                        first=label.name,
                        second=others[0].name,
                    )
                )

    @api.model
    def _get_words(self, short=False):
        """Return a function that names a rating in the reader's language.

        :return: callable ``(system, level, year, subject_kind=None) -> str``
        """
        names = self._get_rows(self.env.lang, short)
        plain = dict(
            self.env["emulation.rating"]
            ._fields["level"]
            ._description_selection(self.env)
        )

        def words(system, level, year, subject_kind=None):
            for first, last, kind, name in names.get((system, level), ()):
                if first <= (year or 0) <= last and kind in (False, subject_kind):
                    return name
            return plain.get(level, "")

        return words

    @tools.ormcache("lang", "short")
    def _get_rows(self, lang, short):
        """Names of all regimes: ``{(system, level): [(first, last, kind, name)]}``."""
        names = {}
        # What names one kind of subject goes before what names both
        labels = (
            self.sudo()
            .with_context(lang=lang)
            .search_fetch(
                [], ["system", "level", "year_from", "year_to", "name", "short_name"]
            )
        )
        for label in labels.sorted(lambda r: not r.subject_kind):
            row = (label.year_from, label.year_to or 9999, label.subject_kind)
            name = label.short_name if short else label.name
            names.setdefault((label.system, label.level), []).append((*row, name))
        return names

    @api.model_create_multi
    def create(self, vals_list):
        self.env.registry.clear_cache()
        return super().create(vals_list)

    def write(self, vals):
        self.env.registry.clear_cache()
        return super().write(vals)

    def unlink(self):
        self.env.registry.clear_cache()
        return super().unlink()

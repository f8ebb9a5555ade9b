# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ...engine.sheet_table import Column
from ..core.days import vietnam_today
from .emulation_import_words import unambiguous
from .emulation_rating_insert import RATING_CONTENT
from .emulation_subject_mixin import SUBJECT_FIELDS


class EmulationImportRating(models.AbstractModel):
    """Import of ratings: one row is one rating."""

    _name = "emulation.import.rating"
    _inherit = ["emulation.import.kind"]
    _description = "Import of Ratings"
    _TARGET = "emulation.rating"
    _UPDATES = True
    # Too many for a trial; all that the model checks is checked row by row
    _TRIES = False

    @api.model
    def _get_columns(self):
        model = "emulation.rating"
        periods = self._get_selection(model, "period")
        systems = self._get_selection(model, "system")
        levels = self._get_levels()
        return [
            *self._get_subject_columns(),
            self._get_year_column("nam danh gia", "nam xep loai"),
            Column(
                "period",
                self.env._("Period"),
                "choice",
                help=self.env._("Empty: the whole year."),
                example=periods["words"][0],
                aliases=("ky", "ky danh gia", "giai doan"),
                **periods,
            ),
            Column(
                "system",
                self.env._("System"),
                "choice",
                help=self.env._("Who rated. Empty: the employer."),
                example=systems["words"][0],
                aliases=("he thong", "loai danh gia"),
                **systems,
            ),
            Column(
                "level",
                self.env._("Rated As"),
                "choice",
                is_required=True,
                example=levels["words"][0],
                width=24,
                aliases=("level", "xep loai", "muc xep loai", "ket qua xep loai"),
                **levels,
            ),
            Column(
                "points",
                self.env._("Points"),
                "number",
                width=9,
                aliases=("diem", "tong diem"),
            ),
            Column(
                "document_number",
                self.env._("Decision"),
                help=self.env._("Number and symbol of the paper that gave the rating."),
                example="12/QĐ-SNV",
                aliases=("so quyet dinh", "so qd", "quyet dinh so"),
            ),
            Column(
                "document_date",
                self.env._("Decision Date"),
                "date",
                width=12,
                aliases=("ngay quyet dinh", "ngay qd", "ngay ky"),
            ),
            Column(
                "date_from",
                self.env._("From"),
                "date",
                help=self.env._("Only where the year is no calendar year (schools)."),
                width=12,
                aliases=("tu ngay",),
            ),
            Column(
                "date_to", self.env._("To"), "date", width=12, aliases=("den ngay",)
            ),
            Column("note", self.env._("Note"), width=24, aliases=("ghi chu",)),
        ]

    @api.model
    def _get_levels(self):
        """Return options and words of the levels, by every name of every regime."""
        levels = self._get_selection("emulation.rating", "level")
        pairs = list(levels["options"].items())
        names = ["name", "short_name", "level"]
        labels = self.env["emulation.rating.label"].search_fetch([], names)
        for code in self._get_languages():
            for label in labels.with_context(lang=code):
                pairs += [(label.name, label.level), (label.short_name, label.level)]
        return {**levels, "options": unambiguous(pairs)}

    @api.model
    def _prepare_row(self, row, found):
        values = row.values
        values.setdefault("period", "year")
        values.setdefault("system", "professional")
        if values.get("points", 0) < 0:
            text = self.env._("Points are not negative.")
            found.add(row, self.env._("Points"), str(values["points"]), text)

    @api.model
    def _match_subjects(self, rows, choices, found):
        result = super()._match_subjects(rows, choices, found)
        ratings = self.env["emulation.rating"]
        last = vietnam_today().year
        known = {}
        for row in rows:
            values = row.values
            if "year" not in values:
                continue
            collective = row.kind == "collective" and row.subject
            dates = (values.get("date_from"), values.get("date_to"))
            if row.faults & {"date_from", "date_to"}:
                # Half of a period says nothing; the year does
                dates = (None, None)
            facts = (values["year"], *dates, collective)
            if facts not in known:
                names = ("year", "date_from", "date_to", "department_id")
                known[facts] = "; ".join(
                    ratings._get_date_problems(
                        dict(zip(names, facts, strict=True)), last
                    )
                )
            if known[facts]:
                text = f"{known[facts][:1].upper()}{known[facts][1:]}."
                found.add(row, self.env._("Year"), str(values["year"]), text)
        return result

    @api.model
    def _get_key(self, row):
        values = row.values
        key = (values["year"], values["period"], values["system"])
        return (row.kind, row.subject, *key)

    @api.model
    def _get_content(self, row):
        values = row.values
        return {name: values[name] for name in RATING_CONTENT if name in values}

    @api.model
    def _find_existing(self, rows):
        existing = {}
        years = list({row.values["year"] for row in rows.values()})
        for kind, name in SUBJECT_FIELDS.items():
            subjects = list({row.subject for row in rows.values() if row.kind == kind})
            if not subjects:
                continue
            query = self.env["emulation.rating"]._search(
                [(name, "in", subjects), ("year", "in", years)]
            )
            columns = ("id", name, "year", "period", "system", *RATING_CONTENT)
            for record_id, *values in self.env.execute_query(query.select(*columns)):
                key = (kind, *values[:4])
                if key in rows:
                    content = dict(zip(RATING_CONTENT, values[4:], strict=True))
                    existing[key] = (record_id, content)
        return existing

    @api.model
    def _write_new(self, rows):
        self.env["emulation.rating"]._insert_rows(
            {
                "subject_kind": row.kind,
                SUBJECT_FIELDS[row.kind]: row.subject,
                **{name: row.values[name] for name in ("year", "period", "system")},
                **self._get_content(row),
            }
            for row in rows
        )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ...engine.sheet_table import Column
from .emulation_import_words import unambiguous
from .emulation_subject_mixin import SUBJECT_FIELDS

_ENDED = ("failed", "withdrawn", "revoked")


class EmulationImportNomination(models.AbstractModel):
    """Import of nominations as drafts, with the rights of the user."""

    _name = "emulation.import.nomination"
    _inherit = ["emulation.import.kind"]
    _description = "Import of Nominations"
    _TARGET = "emulation.nomination"
    # Whom a unit puts forward is for the nomination itself to judge
    _REFUSES_OWN = False

    @api.model
    def _may_import(self):
        return self.env["emulation.nomination"]._may_nominate()

    @api.model
    def _get_columns(self):
        categories = self._get_categories()
        return [
            Column(
                "category_id",
                self.env._("Category"),
                "choice",
                is_required=True,
                help=self.env._("A category of an open round."),
                example=(categories["words"] or [""])[0],
                width=48,
                aliases=("hang muc", "hang muc khen thuong", "danh hieu de nghi"),
                **categories,
            ),
            *self._get_subject_columns(with_kind=False),
            Column(
                "summary",
                self.env._("Achievement Summary"),
                "lines",
                help=self.env._("What was achieved, with figures."),
                example="Hoàn thành 100% hồ sơ đúng hạn",
                width=48,
                aliases=("tom tat thanh tich", "thanh tich"),
            ),
            Column(
                "citation",
                self.env._("Citation"),
                help=self.env._(
                    "The line printed on the certificate. Empty: that of the category."
                ),
                width=36,
                aliases=("noi dung ghi bang", "ghi tren bang"),
            ),
        ]

    @api.model
    def _get_categories(self):
        """Options are the names that mean one open category; rounds tell the rest."""
        pairs, words = [], []
        rounds = self.env["emulation.round"].search([("state", "=", "open")])
        for code in self._get_languages():
            for category in rounds.with_context(lang=code).category_ids:
                full = f"{category.round_id.name} – {category.display_name}"
                names = (category.name, category.display_name, full)
                pairs += [(name, category.id) for name in names if name]
        options = unambiguous(pairs)
        for category in rounds.category_ids:
            short = category.display_name
            full = f"{category.round_id.name} – {short}"
            words.append(full if len(rounds) > 1 else short)
        return {"options": options, "words": words}

    @api.model
    def _get_subject_kind(self, values):
        category = self.env["emulation.round.category"].browse(
            values.get("category_id")
        )
        return category.subject_kind

    @api.model
    def _get_key(self, row):
        return (row.values["category_id"], row.kind, row.subject)

    @api.model
    def _get_content(self, row):
        names = ("summary", "citation")
        return {name: row.values[name] for name in names if name in row.values}

    @api.model
    def _find_existing(self, rows):
        nominations = self.env["emulation.nomination"].search_fetch(
            [
                ("category_id", "in", list({key[0] for key in rows})),
                ("state", "not in", _ENDED),
            ],
            ["category_id", *SUBJECT_FIELDS.values(), "summary", "citation"],
        )
        existing = {}
        for nomination in nominations:
            kind = "individual" if nomination.employee_id else "collective"
            key = (nomination.category_id.id, kind, nomination[SUBJECT_FIELDS[kind]].id)
            if key in rows:
                content = {n: nomination[n] for n in ("summary", "citation")}
                existing[key] = (nomination.id, content)
        return existing

    @api.model
    def _write_new(self, rows):
        self.env["emulation.nomination"].create(
            [
                {
                    "category_id": row.values["category_id"],
                    SUBJECT_FIELDS[row.kind]: row.subject,
                    **self._get_content(row),
                }
                for row in rows
            ]
        )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import Command, api, models

from ...engine.sheet_table import Column
from ...engine.sheet_values import name_key
from ..core.days import vietnam_today
from .emulation_subject_mixin import SUBJECT_FIELDS

_CONTENT = (
    "scope",
    "recognition_number",
    "recognition_date",
    "recognition_body",
    "is_applied",
    "effect",
)


class EmulationImportInitiative(models.AbstractModel):
    """Import of initiatives: one row is one author of an initiative.

    Rows of the same title and year are one initiative; what the first of them says
    of it need not be repeated.
    """

    _name = "emulation.import.initiative"
    _inherit = ["emulation.import.kind"]
    _description = "Import of Initiatives"
    _TARGET = "emulation.initiative"
    _UPDATES = True

    @api.model
    def _get_columns(self):
        scopes = self._get_selection("emulation.initiative", "scope")
        return [
            Column(
                "title",
                self.env._("Initiative Title"),
                is_required=True,
                help=self.env._(
                    "One row for each author: repeat title and year, the other cells "
                    "of the initiative may stay empty."
                ),
                example="Số hóa hồ sơ lưu trữ",
                width=40,
                aliases=("ten sang kien", "sang kien", "ten de tai", "ten giai phap"),
            ),
            self._get_year_column("nam cong nhan"),
            Column(
                "scope",
                self.env._("Scope"),
                "choice",
                help=self.env._("How far its effect was recognised."),
                example=scopes["words"][0],
                width=20,
                aliases=("pham vi", "pham vi anh huong", "cap cong nhan"),
                **scopes,
            ),
            *self._get_subject_columns(),
            Column(
                "is_main",
                self.env._("Main Author"),
                "flag",
                example="x",
                width=10,
                aliases=("tac gia chinh", "chu nhiem"),
            ),
            Column(
                "share",
                self.env._("Share (%)"),
                "number",
                width=9,
                aliases=("ty le dong gop", "ty le"),
            ),
            Column(
                "recognition_number",
                self.env._("Recognised By"),
                help=self.env._(
                    "Number and symbol of the decision that recognised it."
                ),
                example="15/QĐ-UBND",
                aliases=("so quyet dinh", "so qd", "quyet dinh cong nhan"),
            ),
            Column(
                "recognition_date",
                self.env._("Recognition Date"),
                "date",
                example=vietnam_today().replace(
                    year=vietnam_today().year - 1, month=6, day=15
                ),
                width=12,
                aliases=("ngay quyet dinh", "ngay qd", "ngay cong nhan"),
            ),
            Column(
                "recognition_body",
                self.env._("Recognition Body"),
                width=24,
                aliases=("co quan cong nhan", "hoi dong"),
            ),
            Column(
                "is_applied",
                self.env._("Applied"),
                "flag",
                help=self.env._("Used in practice with effect. Empty: yes."),
                width=10,
                aliases=("da ap dung", "ap dung"),
            ),
            Column(
                "effect",
                self.env._("Effect"),
                "lines",
                width=40,
                aliases=("hieu qua", "tac dung"),
            ),
        ]

    @api.model
    def _prepare_row(self, row, found):
        name = row.values.get("name", "")
        if ";" in name or ";" in row.values.get("code", ""):
            row.faults.add("name")
            text = self.env._("Write one author in a row and repeat title and year.")
            found.add(row, self.env._("Name"), name, text)
        year = row.values.get("year")
        if text := year and self.env[self._TARGET]._get_year_problem(year):
            text = f"{text[:1].upper()}{text[1:]}."
            found.add(row, self.env._("Year"), str(year), text)

    @api.model
    def _get_key(self, row):
        return (name_key(row.values["title"]), row.values["year"])

    @api.model
    def _merge(self, rows, found):
        entries = {}
        for row in rows:
            entry = entries.setdefault(self._get_key(row), row)
            values = row.values
            if entry is row:
                values["authors"] = {}
            for name in _CONTENT:
                said = values.get(name)
                if said is not None and said != entry.values.setdefault(name, said):
                    text = self.env._("Row %s says otherwise.", entry.number)
                    column = {c.name: c for c in self._get_columns()}[name]
                    found.add(row, column.label, self._get_word(column, said), text)
            author = (row.kind, row.subject)
            if author in entry.values["authors"]:
                text = self.env._("The author is already in another row.")
                found.add(row, self.env._("Name"), self._get_shown(row), text)
            entry.values["authors"][author] = (
                values.get("is_main"),
                values.get("share"),
            )
        return list(entries.values())

    @api.model
    def _get_content(self, row):
        names = (*_CONTENT, "authors")
        return {name: row.values[name] for name in names if name in row.values}

    @api.model
    def _find_existing(self, rows):
        years = list({year for _title, year in rows})
        initiatives = self.env["emulation.initiative"].search_fetch(
            [("year", "in", years), ("company_id", "=", self.env.company.id)],
            ["title", "year", *_CONTENT],
        )
        existing = {}
        for initiative in initiatives:
            key = (name_key(initiative.title), initiative.year)
            if key in rows:
                content = {name: initiative[name] for name in _CONTENT}
                existing[key] = (initiative.id, content)
        found = self.env["emulation.initiative"].browse(
            i for i, _c in existing.values()
        )
        # An author of another unit is one too
        for author in found.sudo().author_ids:
            subject = author[SUBJECT_FIELDS[author.subject_kind]].id
            key = (name_key(author.initiative_id.title), author.initiative_id.year)
            wanted = rows[key].values["authors"]
            said = existing[key][1].setdefault("authors", {})
            # Who the file does not name stays, what it does not say stays too
            if (author.subject_kind, subject) in wanted:
                is_main, share = wanted[author.subject_kind, subject]
                said[author.subject_kind, subject] = (
                    is_main if is_main is None else author.is_main,
                    share if share is None else author.share,
                )
        for _id, content in existing.values():
            content.setdefault("authors", {})
        return existing

    @api.model
    def _get_word(self, column, value):
        if not isinstance(value, dict):
            return super()._get_word(column, value)
        names = [
            self.env[self._get_model_of(kind)].sudo().browse(subject).name
            for kind, subject in value
        ]
        return ", ".join(names)

    @api.model
    def _get_model_of(self, kind):
        return {"individual": "hr.employee", "collective": "hr.department"}[kind]

    # --- Writing ------------------------------------------------------------------

    @api.model
    def _write_new(self, rows):
        self.env["emulation.initiative"].create(
            [
                {
                    **{name: row.values[name] for name in ("title", "year")},
                    **{k: v for k, v in row.values.items() if k in _CONTENT},
                    "author_ids": [
                        Command.create(self._get_author(subject, said))
                        for subject, said in row.values["authors"].items()
                    ],
                }
                for row in rows
            ]
        )

    @api.model
    def _get_author(self, subject, said):
        """Return the values of an author."""
        kind, subject_id = subject
        named = zip(("is_main", "share"), said, strict=True)
        return {
            "subject_kind": kind,
            SUBJECT_FIELDS[kind]: subject_id,
            **{name: value for name, value in named if value is not None},
        }

    @api.model
    def _write_changed(self, changes):
        result = super()._write_changed(
            [
                (row, record_id, values)
                for row, record_id, said in changes
                if (values := {k: v for k, v in said.items() if k != "authors"})
            ]
        )
        model = self.env["emulation.initiative"]
        for _row, record_id, said in changes:
            authors = model.browse(record_id).author_ids
            known = {
                (a.subject_kind, a[SUBJECT_FIELDS[a.subject_kind]].id): a
                for a in authors
            }
            commands = []
            for subject, words in said.get("authors", {}).items():
                values = self._get_author(subject, words)
                if subject in known:
                    commands.append(Command.update(known[subject].id, values))
                else:
                    commands.append(Command.create(values))
            if commands:
                model.browse(record_id).write({"author_ids": commands})
        return result

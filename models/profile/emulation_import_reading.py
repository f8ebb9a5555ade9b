# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from functools import partial

from odoo import api, models
from odoo.exceptions import UserError

from ...engine.sheet import Workbook
from ...engine.sheet_package import SheetError
from ...engine.sheet_table import find_head, is_example
from ...engine.sheet_values import plain_key, to_text
from .emulation_import_kind import Row


class EmulationImportKind(models.AbstractModel):
    """From the uploaded file to rows of values."""

    _inherit = "emulation.import.kind"

    @api.model
    def _read_rows(self, data, limits, found):
        """Return the rows of a file; cells that cannot be read become problems.

        :raise UserError: when the file is refused or its head is not there
        """
        try:
            book = Workbook(data, limits)
            head, below = find_head(book.rows(), self._get_head_keys())
            columns = self._get_places(head, found)
            rows = []
            for number, cells in below:
                if head.numbers and is_example(cells.get(head.numbers)):
                    continue
                row = self._read_row(number, cells, columns, book.date1904, found)
                if row:
                    rows.append(row)
            return rows
        except SheetError as error:
            raise UserError(self._get_file_words(error)) from error

    @api.model
    def _get_head_keys(self):
        """Return ``{plain_key of a head: name}`` in every language of the database."""
        keys = {}
        for code in self._get_languages():
            for column in self.with_context(lang=code)._get_columns():
                for head in (column.label, column.name, *column.aliases):
                    keys.setdefault(plain_key(head), column.name)
        return keys

    @api.model
    def _get_places(self, head, found):
        """Return ``{column number: Column}``.

        :raise UserError: when a column is missing or comes twice
        """
        columns = {column.name: column for column in self._get_columns()}
        needed = [c.label for c in columns.values() if c.is_required]
        missing = [
            column.label
            for column in columns.values()
            if column.is_required and column.name not in head.places.values()
        ]
        if not head.places:
            raise UserError(
                self.env._(
                    "No row with the heads of the columns was found. Needed are: "
                    "%(columns)s. Download the template and fill it in.",
                    columns=", ".join(needed),
                )
            )
        problems = []
        if missing:
            problems.append(
                self.env._(
                    "Row %(row)s has the heads, but these columns are missing: "
                    "%(columns)s.",
                    row=head.row,
                    columns=", ".join(missing),
                )
            )
        if head.doubles:
            labels = [columns[name].label for name in dict.fromkeys(head.doubles)]
            problems.append(
                self.env._(
                    "Row %(row)s has these columns twice: %(columns)s.",
                    row=head.row,
                    columns=", ".join(labels),
                )
            )
        if problems:
            raise UserError("\n".join(problems))
        found.unknown = head.unknown
        return {place: columns[name] for place, name in head.places.items()}

    @api.model
    def _read_row(self, number, cells, columns, date1904, found):
        values, faults = {}, []
        for place, column in columns.items():
            raw = cells.get(place)
            if raw is None:
                continue
            # The same word comes thousands of times
            memo = column.memo
            if raw.__class__ is str:
                if raw in memo:
                    value = memo[raw]
                else:
                    value = memo[raw] = self._read_cell(column, raw, date1904)
            else:
                value = self._read_cell(column, raw, date1904)
            if value.__class__ is Fault:
                faults.append((column, value))
            elif value is not None:
                values[column.name] = value
        if not values and not faults:
            return None
        row = Row(number, values)
        for column, fault in faults:
            row.faults.add(column.name)
            found.add(row, column.label, fault.shown, fault.text)
        for column in columns.values():
            if (
                column.is_required
                and column.name not in values
                and column.name not in row.faults
            ):
                found.add(row, column.label, "", self.env._("The cell is empty."))
        return row

    @api.model
    def _read_cell(self, column, raw, date1904):
        try:
            return column.interpret(raw, date1904)
        except ValueError as error:
            code = error.args[0]
            words = partial(self._get_cell_words, code, column, raw)
            return Fault(to_text(raw), words)

    # --- Words ------------------------------------------------------------------

    @api.model
    def _get_cell_words(self, code, column, raw):
        if code == "choice":
            return self.env._(
                "This is not in the list. Possible are: %(words)s",
                words=self._get_nearest(column, to_text(raw)),
            )
        return {
            "formula": self.env._(
                "The formula has no calculated value. Open the file in Excel, save it "
                "and upload it again, or type the value."
            ),
            "cell_error": self.env._("The cell shows an error of Excel."),
            "old_font": self.env._(
                "The text looks as if typed for an old font (TCVN3 or VNI). Convert "
                "it to Unicode."
            ),
            "no_date": self.env._("This is no date. Write it as 31/12/2022."),
            "year_only": self.env._(
                "This is only a year. Write the whole date, as 31/12/2022."
            ),
            "no_year": self.env._("This is no year. Write it as 2022."),
            "no_number": self.env._("This is no number."),
            "thousands": self.env._(
                "The sign in this number may part thousands or decimals. Write it "
                "without it, or with two decimals."
            ),
            "no_flag": self.env._("Write yes or no, or x."),
        }[code]

    @api.model
    def _get_file_words(self, error):
        """Return why a file is refused, in the user's language."""
        limit = error.params.get("limit")
        workbook = self.env._("Save it in Excel as “Excel Workbook (.xlsx)”.")
        return {
            "empty": self.env._("The file is empty."),
            "too_large": self.env._(
                "The file is larger than %s MB. Divide it into several files.", limit
            ),
            "bomb": self.env._(
                "The file is refused: unpacked it would be larger than %s MB, or it "
                "is packed in an unusual way.",
                limit,
            ),
            "old_kind": self.env._("This is a file of an old Excel (.xls).")
            + f" {workbook}",
            "pdf": self.env._("This is a PDF, not an Excel workbook."),
            "text": self.env._("This is a text file (such as CSV).") + f" {workbook}",
            "other_kind": self.env._("This is no Excel workbook.") + f" {workbook}",
            "encrypted": self.env._(
                "The workbook is locked with a password. Remove the password and "
                "upload it again."
            ),
            "damaged": self.env._(
                "The file is damaged. Open it in Excel and save it again."
            ),
            "macros": self.env._("Workbooks with macros are refused.") + f" {workbook}",
            "entities": self.env._(
                "The file is refused: it contains definitions that no Excel writes."
            ),
            "no_sheet": self.env._("The workbook has no sheet that is shown."),
            "rows": self.env._(
                "The sheet has more than %s rows. Divide it into several files.", limit
            ),
            "columns": self.env._("The sheet has more than %s columns.", limit),
        }[error.reason]


class Fault:
    """A cell that cannot be read: what it shows and why."""

    __slots__ = ("shown", "text")

    def __init__(self, shown, text):
        self.shown = shown[:200]
        self.text = text

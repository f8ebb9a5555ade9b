# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64
import io
from datetime import date

import xlsxwriter
from markupsafe import Markup

from odoo import api, models

from ...engine.sheet_cells import column_letters
from ...engine.sheet_values import neutral

# Rows of the template that have drop-down lists
TEMPLATE_ROWS = 5000
LONGEST_NAME = 31


class EmulationImport(models.Model):
    """The workbooks that an import hands out: template and list of problems."""

    _inherit = "emulation.import"

    @api.depends("kind")
    @api.depends_context("lang", "uid")
    def _compute_template_file(self):
        for record in self:
            record.template_file = base64.b64encode(record._make_template())

    @api.depends("line_ids")
    @api.depends_context("lang")
    def _compute_problem_file(self):
        for record in self:
            record.problem_file = base64.b64encode(record._make_problem_list())

    @api.depends("kind")
    @api.depends_context("lang")
    def _compute_template_link(self):
        """A link and no button, which would first save an import nobody begins."""
        for record in self:
            record.template_link = Markup(
                '<a class="btn btn-secondary btn-sm" href="%s">%s</a>'
            ) % (
                f"/hr_emulation/import/{record.kind}/template",
                self.env._("Download template"),
            )

    def action_download_problems(self):
        """Hand out the list of problems as a workbook.

        :return: action that downloads it
        """
        self.ensure_one()
        self.check_access("read")
        name = self._get_download_name(self.env._("problems"))
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/problem_file/{name}"
            "?download=true",
            "target": "download",
        }

    def _get_download_name(self, word):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        return f"{kinds[self.kind]} - {word}.xlsx"

    # --- Template -----------------------------------------------------------------

    @api.model
    def _get_template(self, kind):
        """Return name and bytes of the template of a kind, before an import begins.

        :raise AccessError: when this kind is not the user's to import
        """
        record = self.new({"kind": kind, "company_id": self.env.company.id})
        record._check_may_import()
        name = record._get_download_name(self.env._("template"))
        return name, record._make_template()

    def _make_template(self):
        """Return the template: table with lists to choose from, and an explanation."""
        self.ensure_one()
        columns = self._get_kind()._get_columns()
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
            formats = self._get_formats(book)
            kinds = dict(self._fields["kind"]._description_selection(self.env))
            sheet = book.add_worksheet(kinds[self.kind][:LONGEST_NAME])
            guide = book.add_worksheet(self.env._("Guide"))
            lists = book.add_worksheet(self.env._("Lists"))
            lists.hide()
            self._fill_table(sheet, columns, formats, lists)
            self._fill_guide(guide, columns, formats)
        return buffer.getvalue()

    @api.model
    def _get_formats(self, book):
        line = {"border": 1, "text_wrap": True, "valign": "vcenter"}
        grey = {"italic": True, "font_color": "#6c757d"}
        return {
            "head": book.add_format({**line, "bold": True, "bg_color": "#dbe5f1"}),
            "needed": book.add_format({**line, "bold": True, "bg_color": "#f8d7da"}),
            "bold": book.add_format({"bold": True, "valign": "top"}),
            "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
            "text": book.add_format({"num_format": "@"}),
            "date": book.add_format({"num_format": "dd/mm/yyyy"}),
            "example": book.add_format(grey),
            "example_date": book.add_format({**grey, "num_format": "dd/mm/yyyy"}),
        }

    def _fill_table(self, sheet, columns, formats, lists):
        sheet.freeze_panes(1, 0)
        sheet.set_row(0, 32)
        sheet.set_column(0, 0, 6)
        sheet.write_string(0, 0, self.env._("Serial No."), formats["head"])
        sheet.write_string(1, 0, self.env._("E.g."), formats["example"])
        for place, column in enumerate(columns, 1):
            plain = {"year": None, "number": None, "date": formats["date"]}
            sheet.set_column(
                place, place, column.width, plain.get(column.kind, formats["text"])
            )
            head = formats["needed" if column.is_required else "head"]
            sheet.write_string(0, place, column.label, head)
            self._write_example(sheet, place, column.example, formats)
            if column.words:
                letter = column_letters(place)
                lists.write_column(0, place - 1, column.words)
                sheet.data_validation(
                    1,
                    place,
                    TEMPLATE_ROWS,
                    place,
                    {
                        "validate": "list",
                        "source": f"='{lists.get_name()}'!${letter}$1"
                        f":${letter}${len(column.words)}",
                        "error_title": column.label,
                        "error_message": self.env._("Choose from the list."),
                    },
                )

    @api.model
    def _write_example(self, sheet, place, value, formats):
        if isinstance(value, date):
            sheet.write_datetime(1, place, value, formats["example_date"])
        elif isinstance(value, int):
            sheet.write_number(1, place, value, formats["example"])
        elif value:
            sheet.write_string(1, place, value, formats["example"])

    def _fill_guide(self, sheet, columns, formats):
        texts = [
            self.env._(
                "Fill in the first sheet and upload the workbook. The example in the "
                "grey row is left out."
            ),
            self.env._(
                "A person is found by the staff code; without it by name and date of "
                "birth, or by name and unit."
            ),
            self.env._("Columns with a red head are needed; all others may be empty."),
            self.env._("Only the first sheet is read. Formulas count as they show."),
            self.env._(
                "Nothing is written while a row has a problem. A file that is "
                "uploaded twice changes nothing."
            ),
        ]
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 12)
        sheet.set_column(2, 2, 60)
        sheet.set_column(3, 3, 60)
        for number, text in enumerate(texts):
            sheet.merge_range(number, 0, number, 3, text, formats["wrap"])
        start = len(texts) + 1
        heads = (
            self.env._("Column"),
            self.env._("Needed"),
            self.env._("What it means"),
            self.env._("Possible words"),
        )
        for place, head in enumerate(heads):
            sheet.write_string(start, place, head, formats["head"])
        for number, column in enumerate(columns, start + 1):
            needed = self.env._("yes") if column.is_required else ""
            words = "; ".join(column.words[:12])
            words += " …" if len(column.words) > 12 else ""
            sheet.write_string(number, 0, column.label, formats["bold"])
            sheet.write_string(number, 1, needed, formats["wrap"])
            sheet.write_string(number, 2, column.help, formats["wrap"])
            sheet.write_string(number, 3, words, formats["wrap"])

    # --- Problems -----------------------------------------------------------------

    def _make_problem_list(self):
        """Return the problems as a workbook in which no cell is a formula."""
        self.ensure_one()
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
            formats = self._get_formats(book)
            sheet = book.add_worksheet(self.env._("Problems")[:LONGEST_NAME])
            sheet.freeze_panes(1, 0)
            names = ("row_number", "column_label", "value", "problem")
            for place, (name, width) in enumerate(
                zip(names, (8, 24, 32, 80), strict=True)
            ):
                label = self.line_ids._fields[name]._description_string(self.env)
                sheet.set_column(place, place, width)
                sheet.write_string(0, place, label, formats["head"])
            for number, line in enumerate(self.line_ids, 1):
                sheet.write_number(number, 0, line.row_number)
                for place, name in enumerate(names[1:], 1):
                    text = neutral(line[name] or "")
                    sheet.write_string(number, place, text, formats["wrap"])
        return buffer.getvalue()

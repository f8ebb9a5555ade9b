# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import xlsxwriter

from odoo import models

from ....engine.score_answer import MET, NOT_APPLICABLE, NOT_MET
from ....engine.workbook import FORMULA_SIGNS, file_name
from .emulation_assessment_totals import COLUMNS


class EmulationAssessment(models.Model):
    """A sheet as a workbook: the rows and totals of the screen."""

    _inherit = "emulation.assessment"

    def action_export(self):
        """Download the sheet as a workbook, with the reader's rights.

        :return: action that fetches the file
        :raise AccessError: when the user may not read the sheet
        """
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_url",
            "url": f"/hr_emulation/assessment/{self.id}/xlsx",
            "target": "download",
        }

    def _get_export_name(self):
        """Name of the file, without signs that file systems refuse."""
        self.ensure_one()
        return file_name(self.display_name)

    def _write_workbook(self, stream):
        """Write the sheet with its totals, numbers as numbers.

        :param stream: binary file to write to
        """
        self.ensure_one()
        self.check_access("read")
        with xlsxwriter.Workbook(stream, {"constant_memory": True}) as book:
            page = book.add_worksheet(self.env._("Score Sheet"))
            shared = {"valign": "top", "text_wrap": True, "border": 1}
            styles = {
                is_bold: book.add_format({**shared, "bold": is_bold})
                for is_bold in (True, False)
            }
            page.set_column(0, 0, 6)
            page.set_column(1, 1, 60)
            page.set_column(2, 5, 12)
            page.set_column(6, 8, 30)
            page.freeze_panes(1, 2)
            for number, (is_bold, cells) in enumerate(self._get_export_rows()):
                for column, value in enumerate(cells):
                    self._write_cell(page, number, column, value, styles[is_bold])

    def _write_cell(self, page, number, column, value, style):
        if isinstance(value, float):
            page.write_number(number, column, value, style)
        else:
            # Shown as typed: a text is never read as a formula
            quoted = "'" if value.startswith(FORMULA_SIGNS) else ""
            page.write_string(number, column, quoted + value, style)

    def _get_export_rows(self):
        """Yield ``(bold, [cell, …])`` of head, criteria and total."""
        totals = self._get_totals()
        lines = self.env["emulation.assessment.line"]._fields
        names = ("code", "text", "max_score", "self_value", "unit_value", "final_value")
        words = (*names, "explanation", "remark", "attachment_ids")
        yield True, [lines[name]._description_string(self.env) for name in words]
        for row in self._get_rows():
            line = row["line"]
            cells = [row["code"] or "", row["text"], row["max_score"] or ""]
            if line:
                cells += [
                    self._get_cell(row, line[f"{column}_value"]) for column in COLUMNS
                ]
                cited = (*line["files"], *line["activities"])
                evidence = [item["name"] for item in cited]
                cells += [line["explanation"], line["remark"], "; ".join(evidence)]
            else:
                points = (totals[c]["points"].get(str(row["key"])) for c in COLUMNS)
                cells += [float(value) if value else "" for value in points]
                cells += ["", "", ""]
            yield not line, cells
        sums = [float(totals[column]["total"]) for column in COLUMNS]
        failed = totals["final"]["failed"]
        yield (
            True,
            [
                "",
                self.env._("Total"),
                float(totals["self"]["possible"]),
                *sums,
                self.env._("Disqualified") if failed else "",
                "",
                "",
            ],
        )

    def _get_cell(self, row, answer):
        told = {
            MET: self.env._("Achieved"),
            NOT_MET: self.env._("Not achieved"),
            NOT_APPLICABLE: self.env._("Does not apply"),
        }
        if row["scoring"] == "text" or not answer:
            return answer
        return told[answer] if answer in told else float(answer)

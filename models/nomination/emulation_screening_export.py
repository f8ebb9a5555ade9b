# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.tools import SQL, format_date, split_every

from ...engine.workbook import Column, Table, file_name, write_workbook

BATCH = 2000


class EmulationScreening(models.Model):
    """The result as a workbook: what the reader may see, in his words."""

    _inherit = "emulation.screening"

    def _write_workbook(self, stream):
        """Write all lines the user may read, with two columns a condition.

        :param stream: binary file to write to
        """
        self.ensure_one()
        self._check_done()
        # The rules are read once, whoever asks: only names and order go out
        rules = self._get_sorted_rules()
        day = format_date(self.env, self.date, date_format="dd/MM/yyyy")
        table = Table(
            self.env._("Screening"),
            [self.category_id.display_name, self.env._("As of %(day)s", day=day)],
            [Column(title) for title in self._get_export_head(rules)],
            self._get_export_rows(rules),
        )
        write_workbook(stream, [table])

    def _get_export_name(self):
        """Name of the file, without signs that file systems refuse."""
        self.ensure_one()
        day = format_date(self.env, self.date, date_format="dd-MM-yyyy")
        return file_name(f"{self.category_id.display_name} {day}")

    def _get_export_head(self, rules):
        lines = self.env["emulation.screening.line"]
        names = ("subject_name", "unit_id", "result", "reasons")
        head = [lines._fields[name]._description_string(self.env) for name in names]
        head.insert(1, self.env._("Staff code"))
        for rule in rules:
            head += [rule.name, self.env._("%(rule)s: evidence", rule=rule.name)]
        return head

    def _get_export_rows(self, rules):
        """Texts of each line, in the order of units and names.

        Of the lines the user may read the evidence is read and told at once: fields
        would copy it, and the answers, for every line.
        """
        lines = self.env["emulation.screening.line"]
        verdicts = dict(lines._fields["result"]._description_selection(self.env))
        found = lines.search([("screening_id", "=", self.id)], order="unit_id, id")
        units = {unit.id: unit.name for unit in found.unit_id.sudo()}
        names = ("subject_name", "employee_id", "unit_id", "result", "evidence")
        columns = [SQL.identifier(lines._table, name) for name in names]
        tell = self._get_teller()
        for ids in split_every(BATCH, found.ids):
            self.env.invalidate_all()
            query = lines._search([("id", "in", ids)], order="unit_id, id")
            rows = self.env.execute_query(query.select(*columns))
            codes = self._get_export_codes([row[1] for row in rows if row[1]])
            for name, employee, unit, result, evidence in rows:
                answers = tell(evidence or {})
                reasons = "; ".join(lines._tell_reasons(answers))
                row = [name, codes.get(employee, ""), units.get(unit, "")]
                row += [verdicts[result], reasons]
                told = {answer["id"]: answer for answer in answers}
                for rule in rules:
                    answer = told.get(rule.id, {})
                    row += [answer.get("label", ""), answer.get("words", "")]
                yield row

    def _get_export_codes(self, employee_ids):
        """Staff codes, which every employee may read.

        :return: ``{employee id: code}``
        """
        people = self.env["hr.employee.public"].sudo().browse(employee_ids)
        return {person.id: person.emulation_code or "" for person in people}

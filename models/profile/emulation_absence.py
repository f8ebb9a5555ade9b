# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date
from itertools import pairwise

from odoo import api, fields, models
from odoo.tools import format_date


class EmulationAbsence(models.Model):
    """Time a member was away from work, as far as checks of tenure need it."""

    _name = "emulation.absence"
    _description = "Absence"
    _inherit = ["emulation.history.mixin"]
    _order = "date_from desc, id desc"
    _rec_name = "employee_id"
    _check_company_auto = True
    _CHECKED_FIELDS = ("employee_id", "date_from", "date_to")
    # Not of what kind: the audit log is read by more people than absences
    _LOGGED_FIELDS = _CHECKED_FIELDS

    employee_id = fields.Many2one(
        "hr.employee",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
        context={"active_test": False},
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        index=True,
        ondelete="restrict",
    )
    kind = fields.Selection(
        [
            ("parental", "Parental leave"),
            ("study", "Study"),
            ("treatment", "Treatment after a heroic act"),
            ("sick", "Sick leave"),
            ("unpaid", "Unpaid leave"),
        ],
        required=True,
        default="parental",
    )
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="To", help="Last day; empty while it goes on.")
    note = fields.Char()

    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "The absence ends before it begins."
    )
    _one_at_a_time = models.Constraint(
        """EXCLUDE USING gist (
            int4range(employee_id, employee_id, '[]') WITH &&,
            daterange(date_from, date_to, '[]') WITH &&)""",
        "This person is already absent in these days.",
    )

    @api.model
    def _get_entry_problems(self, rows, entries=None):
        problems, periods = [], []
        for row in rows:
            start = fields.Date.to_date(row["date_from"])
            end = fields.Date.to_date(row["date_to"]) or date.max
            if start and start > end:
                problems.append(
                    self.env._(
                        "%(name)s: the absence ends before it begins.",
                        name=self._get_employee_name(row["employee_id"]),
                    )
                )
            elif start:
                periods.append((row["employee_id"], start, end))
        for row in self.sudo().search(
            [
                ("employee_id", "in", [period[0] for period in periods]),
                ("id", "not in", entries.ids if entries else []),
            ]
        ):
            end = row.date_to or date.max
            periods.append((row.employee_id.id, row.date_from, end))
        periods.sort()
        for first, second in pairwise(periods):
            if first[0] == second[0] and first[2] >= second[1]:
                problems.append(
                    self.env._(
                        "%(name)s: two absences share the day %(day)s.",
                        name=self._get_employee_name(first[0]),
                        day=format_date(self.env, second[1]),
                    )
                )
        return problems

    @api.model
    def _get_employee_name(self, employee_id):
        # The name of a person the user has just chosen himself
        return self.env["hr.employee"].sudo().browse(employee_id or []).name or ""

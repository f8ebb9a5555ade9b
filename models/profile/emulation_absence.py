# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationAbsence(models.Model):
    """Time a member was away from work, as far as checks of tenure need it."""

    _name = "emulation.absence"
    _description = "Absence"
    _order = "date_from desc, id desc"
    _rec_name = "employee_id"
    _check_company_auto = True

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

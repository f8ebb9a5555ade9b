# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationDiscipline(models.Model):
    """Discipline of an employee (kỷ luật); only HR officers know of it.

    While a matter is under consideration nothing is proposed for the person;
    after discipline achievements count from the end of its period. Source: Decree
    152/2025, principles of commendation.
    """

    _name = "emulation.discipline"
    _description = "Discipline"
    _order = "date_from desc, id desc"
    _rec_name = "employee_id"
    _check_company_auto = True

    employee_id = fields.Many2one(
        "hr.employee",
        required=True,
        index=True,
        ondelete="restrict",
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
    state = fields.Selection(
        [
            ("under_consideration", "Under consideration"),
            ("in_force", "Disciplined"),
            ("cleared", "Cleared"),
        ],
        string="Status",
        required=True,
        default="under_consideration",
        index=True,
        help="Cleared: the matter ended without discipline and no longer counts.",
    )
    form = fields.Selection(
        [
            ("reprimand", "Reprimand"),
            ("warning", "Warning"),
            ("salary", "Lower salary"),
            ("demotion", "Demotion"),
            ("removal", "Removal from office"),
            ("dismissal", "Dismissal"),
        ],
        string="Measure",
    )
    date_from = fields.Date(
        string="From", required=True, default=fields.Date.context_today
    )
    date_to = fields.Date(
        string="To", help="Last day on which it counts; empty while it goes on."
    )
    decision_number = fields.Char(string="Decision")
    decision_date = fields.Date()
    note = fields.Text()

    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "The discipline ends before it begins."
    )

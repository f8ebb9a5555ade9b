# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationInspectionMember(models.Model):
    """Somebody named to inspect; name and position stay as they were then."""

    _name = "emulation.inspection.member"
    _description = "Inspector of an Inspection"
    _inherit = ["emulation.inspection.part.mixin"]
    _order = "inspection_id, sequence, id"
    _rec_name = "person_name"
    _check_company_auto = True

    sequence = fields.Integer(default=10)
    employee_id = fields.Many2one(
        "hr.employee",
        string="Inspector",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    role = fields.Selection(
        [
            ("leader", "Leader of the inspectors"),
            ("deputy", "Deputy leader"),
            ("secretary", "Secretary"),
            ("member", "Member"),
        ],
        required=True,
        default="member",
    )
    person_name = fields.Char(
        string="Name Then",
        compute="_compute_words",
        store=True,
        precompute=True,
        compute_sudo=True,
    )
    position = fields.Char(
        string="Position Then",
        compute="_compute_words",
        store=True,
        precompute=True,
        compute_sudo=True,
    )

    _once = models.Constraint(
        "UNIQUE(inspection_id, employee_id)", "A person is named once as inspector."
    )
    _one_leader = models.UniqueIndex(
        "(inspection_id) WHERE role = 'leader'", "An inspection has one leader."
    )

    # What is said of a person is what was known when he was named
    @api.depends("employee_id")
    def _compute_words(self):
        for member in self:
            employee = member.employee_id
            member.person_name = employee.name
            member.position = employee.job_title or employee.job_id.name

    def _check_open(self):
        result = super()._check_open()
        self.inspection_id._refuse_unheld()
        return result

    @api.constrains("employee_id", "inspection_id")
    def _check_employee(self):
        self.inspection_id._check_people()

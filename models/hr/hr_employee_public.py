# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class HrEmployeePublic(models.Model):
    _inherit = "hr.employee.public"
    _rec_names_search = ["name", "emulation_code"]

    emulation_code = fields.Char(string="Staff Code", readonly=True)
    emulation_is_me = fields.Boolean(
        string="Is Me",
        compute="_compute_emulation_is_me",
        search="_search_emulation_is_me",
    )
    emulation_nomination_count = fields.Integer(
        string="Nominations", compute="_compute_emulation_counts"
    )
    emulation_award_count = fields.Integer(
        string="Awards", compute="_compute_emulation_counts"
    )

    @api.depends_context("uid")
    def _compute_emulation_is_me(self):
        persons = self.env.user._emulation_employees()
        for employee in self:
            employee.emulation_is_me = employee.id in persons.ids

    def _search_emulation_is_me(self, operator, value):
        return self.env["hr.employee"]._search_emulation_is_me(operator, value)

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_emulation_counts(self):
        employees = self.env["hr.employee"].browse(self.ids)
        nominations, awards = employees._get_emulation_counts()
        for employee in self:
            employee.emulation_nomination_count = nominations.get(employee.id, 0)
            employee.emulation_award_count = awards.get(employee.id, 0)

    def action_open_emulation_nominations(self):
        """Open the employee's nominations.

        :return: window action
        """
        employee = self.env["hr.employee"].browse(self.ids)
        return employee.action_open_emulation_nominations()

    def action_open_emulation_awards(self):
        """Open the employee's entries in the register of commendations.

        :return: window action
        """
        return self.env["hr.employee"].browse(self.ids).action_open_emulation_awards()

    def action_open_emulation_members(self):
        """Open the employee's unit memberships of all times.

        :return: window action
        """
        return self.env["hr.employee"].browse(self.ids).action_open_emulation_members()

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
    emulation_is_mine = fields.Boolean(
        string="Of My Units",
        compute="_compute_emulation_is_mine",
        search="_search_emulation_is_mine",
    )
    emulation_nomination_count = fields.Integer(
        string="Nominations", compute="_compute_emulation_counts"
    )
    emulation_award_count = fields.Integer(
        string="Awards", compute="_compute_emulation_counts"
    )
    emulation_rating_count = fields.Integer(
        string="Ratings", compute="_compute_emulation_counts"
    )
    emulation_initiative_count = fields.Integer(
        string="Initiatives", compute="_compute_emulation_counts"
    )
    emulation_history = fields.Json(
        string="Years at a Glance", compute="_compute_emulation_history"
    )

    @api.depends_context("uid")
    def _compute_emulation_is_me(self):
        persons = self.env.user._emulation_employees()
        for employee in self:
            employee.emulation_is_me = employee.id in persons.ids

    def _search_emulation_is_me(self, operator, value):
        return self.env["hr.employee"]._search_emulation_is_me(operator, value)

    @api.depends_context("uid")
    def _compute_emulation_is_mine(self):
        mine = self._get_emulation_employees()._filter_emulation_mine()
        for employee in self:
            employee.emulation_is_mine = employee.id in mine.ids

    def _search_emulation_is_mine(self, operator, value):
        return self.env["hr.employee"]._search_emulation_is_mine(operator, value)

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_emulation_counts(self):
        counts = self._get_emulation_employees()._get_emulation_counts()
        for name, numbers in counts.items():
            for employee in self:
                employee[name] = numbers.get(employee.id, 0)

    @api.depends_context("uid", "lang", "allowed_company_ids")
    def _compute_emulation_history(self):
        histories = self._get_emulation_employees()._get_emulation_histories()
        for employee in self:
            employee.emulation_history = histories.get(employee.id, False)

    def _get_emulation_employees(self):
        return self.env["hr.employee"].browse(self.ids)

    def action_open_emulation_nominations(self):
        """Open the employee's nominations.

        :return: window action
        """
        return self._get_emulation_employees().action_open_emulation_nominations()

    def action_open_emulation_awards(self):
        """Open the employee's entries in the register of commendations.

        :return: window action
        """
        return self._get_emulation_employees().action_open_emulation_awards()

    def action_open_emulation_ratings(self):
        """Open the employee's ratings.

        :return: window action
        """
        return self._get_emulation_employees().action_open_emulation_ratings()

    def action_open_emulation_initiatives(self):
        """Open the initiatives the employee is an author of.

        :return: window action
        """
        return self._get_emulation_employees().action_open_emulation_initiatives()

    def action_open_emulation_members(self):
        """Open the employee's unit memberships of all times.

        :return: window action
        """
        return self._get_emulation_employees().action_open_emulation_members()

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.fields import Domain

from ...core.days import vietnam_today


class ResUsers(models.Model):
    _inherit = "res.users"

    def _emulation_records_by_user(self):
        """Tell the employee records of the person behind each user.

        The same as ``_emulation_employees`` for one user, in a fixed number of queries.

        :return: ``{user id: {employee id, ...}}``
        """
        users_sudo = self.sudo()
        employees_sudo = self.env["hr.employee"].sudo().with_context(active_test=False)
        own = employees_sudo.search(
            Domain("user_id", "in", self.ids)
            | Domain("work_contact_id", "in", users_sudo.partner_id.ids)
        )
        records = own._emulation_records_by_person()
        found = {user_id: set() for user_id in self.ids}
        by_partner = {user.partner_id.id: user.id for user in users_sudo}
        for employee in own:
            owners = {employee.user_id.id, by_partner.get(employee.work_contact_id.id)}
            for user_id in owners & set(found):
                found[user_id] |= records[employee.id]
        return found

    def write(self, vals):
        res = super().write(vals)
        if "active" in vals:
            # Of whose account is closed somebody else does the steps
            members = self.env["emulation.unit.member"].sudo()
            records = set().union(*self._emulation_records_by_user().values())
            rows = members.search(
                members._domain_on(vietnam_today())
                & Domain("employee_id", "in", list(records))
            )
            rows._get_led()._emulation_settle_seats()
        return res

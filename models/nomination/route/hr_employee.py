# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.fields import Domain


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    def _emulation_users_by_person(self):
        """Tell the users of the persons behind these records.

        :return: ``{employee id: res.users}`` as superuser, archived ones included
        """
        records = self._emulation_records_by_person()
        employees_sudo = self.env["hr.employee"].sudo().with_context(active_test=False)
        everybody = employees_sudo.browse(set().union(*records.values()))
        users_sudo = self.env["res.users"].sudo().with_context(active_test=False)
        by_contact = users_sudo.search(
            Domain("partner_id", "in", everybody.work_contact_id.ids)
        ).grouped("partner_id")
        none = users_sudo.browse()
        return {
            employee_id: none.union(
                *(
                    record.user_id | by_contact.get(record.work_contact_id, none)
                    for record in everybody.browse(ids)
                )
            )
            for employee_id, ids in records.items()
        }

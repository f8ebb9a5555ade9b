# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.fields import Domain


class HrEmployee(models.Model):
    """What is known of an employee: his years at a glance and the records."""

    _name = "hr.employee"
    _inherit = ["hr.employee", "emulation.profile.mixin"]
    _PROFILE_FIELD = "employee_id"
    _PROFILE_KIND = "individual"

    def action_open_emulation_initiatives(self):
        action = super().action_open_emulation_initiatives()
        author = {"subject_kind": "individual", "employee_id": self.id}
        action["context"] = {"default_author_ids": [(0, 0, author)]}
        return action

    def action_open_emulation_members(self):
        """Open the employee's unit memberships of all times.

        :return: window action
        """
        action = self._open_emulation_records(
            "emulation.unit.member", self.env._("Unit Memberships")
        )
        action["context"] = {"default_employee_id": self.id}
        return action

    def _get_emulation_domain(self, model):
        domain = Domain("employee_id", "in", self.ids)
        if model == "emulation.award":
            domain &= Domain("state", "!=", "revoked")
        return domain

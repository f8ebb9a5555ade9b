# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models


class HrDepartment(models.Model):
    """What is known of a collective: its years at a glance and the records."""

    _name = "hr.department"
    _inherit = ["hr.department", "emulation.profile.mixin"]
    _PROFILE_FIELD = "department_id"
    _PROFILE_KIND = "collective"

    def action_open_emulation_members(self):
        """Open the present members of the department and of those below.

        :return: window action
        """
        action = self._open_emulation_records(
            "emulation.unit.member", self.env._("Unit members")
        )
        action["context"] = {"default_department_id": self.id}
        return action

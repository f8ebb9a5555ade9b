# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models


class HrEmployee(models.Model):
    """What is known of an employee: his years at a glance and the records."""

    _name = "hr.employee"
    _inherit = ["hr.employee", "emulation.profile.mixin"]
    _PROFILE_FIELD = "employee_id"

    # --- Actions ------------------------------------------------------------------

    def action_open_emulation_nominations(self):
        """Open the employee's nominations.

        :return: window action
        """
        return self._open_emulation_records(
            "emulation.nomination", self.env._("Nominations")
        )

    def action_open_emulation_awards(self):
        """Open the employee's entries in the register of commendations.

        :return: window action
        """
        model, domain = self._emulation_count_domains()["emulation_award_count"]
        return self._open_emulation_records(model, self.env._("Awards"), domain)

    def action_open_emulation_ratings(self):
        """Open the employee's ratings.

        :return: window action
        """
        return self._open_emulation_records("emulation.rating", self.env._("Ratings"))

    def action_open_emulation_initiatives(self):
        """Open the initiatives the employee is an author of.

        :return: window action
        """
        self.ensure_one()
        author = {"subject_kind": "individual", "employee_id": self.id}
        domain = [("author_ids.employee_id", "=", self.id)]
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Initiatives"),
            "res_model": "emulation.initiative",
            "view_mode": "list,kanban,form",
            "domain": domain,
            "context": {"default_author_ids": [(0, 0, author)]},
        }

    def action_open_emulation_members(self):
        """Open the employee's unit memberships of all times.

        :return: window action
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Unit Memberships"),
            "res_model": "emulation.unit.member",
            "view_mode": "list,kanban,form",
            "domain": [("employee_id", "=", self.id)],
            "context": {"default_employee_id": self.id},
        }

    def _open_emulation_records(self, model, name, domain=()):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": "list,kanban,form",
            "domain": [("employee_id", "=", self.id), *domain],
            "context": {
                "default_subject_kind": "individual",
                "default_employee_id": self.id,
            },
        }

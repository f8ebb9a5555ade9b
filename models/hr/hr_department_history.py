# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models


class HrDepartment(models.Model):
    """What is known of a collective: its years at a glance and the records."""

    _name = "hr.department"
    _inherit = ["hr.department", "emulation.profile.mixin"]
    _PROFILE_FIELD = "department_id"

    # --- Actions ------------------------------------------------------------------

    def action_open_emulation_nominations(self):
        """Open the nominations of the department and of those below.

        :return: window action
        """
        return self._open_emulation_records(
            "emulation.nomination", self.env._("Nominations")
        )

    def action_open_emulation_awards(self):
        """Open the entries in the register of the department and of those below.

        :return: window action
        """
        return self._open_emulation_records("emulation.award", self.env._("Awards"))

    def action_open_emulation_ratings(self):
        """Open the ratings of the department and of those below.

        :return: window action
        """
        return self._open_emulation_records("emulation.rating", self.env._("Ratings"))

    def action_open_emulation_initiatives(self):
        """Open the initiatives of the department, of those below and their people.

        :return: window action
        """
        self.ensure_one()
        authors = self._get_emulation_domain("emulation.initiative.author")
        domain = [("author_ids", "any", list(authors))]
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Initiatives"),
            "res_model": "emulation.initiative",
            "view_mode": "list,kanban,form",
            "domain": domain,
        }

    def action_open_emulation_members(self):
        """Open the present members of the department and of those below.

        :return: window action
        """
        action = self._open_emulation_records(
            "emulation.unit.member", self.env._("Unit members")
        )
        action["context"] = {"default_department_id": self.id}
        return action

    def _open_emulation_records(self, model, name):
        self.ensure_one()
        domain = self._get_emulation_domain(model)
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": "list,kanban,form",
            "domain": list(domain),
            "context": {
                "default_subject_kind": "collective",
                "default_department_id": self.id,
            },
        }

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.exceptions import UserError


class EmulationScreeningLine(models.Model):
    """From a result to the place where what is missing is entered."""

    _inherit = "emulation.screening.line"

    def action_enter_missing(self):
        """Open where the first fact is entered that a condition misses.

        :return: window action on the subject's records, with the values of the
            missing one for a new record
        :raise UserError: when nothing is missing that can be entered
        """
        self.ensure_one()
        self.check_access("read")
        entry = self._get_missing_entry()
        if not entry:
            raise UserError(
                self.env._(
                    "%(name)s: no data is missing that can be entered here.",
                    name=self.subject_name,
                )
            )
        model, domain, values = entry
        name = "employee_id" if self.employee_id else "department_id"
        records = self.department_id.ids
        if self.employee_id:
            # Facts of the person count, on whichever record they stand
            persons = self.employee_id._emulation_records_by_person()
            records = sorted(persons[self.employee_id.id])
        values = {"subject_kind": self.subject_kind, name: self[name].id, **values}
        return {
            "type": "ir.actions.act_window",
            "name": self.subject_name,
            "res_model": model,
            "view_mode": "list,kanban,form",
            "domain": [(name, "in", records), *domain],
            "context": {f"default_{key}": value for key, value in values.items()},
        }

    def _get_missing_entry(self):
        """Where the first missing fact is entered: model, domain, values.

        The evidence only tells which record is missing, so who may read the line
        may know; of the conditions those come first that miss nothing but data.
        """
        screening_sudo = self.screening_id.sudo()
        roots = screening_sudo._get_rules_and_context()[0]
        asked = screening_sudo.asked or {}
        evidence = self.sudo().evidence or {}
        results = {int(key): answer[0] for key, answer in evidence.items()}
        found = [
            (root._get_outcome(results) != "unknown", rule)
            for rule, root, _depth in roots._walk()
            if results.get(rule.id) == "unknown"
            and hasattr(rule, f"_entry_{rule.kind}")
        ]
        if not found:
            return None
        rule = min(found, key=lambda pair: pair[0])[1]
        key = str(rule.id)
        params = {**asked[key], **(evidence[key][2] or {})}
        return getattr(rule, f"_entry_{rule.kind}")(params)

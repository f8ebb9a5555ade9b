# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import defaultdict
from functools import partial

from odoo import api, models

from ...engine.sheet_values import name_key, nearest


class EmulationImportKind(models.AbstractModel):
    """From names in a file to departments."""

    _inherit = "emulation.import.kind"

    def _match_departments(self, rows, places, choices, found):
        label = self.env._("Name")
        for row in rows:
            name = row.values.get("name")
            if not name:
                found.add(
                    row, label, "", self.env._("Give the name of the collective.")
                )
                continue
            ids = places.find(name)
            if not ids:
                words = partial(self._get_department_words, name, places)
                found.add(row, label, name, words)
                continue
            units = self._get_units(row, places, found)
            if units is not False:
                if units is not None:
                    ids = [i for i in ids if units & places.above(i)]
                self._choose(row, ids, choices, found)

    def _get_department_words(self, text, places):
        words = ", ".join(f"“{name}”" for name in nearest(text, places.names))
        return self.env._("There is no such department. Nearest are: %s", words)

    @api.model
    def _get_departments(self):
        departments = self.env["hr.department"].with_context(active_test=False)
        domain = [("company_id", "in", [False, self.env.company.id])]
        if not self._is_reader():
            domain.append(("emulation_is_mine", "=", True))
        return departments.search_fetch(domain, ["name", "parent_path"])


class Places:
    """Departments by name, also as a path ``upper / lower``."""

    def __init__(self, departments, languages):
        self.names = departments.mapped("name")
        self._by_name = defaultdict(dict)
        for code in languages:
            for department in departments.with_context(lang=code):
                self._by_name[name_key(department.name)][department.id] = True
        self._paths = {
            department.id: set((department.parent_path or "").split("/")[:-1])
            for department in departments
        }

    def find(self, text):
        """Return the ids of the departments that a text may mean."""
        ids = self._by_name.get(name_key(text))
        if ids:
            return list(ids)
        *upper, last = (name_key(part) for part in text.split("/"))
        return [
            i
            for i in self._by_name.get(last, ())
            if all(
                self._paths[i] & {str(u) for u in self._by_name.get(part, ())}
                for part in upper
            )
        ]

    def above(self, department_id):
        """Return the ids, as text, of a department and all above it."""
        return self._paths[department_id]

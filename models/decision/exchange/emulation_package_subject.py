# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.exceptions import UserError

from ....engine.vi_text import nfc


def _key(name):
    return " ".join(nfc(name).casefold().split())


class EmulationPackage(models.Model):
    """The people and collectives of a partner in the database of the upper body.

    They are no staff of it. A unit stands for the partner (``department_id`` of the
    exchange partner, chosen by an administrator); each unit the package names is a
    department under it, and each person an employee without user in that department,
    known again by the partner's code and the staff code there. So that conflicts,
    quotas, register and papers work as for anybody else.
    """

    _inherit = "emulation.package"

    def _get_known_subjects(self, partner):
        """Read what of the partner is here already, for all rows at once.

        :return: {"places": {name: department}, "people": {code or place and name:
            employees}}
        """
        # Officers do not keep the staff list; they only bring in what was proposed
        departments = self.env["hr.department"].sudo().with_context(active_test=False)
        root = partner.sudo().department_id
        places = {_key(root.name): root, _key(partner.body_id.official_name): root}
        for place in departments.search([("id", "child_of", root.id)], order="id"):
            places.setdefault(_key(place.name), place)
        people = {}
        employees = self.env["hr.employee"].sudo().with_context(active_test=False)
        for person in employees.search([("department_id", "child_of", root.id)]):
            key = person.emulation_code or (person.department_id, _key(person.name))
            people.setdefault(key, employees.browse())
            people[key] |= person
        return {"places": places, "people": people}

    def _find_place(self, partner, known, name):
        """Return the department of a unit of the partner, and if it was made now."""
        if place := known["places"].get(_key(name)):
            return place, False
        departments_sudo = self.env["hr.department"].sudo()
        place = departments_sudo.create(
            {
                "name": name,
                "parent_id": partner.department_id.id,
                "company_id": self.company_id.id,
            }
        )
        return place, True

    def _find_person(self, partner, known, row):
        """Return the employee a row names, and if he was made now."""
        place, _is_new = self._find_place(partner, known, row["unit"])
        code = row["code"] and f"{partner.body_id.code}-{row['code']}"
        found = known["people"].get(code or (place, _key(row["name"])))
        if found and len(found) > 1:
            raise UserError(
                self.env._(
                    "%(count)s people of that name are known in %(unit)s: the staff "
                    "code is needed",
                    count=len(found),
                    unit=place.name,
                )
            )
        if found:
            if _key(found.name) != _key(row["name"]):
                raise UserError(
                    self.env._(
                        "the staff code %(code)s belongs to %(name)s here",
                        code=code,
                        name=found.name,
                    )
                )
            return found, False
        employees_sudo = self.env["hr.employee"].sudo()
        person = employees_sudo.with_context(tracking_disable=True).create(
            {
                "name": row["name"],
                "job_title": row["job"],
                "department_id": place.id,
                "company_id": self.company_id.id,
                "emulation_code": code or False,
            }
        )
        return person, True

    def _remember_subject(self, known, row):
        """Know what a row made for the rows after it."""
        nomination = self.env["emulation.nomination"].browse(row.get("nomination_id"))
        if not nomination:
            return
        person = nomination.sudo().employee_id
        place = nomination.sudo().department_id or person.department_id
        known["places"].setdefault(_key(place.name), place)
        if person:
            key = person.emulation_code or (place, _key(person.name))
            known["people"].setdefault(key, person)

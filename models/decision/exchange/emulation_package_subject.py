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

    def _find_subjects(self, partner, records):
        """Return the department or employee that each row names, made where missing.

        :param partner: emulation.exchange.partner that sent the package
        :param records: nominations as the package holds them
        :return: [(subject as superuser, whether it was made now)]
        :raise UserError: naming the people who cannot be told apart
        """
        places, new_places = self._find_places(
            partner,
            [r["unit" if r["kind"] == "individual" else "name"] for r in records],
        )
        people, new_people = self._find_people(
            partner, places, [r for r in records if r["kind"] == "individual"]
        )
        found = []
        for record in records:
            if record["kind"] == "individual":
                key = self._get_person_key(partner, places, record)
                found.append((people[key], key in new_people))
            else:
                key = _key(record["name"])
                found.append((places[key], key in new_places))
        return found

    def _find_places(self, partner, names):
        # Officers keep no departments; they only bring in what was proposed
        departments_sudo = self.env["hr.department"].sudo()
        root = partner.sudo().department_id
        places = {_key(root.name): root, _key(partner.body_id.official_name): root}
        known = departments_sudo.with_context(active_test=False)
        for place in known.search([("id", "child_of", root.id)], order="id"):
            places.setdefault(_key(place.name), place)
        missing = {_key(name): name for name in names if _key(name) not in places}
        made = departments_sudo.create(
            [
                {"name": name, "parent_id": root.id, "company_id": self.company_id.id}
                for name in missing.values()
            ]
        )
        places.update(zip(missing, made, strict=True))
        return places, set(missing)

    def _get_person_key(self, partner, places, record):
        """A person is known by the staff code, else by unit and name."""
        if record["code"]:
            return f"{partner.body_id.code}-{record['code']}"
        return places[_key(record["unit"])], _key(record["name"])

    def _find_people(self, partner, places, records):
        # Officers keep no staff list; they only bring in what was proposed
        employees_sudo = self.env["hr.employee"].sudo()
        known = employees_sudo.with_context(active_test=False).search(
            [("department_id", "child_of", partner.sudo().department_id.id)]
        )
        people = known.grouped(
            lambda e: e.emulation_code or (e.department_id, _key(e.name))
        )
        problems, missing = [], {}
        for record in records:
            key = self._get_person_key(partner, places, record)
            problems += self._get_person_problems(key, people.get(key), record)
            if key not in people:
                missing[key] = record
        if problems:
            raise UserError("\n".join(problems))
        made = employees_sudo.with_context(tracking_disable=True).create(
            [
                {
                    "name": record["name"],
                    "job_title": record["job"],
                    "department_id": places[_key(record["unit"])].id,
                    "company_id": self.company_id.id,
                    "emulation_code": key if record["code"] else False,
                }
                for key, record in missing.items()
            ]
        )
        people.update(zip(missing, made, strict=True))
        return people, set(missing)

    def _get_person_problems(self, key, found, record):
        if found and len(found) > 1:
            return [
                self.env._(
                    "%(count)s people of that name are known in %(unit)s: the staff "
                    "code is needed",
                    count=len(found),
                    unit=record["unit"],
                )
            ]
        if found and _key(found.name) != _key(record["name"]):
            return [
                self.env._(
                    "the staff code %(code)s belongs to %(name)s here",
                    code=key,
                    name=found.name,
                )
            ]
        return []

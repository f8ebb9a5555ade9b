# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from typing import NamedTuple

from odoo import api, fields, models
from odoo.fields import Domain

from ....engine.seats import ROLES, find_seat
from ...core.days import vietnam_today

HEADED = ("unit_head", "head_above")
# In the order in which they are told
CONFLICTS = ("nominee", "nominator", "collective", "recused")
COUNCIL_DESK = ("chair", "secretary")


class Seat(NamedTuple):
    """Where a step lies today.

    :param values: values of the step that say so
    :param is_personal: whether it lies with people by their office, not with the
        group or user the step names
    :param people: ids of the employees who hold the office and may act
    """

    values: dict
    is_personal: bool
    people: list


class EmulationNominationStep(models.Model):
    """Where a step lies today: with whom it was meant for, or where it passed on to.

    Heads in conflict or missing are followed by their deputies, then by the unit that
    the route names or the one above, and so on to the top.
    """

    _inherit = "emulation.nomination.step"

    is_lost = fields.Boolean(
        string="Nobody Left",
        compute="_compute_is_lost",
        help="Everybody who could do the step is missing or in conflict.",
    )
    passed_on_text = fields.Text(
        string="Passed On Because", compute="_compute_passed_on_text"
    )
    responsible_text = fields.Char(
        string="With Whom",
        compute="_compute_responsible_text",
        compute_sudo=True,
    )

    @api.depends("passed_on", "state")
    def _compute_is_lost(self):
        for step in self:
            last = (step.passed_on or [{}])[-1].get("code")
            step.is_lost = step.state == "current" and last in ("nobody", "no_council")

    @api.depends("passed_on")
    @api.depends_context("lang")
    def _compute_passed_on_text(self):
        for step in self:
            entries = step.passed_on or []
            step.passed_on_text = "\n".join(map(self._get_passed_on_words, entries))

    @api.model
    def _get_passed_on_words(self, entry):
        """Put one entry of ``passed_on`` into words."""
        words = {
            "vacant": self.env._("%(place)s has no head."),
            "left": self.env._("%(name)s (%(place)s) has left."),
            "nominee": self.env._("%(name)s (%(place)s) is the nominee."),
            "nominator": self.env._("%(name)s (%(place)s) submitted the nomination."),
            "collective": self.env._(
                "%(name)s (%(place)s) belongs to the collective nominated."
            ),
            "recused": self.env._(
                "%(name)s (%(place)s) has a conflict of interest on record."
            ),
            "no_unit_above": self.env._("There is no unit so far above %(place)s."),
            "joint": self.env._(
                "%(name)s (%(place)s) has decided in the other of the two seats."
            ),
            "group": self.env._("Nobody of the group “%(place)s” may act."),
            "no_council": self.env._("%(place)s has no council in office."),
            "nobody": self.env._("Nobody else is left."),
        }
        return words[entry["code"]] % {"name": "", "place": "", **entry}

    @api.depends(
        "responsible",
        "department_id",
        "group_id",
        "user_id",
        "council_id",
        "acting_department_id",
        "acting_role",
    )
    @api.depends_context("lang")
    def _compute_responsible_text(self):
        for step in self:
            department = step.acting_department_id or step.department_id
            role = step.acting_role or "head"
            if step.acting_role or step.responsible in HEADED:
                text = (
                    self.env._("Deputy head of %(unit)s", unit=department.name)
                    if role == "deputy"
                    else self.env._("Head of %(unit)s", unit=department.name)
                )
            else:
                named = step.council_id or step.user_id or step.group_id
                text = named.name or self.env._("Council")
            step.responsible_text = text

    # --- Finding the seat -----------------------------------------------------------

    def _find_seats(self):
        """Where each step lies today, in a fixed number of queries.

        :return: ``{step id: Seat}``
        """
        steps = self.sudo()
        councils = steps.filtered(lambda s: s.responsible == "council")
        seats = councils._find_councils()
        named = (steps - councils).filtered(lambda s: s.responsible not in HEADED)
        users = named._get_named_users()
        barred = named._get_barred_by_step(
            self.env["res.users"].browse(set().union(*users.values()))
        )
        for step in named:
            if users[step.id] - set(barred[step.id]):
                seats[step.id] = Seat(_get_values(), False, [])
        rest = steps.filtered(lambda s: s.id not in seats)
        return {**seats, **rest._find_heads(users, barred)}

    def _find_heads(self, users, barred):
        """Go up from the unit asked until a head or deputy may act."""
        paths = {step: step._get_places() for step in self}
        places = self.env["hr.department"].sudo().union(*paths.values())
        holders, left = self._get_leading(places)
        people = self.env["hr.employee"].sudo().browse(set().union(*holders.values()))
        codes = self.nomination_id._get_conflict_codes(people)
        names = {place.id: place.name for place in places}
        partners = self._get_partners()
        found = {}
        for step in self:
            hindered = dict.fromkeys(left, "left")
            if step._is_judging():
                for person, why in codes[step.nomination_id.id].items():
                    hindered[person] = min(why, key=CONFLICTS.index)
            for person in partners.get(step.id, ((), ()))[1]:
                hindered.setdefault(person, "joint")
            seat, passed = find_seat(paths[step].ids, holders, hindered)
            entries = step._get_first_entries(users, barred) + [
                {
                    "code": code,
                    "role": role,
                    "place": names[place],
                    "name": people.browse(person).name if person else "",
                }
                for place, role, person, code in passed
            ]
            if not seat:
                entries.append({"code": "nobody"})
            place, role, able = seat or (False, False, [])
            found[step.id] = Seat(_get_values(place, role, entries), True, able)
        return found

    def _get_first_entries(self, users, barred):
        """Why whoever the route names does not act himself."""
        self.ensure_one()
        if self.responsible == "group":
            return [{"code": "group", "place": self.group_id.name}]
        if self.responsible == "user":
            why = barred[self.id].get(self.user_id.id)
            code = why if self.user_id.id in users[self.id] else "left"
            name = self.user_id.name
            return [{"code": code, "name": name, "place": self.name}]
        if not self.department_id:
            unit = self.nomination_id.unit_id
            return [{"code": "no_unit_above", "place": unit.name}]
        return []

    def _get_places(self):
        """Units whose heads are asked one after the other."""
        self.ensure_one()
        step = self.sudo()
        places = step.department_id if step.responsible in HEADED else step.upper_id
        next_one = step.upper_id or places
        if next_one:
            places |= next_one | next_one._emulation_units_above()
        return places

    @api.model
    def _get_leading(self, places):
        """Heads and deputies of today: ``{(place, role): [employee id]}``, who left."""
        members = self.env["emulation.unit.member"].sudo()
        rows = members.search(
            members._domain_on(vietnam_today())
            & Domain("department_id", "in", places.ids)
            & Domain("role", "in", ROLES)
        )
        holders = {}
        for row in rows:
            key = (row.department_id.id, row.role)
            holders.setdefault(key, []).append(row.employee_id.id)
        accounts = rows.employee_id._emulation_users_by_person()
        left = {
            employee.id
            for employee in rows.employee_id
            if not employee.active
            or (
                accounts[employee.id]
                and not any(accounts[employee.id].mapped("active"))
            )
        }
        return holders, left

    def _get_named_users(self):
        """Users whom the group or the step itself names: ``{step id: {user id}}``."""
        found = {}
        for step in self.sudo():
            users = step.user_id
            if step.responsible == "group":
                users = step.group_id.all_user_ids
            found[step.id] = {
                user.id
                for user in users
                if user.active and step.company_id in user.company_ids
            }
        return found

    def _find_councils(self):
        """Council of each step: the one named while it is in office, or that of the
        body that decides; its chair and secretary prepare the session."""
        today = vietnam_today()
        bodies = self.env["emulation.body"].union(*(s._get_body() for s in self))
        valid = Domain("date_from", "<=", today) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", today)
        )
        in_office = (
            self.env["emulation.council"]
            .sudo()
            .search(
                valid & Domain("body_id", "in", (bodies | self.council_id.body_id).ids)
            )
            .sorted("date_from", reverse=True)
        )
        members = self.env["emulation.council.member"].sudo()
        desk = members.search(
            valid
            & Domain("council_id", "in", in_office.ids)
            & Domain("role", "in", COUNCIL_DESK)
        ).grouped("council_id")
        found = {}
        for step in self:
            body = step.council_id.body_id or step._get_body()
            own = in_office.filtered(lambda c, b=body: c.body_id == b)
            council = step.council_id & own or own[:1]
            missing = [{"code": "no_council", "place": body.name or ""}]
            values = _get_values(passed_on=not council and missing)
            values["council_id"] = (council or step.council_id).id
            people = desk.get(council, members).employee_id.ids
            found[step.id] = Seat(values, True, people)
        return found

    def _get_body(self):
        """The body of this database that decides on the nomination."""
        self.ensure_one()
        category = self.nomination_id.category_id
        inside = category.body_id.filtered("is_inside")
        return inside or category.round_id.body_id

    def _is_judging(self):
        """A unit meeting puts forward; it does not judge."""
        self.ensure_one()
        return self.kind != "meeting"


def _get_values(place=False, role=False, passed_on=False):
    return {
        "acting_department_id": place,
        "acting_role": role,
        "passed_on": passed_on or False,
    }

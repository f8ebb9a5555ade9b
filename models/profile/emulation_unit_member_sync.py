# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import defaultdict
from typing import NamedTuple

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import split_every

from ...engine.periods import DAY, Period, clip, common, cut, from_changes, join
from ..core.days import vietnam_day, vietnam_today
from .emulation_unit_member import _FOLLOW, _FOLLOW_KEY

SYNC_BATCH = 1000


class Wanted(NamedTuple):
    department: int
    role: str
    concurrent: bool
    start: object
    end: object


class EmulationUnitMember(models.Model):
    """How the periods follow the employees' files and the departments' managers.

    Everything is computed anew from the versions for the employees concerned and
    compared with what is there, so that a version added, changed or deleted in
    the past is followed like a transfer of today.
    """

    _inherit = "emulation.unit.member"

    @api.model
    def _follow_employees(self, employees, moves=None):
        """Bring the periods in line with the employees' files.

        :param employees: hr.employee
        :param dict moves: ``{employee id: [(day, department id)]}``, changes of
            place just recorded; they end corrections that were left open
        """
        if employees:
            self._defer_one_regular_place()
            self._sync_employees(employees, moves=moves)
            self._enforce_one_regular_place()

    @api.model
    def _follow_heads(self, departments):
        """Close and open the periods of heads after a change of managers.

        The head before stops the day before today, the new one begins today.

        :param departments: hr.department whose manager was just changed
        """
        today = vietnam_today()
        heads = self.sudo().search(
            self._domain_on(today)
            & Domain("department_id", "in", departments.ids)
            & Domain("role", "=", "head")
        )
        led = defaultdict(dict)
        for department in departments.sudo():
            manager = department.manager_id
            rows = heads.filtered(lambda h, d=department: h.department_id == d)
            for row in rows.filtered(lambda h: not h.date_to):
                if row.employee_id != manager:
                    led[row.employee_id.id][department.id] = False
            if manager.active and manager not in rows.employee_id:
                led[manager.id][department.id] = True
        if led:
            self._defer_one_regular_place()
            self._sync_employees(self.env["hr.employee"].browse(led), led=led)
            self._enforce_one_regular_place()

    @api.model
    def _emulation_sync_all(self):
        """Fill the memberships of everybody from the employees' files.

        Run when the addon is installed; running it again changes nothing that
        is right.

        :return: number of employees looked at
        """
        everybody = self.env["hr.employee"].sudo().with_context(active_test=False)
        employees = everybody.search([("active", "in", (True, False))], order="id")
        for ids in split_every(SYNC_BATCH, employees.ids):
            self._follow_employees(everybody.browse(ids))
        departments = (
            self.env["hr.department"].sudo().search([("manager_id", "!=", False)])
        )
        self._follow_heads(departments._without_emulation_head())
        return len(employees)

    @api.model
    def _sync_employees(self, employees, moves=None, led=None):
        """Compute the periods anew and store the differences, set-based.

        :param employees: hr.employee
        :param moves: see :meth:`_follow_employees`
        :param dict led: ``{employee id: {department id: begins or ends today}}``
        """
        if not employees:
            return
        moves, led = moves or {}, led or {}
        follower = self.sudo().with_context(
            **{_FOLLOW_KEY: _FOLLOW, "active_test": False}
        )
        people = employees.sudo().with_context(active_test=False)
        rows_of = follower.search([("employee_id", "in", people.ids)]).grouped(
            lambda row: row.employee_id.id
        )
        versions_of = (
            self.env["hr.version"]
            .sudo()
            .with_context(active_test=True)
            .search_fetch(
                [("employee_id", "in", people.ids)],
                ["employee_id", "date_version", "department_id", "create_date"],
                order="employee_id, date_version, id",
            )
            .grouped(lambda version: version.employee_id.id)
        )
        changes = {"create": [], "write": defaultdict(list), "unlink": []}
        for person in people:
            rows = rows_of.get(person.id, follower.browse())
            versions = versions_of.get(person.id, self.env["hr.version"])
            last_day = follower._get_last_day(person, rows)
            person_led = led.get(person.id, {})
            # The first version tells where the person began, it is no transfer
            transfers = [
                (day, department_id)
                for day, department_id in moves.get(person.id, ())
                if versions and day > versions[0].date_version
            ]
            manual = follower._get_manual_periods(
                rows, transfers, person_led, last_day, changes
            )
            first_day = person.emulation_returned_on or None
            following = rows.filtered(
                lambda r, day=first_day: (
                    r.source == "version" and not (day and r.date_from < day)
                )
            )
            wanted = follower._get_wanted(
                from_changes(
                    [(v.date_version, v.department_id.id) for v in versions],
                    first_day,
                    last_day,
                ),
                follower._get_led_periods(following, person_led, first_day, last_day),
                manual,
            )
            uncertain = {
                version.date_version
                for version in versions
                if version.create_date.date() == version.date_version
            }
            follower._collect_differences(person, following, wanted, uncertain, changes)
        follower._store_differences(changes)

    def _get_last_day(self, person, rows):
        """Return the last day in the organisation, None while there."""
        if person.current_version_id.departure_date:
            return person.current_version_id.departure_date
        if person.active:
            return None
        if rows and all(row.date_to for row in rows):
            return max(rows.mapped("date_to"))
        ends_on = person.current_version_id.contract_date_end
        return ends_on or vietnam_day(person.write_date)

    def _get_manual_periods(self, rows, moves, led, last_day, changes):
        """Return the officers' periods, with open ends filled by later events.

        :return: list of (row, :class:`Period`)
        """
        yesterday = vietnam_today() - DAY
        periods = []
        for row in rows.filtered(lambda r: r.source == "manual"):
            ends = []
            if not row.date_to:
                regular = not row.is_concurrent and not row.is_ad_hoc
                ends += [
                    day - DAY
                    for day, department_id in moves
                    if regular and department_id != row.department_id.id
                ]
                leads = led.get(row.department_id.id)
                if leads is not None and leads != (row.role == "head"):
                    ends.append(yesterday)
                if last_day:
                    ends.append(last_day)
            ends = [end for end in ends if end >= row.date_from]
            if ends:
                changes["write"][("date_to", min(ends))].append(row.id)
            end = min(ends) if ends else row.date_to or None
            periods.append((row, Period(row.department_id.id, row.date_from, end)))
        return periods

    def _get_led_periods(self, following, led, first_day, last_day):
        """Return when the person led which department, by what is stored so far.

        A department's manager carries no date; the stored periods are the memory.
        """
        today = vietnam_today()
        periods = []
        for row in following.filtered(lambda r: r.role == "head"):
            period = Period(row.department_id.id, row.date_from, row.date_to or None)
            ceased = led.get(row.department_id.id) is False
            periods += clip([period], None, today - DAY if ceased else None)
        periods += [
            Period(department_id, today, None)
            for department_id, leads in led.items()
            if leads
        ]
        return clip(join(periods), first_day, last_day)

    def _get_wanted(self, places, led, manual):
        """Lay out one person's periods: officers' word first, heads before members.

        :param places: list of :class:`Period`, where the file says the person was
        :param led: list of :class:`Period`, departments led
        :param manual: list of (row, :class:`Period`) that officers wrote
        :return: list of :class:`Wanted`
        """
        taken = [
            period
            for row, period in manual
            if not row.is_concurrent and not row.is_ad_hoc
        ]
        wanted, heads = [], []
        for period in led:
            said = [p for _row, p in manual if p.key == period.key]
            own_places = [place for place in places if place.key == period.key]
            for piece in cut(period, said):
                regular = [
                    part
                    for inside in common(piece, own_places)
                    for part in cut(inside, taken)
                ]
                heads += regular
                wanted += [Wanted(p.key, "head", False, *p[1:]) for p in regular]
                wanted += [
                    Wanted(p.key, "head", True, *p[1:]) for p in cut(piece, regular)
                ]
        for place in places:
            wanted += [
                Wanted(p.key, "member", False, *p[1:])
                for p in cut(place, taken + heads)
            ]
        return wanted

    def _collect_differences(self, person, rows, wanted, uncertain, changes):
        """Compare the stored periods of one person with the wanted ones."""
        # Odoo dates a record that says no day by the day of UTC
        unsaid = {vietnam_today(), fields.Date.today(), *uncertain}
        by_start = {(r.department_id.id, r.role, r.date_from): r for r in rows}
        spare = defaultdict(list)
        exact = {}
        for want in wanted:
            if row := by_start.pop((want.department, want.role, want.start), None):
                exact[want] = row
        for row in by_start.values():
            spare[row.department_id.id, row.role].append(row)
        for want in wanted:
            row = exact.get(want)
            vals = {
                "date_from": want.start,
                "date_to": want.end or False,
                "is_concurrent": want.concurrent,
            }
            if not row:
                vals["is_start_certain"] = want.start not in unsaid
                same = spare[want.department, want.role]
                row = same.pop(0) if same else None
            if not row:
                changes["create"].append(
                    {
                        **vals,
                        "employee_id": person.id,
                        "department_id": want.department,
                        "role": want.role,
                        "source": "version",
                    }
                )
                continue
            for name, value in vals.items():
                if row[name] != value:
                    changes["write"][name, value].append(row.id)
        changes["unlink"] += [row.id for same in spare.values() for row in same]

    def _store_differences(self, changes):
        self.browse(changes["unlink"]).unlink()
        for (name, value), ids in changes["write"].items():
            self.browse(ids).write({name: value})
        self.env.flush_all()
        self.create(changes["create"])

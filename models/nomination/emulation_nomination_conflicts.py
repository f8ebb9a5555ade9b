# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.fields import Domain

from ..core.days import vietnam_today


class EmulationNomination(models.Model):
    """Nobody judges himself, whichever of his employee records is used."""

    _inherit = "emulation.nomination"

    def _get_conflicts(self):
        """Why the user may not judge each nomination.

        :return: ``{nomination id: [sentence, ...]}``
        """
        words = {
            "nominee": self.env._("you are the nominee yourself"),
            "nominator": self.env._("you submitted the nomination yourself"),
            "collective": self.env._("you belong to the collective nominated"),
            "recused": self.env._("a conflict of interest of yours is on record"),
        }
        codes = self._get_conflict_codes_of(self.env.user._emulation_employees())
        user = self.env.user
        return {
            nomination.id: [
                text
                for code, text in words.items()
                if code in codes[nomination.id]
                or (code == "nominator" and nomination.submitted_by_id == user)
            ]
            for nomination in self
        }

    def _get_conflict_codes_of(self, records):
        """Why one person may not judge each nomination.

        :param records: hr.employee, all records of that person
        :return: ``{nomination id: {"nominee", "nominator", "collective", "recused"}}``
        """
        found = self._get_conflict_codes(records)
        return {
            nomination_id: set().union(*codes.values())
            for nomination_id, codes in found.items()
        }

    def _get_conflict_codes(self, employees, date=None):
        """Why persons may not judge nominations, in a fixed number of queries.

        A person is all his employee records: what one of them is, all are.

        :param employees: hr.employee whose right to judge is asked
        :param date: day whose members of the collectives count; today by default
        :return: ``{nomination id: {employee id: {code, ...}}}`` with the codes
            ``nominee``, ``nominator``, ``collective`` and ``recused``, for what was
            declared or set in a session; who is free is left out
        """
        persons = employees._emulation_records_by_person()
        owners = {}
        for employee_id, records in persons.items():
            for record in records:
                owners.setdefault(record, set()).add(employee_id)
        people = self._get_people_of_collectives(
            self.env["hr.employee"].browse(owners), date
        )
        recorded = self._get_recorded_conflicts(self.env["hr.employee"].browse(owners))
        found = {}
        for nomination in self.sudo():
            concerned = {
                "nominee": nomination.employee_id.ids,
                "nominator": nomination.nominator_id.ids
                + nomination.submitted_by_id.with_context(
                    active_test=False
                ).employee_ids.ids,
                "collective": people.get(nomination.department_id.id, ()),
                "recused": recorded[nomination.id],
            }
            codes = found[nomination.id] = {}
            for code, records in concerned.items():
                for record in records:
                    for employee_id in owners.get(record, ()):
                        codes.setdefault(employee_id, set()).add(code)
        return found

    def _get_recorded_conflicts(self, employees):
        """What persons declared on nominations in sessions, or was set for them.

        What was set falls with the session that is void; what somebody declared of
        himself stands.

        :return: ``{nomination id: {employee id: emulation.session.recusal}}``, as
            superuser
        """
        found = {nomination.id: {} for nomination in self}
        if not (self and employees):
            return found
        recusals = (
            self.env["emulation.session.recusal"]
            .sudo()
            .search(
                Domain("item_id.nomination_id", "in", self.ids)
                & Domain("member_id.employee_id", "in", employees.ids)
                & Domain("source", "!=", "automatic")
                & (
                    Domain("source", "=", "declared")
                    | Domain("session_id.state", "!=", "void")
                ),
                order="id",
            )
        )
        for recusal in recusals:
            own = found[recusal.item_id.nomination_id.id]
            own[recusal.member_id.employee_id.id] = recusal
        return found

    def _get_people_of_collectives(self, employees, date=None):
        """Who of ``employees`` leads or directly belongs to a collective nominated.

        :return: ``{department id: {employee id, ...}}``
        """
        collectives = self.sudo().department_id
        if not (employees and collectives):
            return {}
        members = (
            self.env["emulation.unit.member"]
            .sudo()
            ._members_on(date or vietnam_today(), collectives)
        )
        people = {}
        for member in members.filtered(lambda m: m.employee_id in employees):
            for place in member._get_own_places():
                people.setdefault(place.id, set()).add(member.employee_id.id)
        return people

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.fields import Domain

from ...core.days import vietnam_today
from .emulation_nomination_step_seat import COUNCIL_DESK

ACTIVE_STATES = ("submitted", "in_review", "passed")


class EmulationNominationStep(models.Model):
    """Who may do a step today, for himself or as delegate, and what waits for whom."""

    _inherit = "emulation.nomination.step"

    is_asked = fields.Boolean(
        string="With Me",
        compute="_compute_is_asked",
        search="_search_is_asked",
        help="The step is under way and lies with the user, himself or as delegate.",
    )
    is_mine = fields.Boolean(
        string="Waiting for Me",
        compute="_compute_is_asked",
        search="_search_is_mine",
        help="The user may do the step now.",
    )

    @api.depends("state", "nomination_id.state")
    @api.depends_context("uid")
    def _compute_is_asked(self):
        own = Domain("id", "in", self._origin.ids)
        # Whether one is asked does not depend on what one reads
        steps_sudo = self.sudo()
        asked = (
            steps_sudo.search(own & self._get_asked_domain()) if self else steps_sudo
        )
        for step in self:
            step.is_asked = step._origin.sudo() in asked
            state = step.sudo().nomination_id.state
            step.is_mine = step.is_asked and state in ACTIVE_STATES

    def _search_is_asked(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._get_asked_domain()

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        live = Domain("nomination_id", "any!", Domain("state", "in", ACTIVE_STATES))
        return self._get_asked_domain() & live

    # --- What waits for the user ------------------------------------------------------

    @api.model
    def _get_asked_domain(self):
        """Domain of the steps under way that lie with the user."""
        return self.env.user._emulation_remember(
            ("asked", self.env.uid), self._read_asked_domain
        )

    @api.model
    def _read_asked_domain(self):
        user = self.env.user
        records = user._emulation_employees()
        delegations = self.env["emulation.delegation"]._get_valid(delegates=records)
        own = self._get_seat_domain(records, user)
        domain = own & self._get_free_domain(records, user)
        councils = self._get_desk_councils(records)
        domain |= (
            Domain("responsible", "=", "council")
            & Domain("council_id", "in", councils.ids)
            & self._get_free_domain(records, user)
        )
        people = delegations.delegator_id._emulation_users_by_person()
        for delegator in delegations.delegator_id:
            others = delegator._emulation_persons()
            users = people[delegator.id]
            domain |= (
                self._get_seat_domain(others, users)
                & self._get_free_domain(others, users)
                & self._get_free_domain(records, user)
            )
        return Domain("state", "=", "current") & domain

    @api.model
    def _get_seat_domain(self, records, users):
        """Domain of the steps that lie with one person today."""
        members = self.env["emulation.unit.member"].sudo()
        led = members.search(
            members._domain_on(vietnam_today())
            & Domain("employee_id", "in", records.ids)
            & Domain("role", "!=", "member")
        ).grouped("role")
        domain = Domain.FALSE
        for role, rows in led.items():
            domain |= Domain("acting_role", "=", role) & Domain(
                "acting_department_id", "in", rows.department_id.ids
            )
        named = Domain("responsible", "=", "group") & Domain(
            "group_id", "in", users.sudo().all_group_ids.ids
        )
        named |= Domain("responsible", "=", "user") & Domain("user_id", "in", users.ids)
        return domain | Domain("acting_role", "=", False) & named

    @api.model
    def _get_free_domain(self, records, users):
        """Domain of the steps on which one person is in no conflict."""
        members = self.env["emulation.unit.member"].sudo()
        rows = members.search(
            members._domain_on(vietnam_today())
            & Domain("employee_id", "in", records.ids)
        )
        collectives = rows._get_own_places()
        conflict = (
            Domain("employee_id", "in", records.ids)
            | Domain("nominator_id", "in", records.ids)
            | Domain("submitted_by_id", "in", users.ids)
            | Domain("department_id", "in", collectives.ids)
            | Domain("id", "in", self._get_recused_ids(records))
        )
        free = Domain("kind", "=", "meeting") | Domain(
            "nomination_id", "not any!", conflict
        )
        return free & Domain("id", "not in", self._get_decided_ids(records, users))

    @api.model
    def _get_recused_ids(self, records):
        """Nominations for which a conflict of the person is on record."""
        recusals = self.env["emulation.session.recusal"].sudo()
        nominations = recusals.search(
            Domain("member_id.employee_id", "in", records.ids)
            & Domain("source", "!=", "automatic")
        ).item_id.nomination_id
        recorded = nominations._get_recorded_conflicts(records)
        return [nomination_id for nomination_id, found in recorded.items() if found]

    @api.model
    def _get_desk_councils(self, records):
        """Councils whose sessions the person prepares today."""
        today = vietnam_today()
        members = self.env["emulation.council.member"].sudo()
        return members.search(
            Domain("employee_id", "in", records.ids)
            & Domain("role", "in", COUNCIL_DESK)
            & Domain("date_from", "<=", today)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", today))
        ).council_id

    # --- Who may do a step ------------------------------------------------------------

    def _get_responsible_users(self):
        """Who may do each step today, delegates included, in a fixed number of queries.

        :return: ``{step id: res.users}`` as superuser, without those in conflict
        """
        seated = self._get_seated()
        users_sudo = self.env["res.users"].sudo()
        everybody = users_sudo.browse(set().union(*seated.values()))
        barred = self.nomination_id._get_barred_users(everybody)
        return {
            step.id: users_sudo.browse(
                [
                    user_id
                    for user_id in seated[step.id]
                    if not (
                        step._is_judging() and user_id in barred[step.nomination_id.id]
                    )
                ]
            )
            for step in self.sudo()
        }

    def _get_seated(self, users=None):
        """On whose desk each step lies today, whether or not he is in conflict.

        :param users: look at these alone; at everybody by default
        :return: ``{step id: {user id: delegation id, or False for himself}}``; who
            acts for somebody in conflict is left out
        """
        steps = self.sudo()
        seats = steps._find_seats()
        people = self.env["hr.employee"].sudo()
        people = people.browse({p for seat in seats.values() for p in seat.people})
        accounts = people._emulation_users_by_person()
        named = steps._get_named_users()
        all_named = self.env["res.users"].sudo().browse(set().union(*named.values()))
        records = all_named._emulation_records_by_user()
        barred = steps._get_barred_by_step(all_named)
        partners = steps._get_partners()
        given = self.env["emulation.delegation"]._get_valid()._by_delegator()
        found = {}
        for step in steps:
            seat = found[step.id] = {}
            acting = []
            if seats[step.id].is_personal:
                for person in seats[step.id].people:
                    acting.append((person, accounts[person].filtered("active").ids))
            else:
                for user_id in named[step.id]:
                    seat[user_id] = False
                    if user_id not in barred[step.id]:
                        acting += [(person, []) for person in records[user_id]]
            for person, own in acting:
                seat.update(dict.fromkeys(own, False))
                if step.responsible != "council":
                    for user_id, delegation_id in given.get(person, ()):
                        seat.setdefault(user_id, delegation_id)
            for user_id in partners.get(step.id, ((), ()))[0]:
                seat.pop(user_id, None)
            if users is not None:
                found[step.id] = {k: v for k, v in seat.items() if k in users.ids}
        return found

    def _get_actor_problems(self):
        """Why the user may not do each step himself now.

        :return: ``{step id: [sentence, ...]}``
        """
        problems = self._get_seat_problems()
        conflicts = self.nomination_id._get_conflicts()
        for step in self.sudo():
            if step._is_judging():
                problems[step.id] += conflicts[step.nomination_id.id]
        return problems

    def _get_seat_problems(self):
        """Why each step lies with somebody else, conflicts left aside."""
        seated = self._get_seated(self.env.user)
        officers = self.env.ref("hr_emulation.group_officer")
        problems = {}
        for step in self.sudo():
            reasons = problems[step.id] = []
            if step.state != "current":
                reasons.append(
                    self.env._("the step “%(step)s” is not under way", step=step.name)
                )
            elif self.env.uid not in seated[step.id]:
                if step.is_lost:
                    reasons.append(
                        self.env._(
                            "nobody can do the step “%(step)s”: %(why)s",
                            step=step.name,
                            why=" ".join(step.passed_on_text.splitlines()),
                        )
                    )
                elif step.group_id == officers and not step.acting_role:
                    reasons.append(self.env._("only an emulation officer may do this"))
                else:
                    reasons.append(
                        self.env._(
                            "the step “%(step)s” is with: %(responsible)s",
                            step=step.name,
                            responsible=step.with_env(self.env).sudo().responsible_text,
                        )
                    )
        return problems

    def _get_waiting_texts(self, name):
        """What steps wait for that nobody approves or refuses by hand.

        :param str name: key of the nominations' ``_TRANSITIONS``
        :return: list of sentences
        """
        if name not in ("approve", "refuse"):
            return []
        words = {
            "meeting": self.env._("the unit meeting decides on the step “%(step)s”"),
            "council": self.env._("the council decides on the step “%(step)s”"),
            "posting": self.env._("the posting “%(step)s” ends by itself"),
            "consultation": self.env._(
                "the step “%(step)s” ends when the answer is recorded"
            ),
        }
        return [
            words[step.kind] % {"step": step.name}
            for step in self.sudo()
            if step.kind in words
        ]

    def _get_sessions(self):
        """Why steps on a fixed agenda are not returned: ``{step id: sentence}``."""
        items = self.env["emulation.session.item"].sudo()
        rows = items.search(
            Domain("step_id", "in", self.ids)
            & Domain("session_id.state", "in", ("frozen", "open", "closed"))
        )
        return {
            row.step_id.id: self.env._(
                "it is on the agenda of “%(session)s”", session=row.session_id.name
            )
            for row in rows
        }

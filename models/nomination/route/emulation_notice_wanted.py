# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ...core.days import vietnam_today
from .emulation_nomination_step_people import ACTIVE_STATES


class EmulationNotice(models.Model):
    """What waits for whom, and whom above to tell of what is late."""

    _inherit = "emulation.notice"

    @api.model
    def _get_wanted(self, rounds):
        """Count what waits, in a fixed number of queries.

        :param rounds: emulation.round of one company
        :return: ``{key of a notice: {deadline: {nomination id, ...}}}``
        """
        steps = (
            self.env["emulation.nomination.step"]
            .sudo()
            .search(
                [
                    ("round_id", "in", rounds.ids),
                    ("state", "=", "current"),
                    ("kind", "!=", "posting"),
                    ("nomination_id.state", "in", ACTIVE_STATES),
                ]
            )
        )
        steps._settle_seats()
        wanted = {}
        for purpose, users_of in (
            ("act", steps._get_responsible_users()),
            ("late", steps._get_late_heads()),
        ):
            for step in steps:
                for user in users_of.get(step.id, ()):
                    key = (user.id, step.round_id.id, purpose, step.kind, step.name)
                    days = wanted.setdefault(key, {})
                    days.setdefault(step.deadline, set()).add(step.nomination_id.id)
        return wanted


class EmulationNominationStep(models.Model):
    _inherit = "emulation.nomination.step"

    def _get_late_heads(self):
        """Whom in the unit above to tell of steps that are late by the days set.

        :return: ``{step id: res.users}`` as superuser: the heads, or else deputies,
            of the nearest unit above that has one who is in no conflict; steps that
            are not late are left out
        """
        days = self.env.company.emulation_escalate_days
        today = vietnam_today()
        limit = days and self.env.company._get_emulation_workday(today, -days)
        late = self.sudo().filtered(
            lambda s: limit and s.deadline and s.deadline <= limit
        )
        if not late:
            return {}
        paths = {step: step._get_places_above() for step in late}
        holders, left = self._get_leading(
            self.env["hr.department"].sudo().union(*paths.values())
        )
        people = self.env["hr.employee"].sudo().browse(set().union(*holders.values()))
        accounts = people._emulation_users_by_person()
        users_sudo = self.env["res.users"].sudo()
        barred = late.nomination_id._get_barred_users(
            users_sudo.union(*accounts.values())
        )
        asked = late._get_responsible_users()
        found = {}
        for step, places in paths.items():
            for seat in [(p, role) for p in places.ids for role in ("head", "deputy")]:
                users = users_sudo.union(
                    *(accounts[e] for e in holders.get(seat, ()) if e not in left)
                ).filtered(
                    lambda u, s=step: (
                        u.active
                        and u not in asked[s.id]
                        and u.id not in barred[s.nomination_id.id]
                    )
                )
                if users:
                    found[step.id] = users
                    break
        return found

    def _get_places_above(self):
        """Units above the one on whose desk the step lies, the nearest first."""
        self.ensure_one()
        if self.acting_department_id:
            return self.acting_department_id._emulation_units_above()
        # No head's own step: the head of the unit that holds it is the next above
        holder = self._get_holder()
        return holder | holder._emulation_units_above()

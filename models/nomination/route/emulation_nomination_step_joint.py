# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.tools import SQL


class EmulationNominationStep(models.Model):
    """Two who decide jointly are two persons.

    Where both seats fall to one, as when a head stands in for the one below him, he
    decides in one of them; the other then passes on as it does from somebody in
    conflict. A second decision of the same person would check nothing.
    """

    _inherit = "emulation.nomination.step"

    def _get_partners(self):
        """Who has decided in the other seat of steps done jointly.

        All accounts and records of the person count, and of the one he acted for.

        :return: ``{step id: (user ids, employee ids)}``; a step without a partner who
            has decided is left out
        """
        steps = self.sudo()
        done = steps.search(
            [
                ("nomination_id", "in", steps.nomination_id.ids),
                ("sequence", "in", steps.mapped("sequence")),
                ("state", "=", "done"),
            ]
        ).grouped(lambda s: (s.nomination_id, s.pass_number, s.sequence))
        partners = {
            step: done[key]
            for step in steps
            if (key := (step.nomination_id, step.pass_number, step.sequence)) in done
        }
        if not partners:
            return {}
        people = {
            step: row.actor_employee_id
            | row.actor_id.with_context(active_test=False).employee_ids
            | row.delegation_id.delegator_id
            for step, row in partners.items()
        }
        everybody = self.env["hr.employee"].sudo().union(*people.values())
        records = everybody._emulation_records_by_person()
        accounts = everybody._emulation_users_by_person()
        return {
            step.id: (
                set(partners[step].actor_id.ids).union(
                    *(accounts[person.id].ids for person in own)
                ),
                set().union(*(records[person.id] for person in own)),
            )
            for step, own in people.items()
        }

    @api.model
    def _get_decided_ids(self, records, users):
        """Ids of the steps under way whose other seat one person has decided in."""
        query = SQL(
            """
            SELECT step.id
              FROM emulation_nomination_step step
              JOIN emulation_nomination_step done
                ON done.nomination_id = step.nomination_id
               AND done.pass_number = step.pass_number
               AND done.sequence = step.sequence
               AND done.state = 'done'
              LEFT JOIN emulation_delegation given ON given.id = done.delegation_id
             WHERE step.state = 'current'
               AND (done.actor_id = ANY(%(users)s)
                    OR done.actor_employee_id = ANY(%(records)s)
                    OR given.delegator_id = ANY(%(records)s))
            """,
            users=users.ids,
            records=records.ids,
        )
        self.flush_model()
        return [step_id for (step_id,) in self.env.execute_query(query)]

    def _get_barred_by_step(self, users):
        """Users who may not decide, by conflict or in the other seat.

        :return: ``{step id: {user id: code}}``
        """
        barred = self.nomination_id._get_barred_users(users)
        partners = self._get_partners()
        return {
            step.id: {
                **dict.fromkeys(partners.get(step.id, ((), ()))[0], "joint"),
                **barred[step.nomination_id.id],
            }
            for step in self
        }

    def _one_each(self):
        """Keep one step of each nomination: who holds both seats acts in his own."""
        ordered = self.sorted(lambda s: (bool(s.passed_on), s.id), reverse=True)
        return self.browse({s.nomination_id: s.id for s in ordered}.values())

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models

from .emulation_nomination_step_seat import CONFLICTS

# Kinds that are done by somebody who says so; the others end by what they are
BY_HAND = ("appraisal", "approval")


class EmulationNomination(models.Model):
    """Approving, returning and refusing: by whom the current step lies with."""

    _inherit = "emulation.nomination"

    # --- The checker ----------------------------------------------------------------

    def _get_step_problems(self, name):
        """Who may take the step, and what it waits for when nobody can by hand.

        :param str name: key of ``_TRANSITIONS``
        :return: ``{nomination id: [sentence, ...]}``; who is allowed is left out
        """
        steps = self._get_current_steps()
        current = steps.grouped("nomination_id")
        seats = steps._get_seat_problems()
        sessions = steps._get_sessions() if name == "return" else {}
        officer = self.env.user.has_group("hr_emulation.group_officer")
        problems = {}
        for nomination in self:
            rows = current.get(nomination.sudo(), steps.browse())
            own = rows.filtered(lambda s: not seats[s.id])
            lost = any(rows.mapped("is_lost"))
            waiting = rows._get_waiting_texts(name)
            on_agenda = [sessions[s.id] for s in rows if s.id in sessions]
            if on_agenda or waiting:
                problems[nomination.id] = on_agenda or waiting
            elif not (own or (officer and (not rows or (lost and name == "return")))):
                texts = [text for s in rows for text in seats[s.id]]
                problems[nomination.id] = list(dict.fromkeys(texts)) or [
                    self.env._("only an emulation officer may do this")
                ]
        return problems

    def _get_barred_users(self, users):
        """Users in a conflict of interest, in a fixed number of queries.

        :return: ``{nomination id: {user id: code}}``
        """
        records = users._emulation_records_by_user()
        owners = {}
        for user_id, employees in records.items():
            for employee_id in employees:
                owners.setdefault(employee_id, set()).add(user_id)
        codes = self._get_conflict_codes(self.env["hr.employee"].sudo().browse(owners))
        found = {}
        for nomination in self.sudo():
            barred = found[nomination.id] = {}
            submitter = nomination.submitted_by_id.id
            if submitter in records:
                barred[submitter] = "nominator"
            for employee_id, why in codes[nomination.id].items():
                for user_id in owners[employee_id]:
                    barred[user_id] = min(why, key=CONFLICTS.index)
        return found

    def _get_route_problems(self):
        """Why the route of the category cannot be gone from the unit of one nomination."""
        self.ensure_one()
        # Everybody's nominations go the route, whoever may read it
        route = self.category_id.sudo().route_id
        if not route:
            return []
        unit = self.unit_id.sudo()
        return route._get_problems() + [
            text for step in route.step_ids for text in step._get_unit_problems(unit)
        ]

    # --- Steps ------------------------------------------------------------------------

    def _take_step(self, name, reason=None):
        if name == "approve":
            return self.action_approve(reason)
        return super()._take_step(name, reason)

    def action_approve(self, comment=None):
        """Approve the current step; after the last one the nomination has passed.

        Of two who decide jointly each approves for himself.

        :param str comment: remark kept with the approval
        :raise UserError: naming every nomination and every reason
        """
        steps = self._check_step("approve")
        steps._complete("approved", dict.fromkeys(steps.ids, comment))
        return True

    def action_return(self, reason=None):
        """Give back to be completed, to whom the route says.

        Back with the unit the nomination keeps its place for some days; one step back
        it stays under review.

        :param str reason: what has to be completed
        :raise UserError: naming every nomination and every reason
        """
        steps = self._check_step("return", reason)
        steps._complete("returned", dict.fromkeys(steps.ids, reason))
        return True

    def action_refuse(self, reason=None):
        """End the nomination without award; it frees its place.

        :param str reason: why
        :raise UserError: naming every nomination and every reason
        """
        steps = self._check_step("refuse", reason)
        returned = self.filtered(lambda n: n.state == "returned")
        steps._complete("refused", dict.fromkeys(steps.ids, reason))
        returned._fail_returned(reason)
        return True

    def _fail_returned(self, reason):
        """An officer ends what the unit did not complete."""
        before = {rec.id: rec.state for rec in self}
        self._write_guarded({"state": "failed", "state_reason": reason})
        self._log_transition("refuse", before, reason)
        self._free_places()

    def _check_step(self, name, reason=None):
        """Refuse unless the user may do the current step of every nomination.

        :return: the steps that are his, or all where nobody is left to do them
        """
        self.check_access("read")
        self._check_transition(name, reason)
        steps = self._get_current_steps()
        seats = steps._get_seat_problems()
        own = steps.filtered(lambda s: not seats[s.id])._one_each()
        return own | steps.filtered(lambda s: s.nomination_id not in own.nomination_id)

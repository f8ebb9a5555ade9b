# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import split_every

from .emulation_nomination_step_people import ACTIVE_STATES
from .emulation_nomination_step_seat import HEADED

# What is copied when a step comes up again in a new pass
PLAN = (
    "route_step_id",
    "sequence",
    "name",
    "kind",
    "responsible",
    "department_id",
    "group_id",
    "user_id",
    "council_id",
    "upper_id",
    "vote_rule_id",
    "working_days",
    "on_return",
)
BATCH = 500
EVENTS = {
    "approved": "approve",
    "returned": "return",
    "refused": "refuse",
    "forwarded": "forward",
    "posted": "posted",
    "answered": "answered",
}


class EmulationNominationStep(models.Model):
    """From step to step: started, done once, and what comes of it."""

    _inherit = "emulation.nomination.step"

    # --- Starting -----------------------------------------------------------------------

    def _start(self):
        """Make waiting steps the current ones; their nominations move to the desk."""
        steps = self.sudo()
        seats = steps._find_seats()
        now = fields.Datetime.now()
        deadlines = {}
        values = {}
        for step in steps:
            key = (step.company_id, step.working_days)
            if key not in deadlines:
                company, days = key
                deadlines[key] = days and company._get_emulation_deadline(days)
            values[step.id] = {
                "state": "current",
                "started_on": now,
                "deadline": deadlines[key],
                **seats[step.id].values,
            }
        steps._write_each(values)
        steps._move_nominations()

    def _move_nominations(self):
        """Tell the nominations on whose desk they lie."""
        holders = {}
        for step in self:
            holders.setdefault(step._get_holder(), set()).add(step.nomination_id.id)
        for holder, ids in holders.items():
            nominations = self.nomination_id.browse(ids)
            nominations.filtered(lambda n, h=holder: n.holder_id != h)._write_guarded(
                {"holder_id": holder.id}
            )

    def _get_holder(self):
        """Unit on whose desk the nomination lies during the step."""
        self.ensure_one()
        unit = self.nomination_id.unit_id
        if self.acting_department_id or self.responsible in HEADED:
            return self.acting_department_id or self.department_id or unit
        body = self.council_id.body_id or self.nomination_id.round_id.body_id
        return body.department_id or unit

    def _write_each(self, values):
        """Write values of their own on each step, equal ones together.

        :param dict values: ``{step id: {field: value}}``
        """
        groups = {}
        for step_id, vals in values.items():
            groups.setdefault(repr(sorted(vals.items())), ([], vals))[0].append(step_id)
        for ids, vals in groups.values():
            self.browse(ids).write(vals)
        self._forget_steps()

    def _forget_steps(self):
        self.env["emulation.nomination"].invalidate_model(
            ["current_step_ids"], flush=False
        )

    def _settle_seats(self):
        """Bring steps under way in line with who leads the units today."""
        steps = self.sudo().filtered(lambda s: s.state == "current")
        seats = steps._find_seats()
        changed = {}
        for step in steps:
            values = seats[step.id].values
            now = step._convert_to_write({name: step[name] for name in values})
            if any((now[name] or False) != (values[name] or False) for name in values):
                changed[step.id] = values
        steps._write_each(changed)
        self.sudo().browse(changed)._move_nominations()

    @api.model
    def _cron_settle_seats(self):
        """Memberships, delegations and councils begin and end with the day."""
        ids = self.search([("state", "=", "current")]).ids
        for done, batch in enumerate(split_every(BATCH, ids), 1):
            self.browse(batch)._settle_seats()
            remaining = max(0, len(ids) - done * BATCH)
            self.env["ir.cron"]._commit_progress(len(batch), remaining=remaining)

    # --- Doing --------------------------------------------------------------------------

    def _complete(self, outcome, comments=None, values=None):
        """Do current steps and lead their nominations on, all or none.

        Who may is the caller's to ask. Two who decide jointly are two steps: the
        nomination goes on when both are done, and one refusal or return ends both.

        :param str outcome: key of ``outcome``
        :param dict comments: ``{step id: words}``; the reason of a refusal or return
        :param dict values: ``{step id: {field: value}}`` beside who and when
        :raise UserError: naming every nomination whose step cannot be done
        """
        if not self:
            return
        steps, comments = self.sudo(), comments or {}
        nominations = steps.nomination_id
        nominations._lock_steps()
        steps._check_completable(outcome, comments)
        before = {nomination.id: nomination.state for nomination in nominations}
        steps._settle_seats()
        steps._sign(outcome, comments, values or {})
        open_steps = self.sudo().search(
            [
                ("nomination_id", "in", nominations.ids),
                ("state", "in", ("waiting", "current")),
            ]
        )
        passing = nominations.browse()
        if outcome == "refused":
            open_steps._cancel()
            steps._fail(comments)
        elif outcome == "returned":
            open_steps._cancel()
            steps._give_back(comments)
        else:
            passing = steps._go_on(outcome, open_steps)
        nominations._log_steps(EVENTS[outcome], steps, before)
        judged = steps.filtered(lambda s: s.kind in ("appraisal", "council"))
        if outcome == "approved" and (judged or passing):
            (judged.nomination_id | passing)._record_checks("appraisal")
        if outcome == "forwarded":
            nominations._record_checks("decision")
        if outcome == "refused":
            nominations._free_places()
        if passing:
            passing._settle_places("passing")

    def _check_completable(self, outcome, comments):
        problems = []
        for step in self:
            name = step.nomination_id.display_name
            if step.state != "current":
                problems.append(
                    self.env._(
                        "%(name)s: the step “%(step)s” is not under way.",
                        name=name,
                        step=step.name,
                    )
                )
            elif step.nomination_id.state not in ACTIVE_STATES:
                problems.append(
                    self.env._("%(name)s: the nomination is suspended.", name=name)
                )
            if outcome in ("returned", "refused") and not (
                (comments.get(step.id) or "").strip()
            ):
                problems.append(self.env._("Give a reason in words."))
        if problems:
            raise UserError("\n".join(dict.fromkeys(problems)))

    def _sign(self, outcome, comments, values):
        """Mark steps as done by the user, for himself or as delegate."""
        person = self.env.user._emulation_employees()[:1]
        signed = {
            "state": "done",
            "outcome": outcome,
            "done_on": fields.Datetime.now(),
            "actor_id": self.env.uid,
            "actor_employee_id": person.id,
            "actor_name": person.name or self.env.user.name,
            "actor_position": person.job_title,
        }
        seated = self._get_seated(self.env.user)
        self._write_each(
            {
                step.id: {
                    **signed,
                    "delegation_id": seated[step.id].get(self.env.uid, False),
                    "said": comments.get(step.id) or False,
                    **values.get(step.id, {}),
                }
                for step in self
            }
        )

    def _cancel(self):
        """Mark open steps as not reached."""
        self.sudo().write({"state": "cancelled"})
        self._forget_steps()

    # --- What comes of it -----------------------------------------------------------------

    def _go_on(self, outcome, open_steps):
        """Start the next steps; return the nominations that have passed now."""
        nominations = self.nomination_id
        partners = open_steps.filtered(lambda s: s.state == "current")
        partners._settle_seats()
        going = nominations - partners.nomination_id
        waiting = open_steps.filtered(
            lambda s: s.state == "waiting" and s.nomination_id in going
        ).grouped("nomination_id")
        following, passing, moving = self.browse(), nominations.browse(), going.browse()
        for nomination in going:
            steps = waiting.get(nomination, self.browse())
            first = min(steps.mapped("sequence"), default=None)
            following |= steps.filtered(lambda s, f=first: s.sequence == f)
            if all(step.kind == "forward" for step in steps):
                passing |= nomination
            elif nomination.state == "submitted":
                moving |= nomination
        moving._write_guarded({"state": "in_review"})
        if outcome == "forwarded":
            passing._write_guarded({"state": "forwarded"})
            passing = passing.browse()
        passing._write_guarded({"state": "passed"})
        following._start()
        return passing

    def _fail(self, comments):
        for reason, steps in self.grouped(lambda s: comments[s.id].strip()).items():
            steps.nomination_id._write_guarded(
                {"state": "failed", "state_reason": reason}
            )

    def _give_back(self, comments):
        """Return to the step before where the route says so, else to the nominator."""
        previous = self.nomination_id._get_steps_to_repeat(
            {s.nomination_id: s.sequence for s in self if s.on_return == "previous"}
        )
        repeated = self.browse()
        for nomination, steps in previous.items():
            repeated |= steps
            nomination._write_guarded({"pass_number": nomination.pass_number + 1})
        again = self.create(
            [
                {
                    **step._convert_to_write({name: step[name] for name in PLAN}),
                    "nomination_id": step.nomination_id.id,
                    "pass_number": step.nomination_id.pass_number,
                }
                for step in repeated
            ]
        )
        first = {n: min(steps.mapped("sequence")) for n, steps in previous.items()}
        again.filtered(lambda s: s.sequence == first[s.nomination_id])._start()
        home = self.filtered(lambda s: s.nomination_id not in previous)
        for reason, steps in home.grouped(lambda s: comments[s.id].strip()).items():
            steps.nomination_id._write_guarded(
                {"state": "returned", "state_reason": reason}
            )
        home.nomination_id._set_return_deadline()
        for unit, steps in home.grouped(lambda s: s.nomination_id.unit_id).items():
            steps.nomination_id._write_guarded({"holder_id": unit.id})

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ...core.emulation_workflow_mixin import Transition

_LEADING = ("leader", "deputy")
_JUDGING = ("conclude", "close")


class EmulationInspection(models.Model):
    """Who plans, begins, concludes and closes an inspection, and who is told."""

    _inherit = "emulation.inspection"
    _TRANSITIONS = {
        "plan": Transition(("draft",), "planned"),
        "revise": Transition(("planned",), "draft", needs_reason=True),
        "start": Transition(("planned",), "under_way"),
        "conclude": Transition(("under_way",), "concluded"),
        "close": Transition(("concluded",), "closed"),
        "cancel": Transition(
            ("draft", "planned", "under_way"), "cancelled", needs_reason=True
        ),
    }
    _MAIN_STEPS = ("plan", "start", "conclude", "close")

    can_plan = fields.Boolean(compute="_compute_can")
    can_revise = fields.Boolean(compute="_compute_can")
    can_start = fields.Boolean(compute="_compute_can")
    can_conclude = fields.Boolean(compute="_compute_can")
    can_close = fields.Boolean(compute="_compute_can")
    can_cancel = fields.Boolean(compute="_compute_can")

    @api.depends(
        "member_ids.role",
        "target_ids.line_ids.answer",
        "finding_ids.state",
        "date_from",
        "date_to",
        "conclusion",
    )
    def _compute_can(self):
        return super()._compute_can()

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        ready = self.filtered(lambda r: not blockers[r.id])
        own = ready.target_ids._get_own() if name in _JUDGING else ready.target_ids
        # People may have been transferred since they were named
        belongings = ready._get_belongings(ready.member_ids.employee_id)
        for rec in ready:
            blockers[rec.id] += rec._get_authority_problems(name, own)
            if name in ("plan", "start"):
                blockers[rec.id] += rec._get_plan_problems()
                blockers[rec.id] += rec._get_member_problems(belongings)
            elif name == "conclude":
                blockers[rec.id] += rec._get_conclusion_problems()
            elif name == "close":
                blockers[rec.id] += rec._get_open_problems()
        return blockers

    def _get_authority_problems(self, name, own):
        """Why the user may not take a step, whatever the inspection lacks.

        :param own: what the user belongs to of all that is inspected
        """
        self.ensure_one()
        roles = {"start": None, "conclude": _LEADING, "close": _LEADING}
        named = name in roles and self._is_named(roles[name])
        if not (named or self._is_held()):
            if name == "start":
                return [
                    self.env._(
                        "only inspectors named for it, or the head or officer of the "
                        "inspecting unit, may do this"
                    )
                ]
            if name in _JUDGING:
                return [
                    self.env._(
                        "only the leader of the inspectors, or the head or officer of "
                        "the inspecting unit, may do this"
                    )
                ]
            return [self.env._("only the head or officer of the unit may do this")]
        return [
            self.env._(
                "you belong to %(subject)s: nobody inspects his own unit",
                subject=target.subject_name,
            )
            for target in (self.target_ids & own if name in _JUDGING else ())
        ]

    def _get_plan_problems(self):
        self.ensure_one()
        lacking = (
            (not self.target_ids, self.env._("nobody is chosen to be inspected")),
            (not (self.date_from and self.date_to), self.env._("the days are missing")),
            (
                "leader" not in self.member_ids.mapped("role"),
                self.env._("no leader of the inspectors is named"),
            ),
        )
        return [text for is_lacking, text in lacking if is_lacking]

    def _get_conclusion_problems(self):
        self.ensure_one()
        problems = [
            self.env._(
                "%(subject)s: %(count)s contents have no answer",
                subject=target.subject_name,
                count=target.line_count - target.answered_count,
            )
            for target in self.target_ids
            if target.answered_count < target.line_count
        ]
        problems += [
            self.env._(
                "%(subject)s: nothing was looked at", subject=target.subject_name
            )
            for target in self.target_ids
            if not target.line_count
        ]
        if not (self.conclusion or "").strip():
            problems.append(self.env._("the general assessment is empty"))
        return problems

    def _get_open_problems(self):
        self.ensure_one()
        waiting = self.finding_ids.filtered(lambda f: f.state != "closed")
        if not waiting:
            return []
        return [self.env._("findings not closed yet: %(count)s", count=len(waiting))]

    @api.model
    def _get_step_label(self, name):
        return {
            "plan": self.env._("Plan it"),
            "revise": self.env._("Back to draft"),
            "start": self.env._("Begin"),
            "conclude": self.env._("Sign the conclusion"),
            "close": self.env._("Close"),
            "cancel": self.env._("Cancel"),
        }.get(name) or super()._get_step_label(name)

    # --- Steps ----------------------------------------------------------------

    def action_plan(self):
        """Fix the plan and tell inspectors and inspected.

        :return: True
        :raise UserError: naming every inspection and every reason
        """
        self.check_access("read")
        self._transition("plan", state_reason=False)
        self._tell_planned()
        return True

    def action_revise(self, reason=None):
        """Take a plan back to change it.

        :param str reason: why
        :return: True
        :raise UserError: naming every inspection and every reason
        """
        self.check_access("read")
        self._transition("revise", reason=reason, state_reason=reason)
        self._end_activities()
        return True

    def action_start(self):
        """Begin: each unit and person gets the checklist of the guidance.

        :return: True
        :raise UserError: naming every inspection and every reason
        """
        self.check_access("read")
        self._transition("start")
        # What is looked at is the guidance's, whoever begins
        self.target_ids.sudo()._make_checklist()
        self._end_activities()
        return True

    def action_conclude(self):
        """Sign the conclusion; findings go to who has to remedy them.

        :return: True
        :raise UserError: naming every inspection and every reason
        """
        self.check_access("read")
        person = self.env.user._emulation_employees()[:1]
        self._transition(
            "conclude",
            concluded_on=fields.Datetime.now(),
            concluded_by_id=self.env.uid,
            signer_name=person.name or self.env.user.name,
            signer_position=person.job_title or person.job_id.name,
        )
        # All of them, and written by the step only
        self.sudo().finding_ids.with_env(self.env)._open_all()
        return True

    def action_close(self):
        """Close inspections whose findings are all remedied.

        :return: True
        :raise UserError: naming every inspection and every reason
        """
        self.check_access("read")
        self._transition("close")
        self._end_activities()
        return True

    def action_cancel(self, reason=None):
        """Give an inspection up before its conclusion.

        :param str reason: why
        :return: True
        :raise UserError: naming every inspection and every reason
        """
        self.check_access("read")
        self._transition("cancel", reason=reason, state_reason=reason)
        self._end_activities()
        return True

    # --- Whom to tell ---------------------------------------------------------

    def _end_activities(self):
        # Other people's as well: what they were asked for is over
        self.sudo().activity_ids.unlink()

    def _tell_planned(self):
        """Give inspectors and inspected the first day."""
        plans = self.env["emulation.plan"]
        heads = plans._get_head_users(self.target_ids.department_id)
        rows = []
        for rec in self.sudo():
            inspectors = rec.member_ids.employee_id.user_id
            inspected = rec.target_ids.employee_id.user_id.union(
                *(heads[d.id] for d in rec.target_ids.department_id if d.id in heads)
            )
            for user in inspectors | inspected:
                words = rec.with_context(lang=user.lang).env
                text = (
                    words._("You are named to inspect: %(name)s", name=rec.name)
                    if user in inspectors
                    else words._("You are inspected: %(name)s", name=rec.name)
                )
                rows.append((rec, user, text, rec.date_from))
        plans._tell(rows)

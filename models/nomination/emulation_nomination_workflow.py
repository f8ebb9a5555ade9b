# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.exceptions import UserError

from ..core.days import vietnam_today
from ..core.emulation_workflow_mixin import Transition

JUDGING = (
    "receive",
    "approve",
    "return",
    "refuse",
    "suspend",
    "resume",
    "forward",
    "record_result",
)
UNIT_STEPS = ("submit", "withdraw", "reopen")
# Taken by whoever the current step of the route is with
STEP_ACTIONS = ("approve", "return", "refuse", "forward")


class EmulationNomination(models.Model):
    """Steps of a nomination.

    ``draft → submitted → in_review → passed → forwarded → awarded``; aside of
    it ``returned`` to the unit, ``suspended`` and back, and the ends ``failed``,
    ``withdrawn`` and ``revoked``.
    """

    _inherit = "emulation.nomination"

    _TRANSITIONS = {
        "submit": Transition(("draft", "returned"), "submitted"),
        "receive": Transition(("submitted",), "in_review"),
        "approve": Transition(("submitted", "in_review"), None),
        "return": Transition(("submitted", "in_review"), None, True),
        "refuse": Transition(("submitted", "in_review", "returned"), "failed", True),
        "withdraw": Transition(
            ("draft", "submitted", "in_review", "returned", "suspended", "passed"),
            "withdrawn",
            True,
        ),
        "suspend": Transition(
            ("submitted", "in_review", "passed", "forwarded"), "suspended", True
        ),
        "resume": Transition(("suspended",), None, True),
        "reopen": Transition(("withdrawn", "failed"), "draft", True),
        "forward": Transition(("passed",), "forwarded"),
        "record_result": Transition(("forwarded",), None),
    }
    _MAIN_STEPS = ("submit", "approve", "forward", "record_result")

    can_submit = fields.Boolean(compute="_compute_can")
    can_receive = fields.Boolean(compute="_compute_can")
    can_approve = fields.Boolean(compute="_compute_can")
    can_return = fields.Boolean(compute="_compute_can")
    can_refuse = fields.Boolean(compute="_compute_can")
    can_withdraw = fields.Boolean(compute="_compute_can")
    can_suspend = fields.Boolean(compute="_compute_can")
    can_resume = fields.Boolean(compute="_compute_can")
    can_reopen = fields.Boolean(compute="_compute_can")
    can_forward = fields.Boolean(compute="_compute_can")
    can_record_result = fields.Boolean(compute="_compute_can")

    # --- The checker --------------------------------------------------------------

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        allowed = self.filtered(lambda n: not blockers[n.id])
        authority = allowed._get_authority_problems(name)
        conflicts = allowed._get_conflicts() if name in JUDGING else {}
        nominees = allowed._get_nominee_problems() if name == "submit" else {}
        for nomination in allowed:
            reasons = blockers[nomination.id]
            reasons += authority.get(nomination.id, [])
            reasons += conflicts.get(nomination.id, [])
            if name in ("submit", "reopen"):
                reasons += nomination._get_round_problems()
            reasons += nominees.get(nomination.id, [])
            if name == "submit":
                reasons += nomination._get_route_problems()
            if name == "forward" and not nomination.category_id.is_outside:
                reasons.append(
                    self.env._("the award is decided here, not by an outside body")
                )
            # A draft decision counts too, also for whom it is hidden
            if name == "withdraw" and nomination.sudo().decision_line_ids:
                reasons.append(self.env._("a decision already names the nomination"))
        return blockers

    def _filter_main_step(self, name):
        records = super()._filter_main_step(name)
        if name == "forward":
            records = records.filtered("is_outside")
        if name in JUDGING:
            concerned = self._get_officer_texts()
            concerned |= self._get_own_steps().nomination_id.with_env(self.env)
            records &= concerned
        return records

    def _get_authority_problems(self, name):
        """Who may take the step at all: its people, the unit's or the officers."""
        if name in STEP_ACTIONS:
            return self._get_step_problems(name)
        if self.env.user.has_group("hr_emulation.group_officer"):
            return {}
        if name not in UNIT_STEPS:
            reason = self.env._("only an emulation officer may do this")
            return {nomination.id: [reason] for nomination in self}
        reason = self.env._("only the head or officer of the unit may do this")
        return {
            nomination.id: [reason]
            for nomination in self
            if not nomination.unit_id.emulation_is_mine
        }

    def _get_round_problems(self):
        """The round accepts nominations only while open and within its days.

        What the reviewers gave back to be completed comes again as long as they sit.
        """
        self.ensure_one()
        round_ = self.round_id
        if self.state == "returned" and round_.state in ("open", "deliberation"):
            return []
        states, today = self._get_entry_terms()
        lang = self.env["res.lang"]._get_data(code=self.env.lang or "en_US")
        problems = []
        if round_.state not in states:
            problems.append(
                self.env._("the round “%(round)s” is not open", round=round_.name)
            )
            return problems
        form = lang.date_format or "%Y-%m-%d"
        if round_.date_open and today < round_.date_open:
            problems.append(
                self.env._(
                    "nominations of the round are accepted from %(day)s on",
                    day=round_.date_open.strftime(form),
                )
            )
        if round_.date_close and today > round_.date_close:
            problems.append(
                self.env._(
                    "nominations of the round were accepted until %(day)s",
                    day=round_.date_close.strftime(form),
                )
            )
        return problems

    def _get_entry_terms(self):
        """States in which a round accepts nominations, and the day that counts."""
        return ("open",), vietnam_today()

    # --- Steps ---------------------------------------------------------------------

    def action_submit(self):
        """Submit to the reviewing body; name, job and unit are frozen now.

        :raise UserError: naming every nomination and every reason
        """
        persons = self.env.user._emulation_employees()
        self.category_id._hold_open()
        self._transition(
            "submit",
            submitted_on=fields.Datetime.now(),
            submitted_by_id=self.env.uid,
            nominator_id=persons[:1].id,
            state_reason=False,
            return_deadline=False,
        )
        self._freeze_subjects()
        self._make_steps()
        self._settle_places("submission")
        return True

    def _freeze_subjects(self):
        members = self.env["emulation.unit.member"].sudo()
        today = vietnam_today()
        leaders = members._headed_departments(self.employee_id, today)
        for nomination in self.sudo():
            employee = nomination.employee_id
            nomination._write_guarded(
                {
                    "snapshot_name": nomination.subject_name,
                    "snapshot_job": employee.job_title or employee.job_id.name,
                    "snapshot_unit": nomination.unit_id.name,
                    "snapshot_sex": employee.sex,
                    "snapshot_is_leader": bool(leaders.get(employee.id)),
                }
            )

    def action_receive(self):
        """An officer takes the nomination up for appraisal.

        :raise UserError: naming every nomination and every reason
        """
        self._transition("receive")
        return True

    def action_withdraw(self, reason=None):
        """Take the nomination back; it frees its place.

        :param str reason: why
        :raise UserError: naming every nomination and every reason
        """
        self._transition("withdraw", reason=reason, state_reason=reason)
        self._cancel_steps()
        self._free_places()
        return True

    def action_suspend(self, reason=None):
        """Halt the nomination while a matter is being looked into.

        Source: Decree 152/2025, principle of suspended proposals.

        :param str reason: why
        :raise UserError: naming every nomination and every reason
        """
        before = self.grouped("state")
        self._transition("suspend", reason=reason, state_reason=reason)
        for state, nominations in before.items():
            nominations._write_guarded({"state_before": state})
        return True

    def action_resume(self, reason=None):
        """Lead a suspended nomination back to the state it had.

        :param str reason: why
        :raise UserError: naming every nomination and every reason
        """
        self._check_transition("resume", reason)
        before = {rec.id: rec.state for rec in self}
        for state, nominations in self.grouped("state_before").items():
            nominations._write_guarded(
                {"state": state, "state_before": False, "state_reason": False}
            )
        self._log_transition("resume", before, reason)
        return True

    def action_reopen(self, reason=None):
        """Make a withdrawn or failed nomination a draft again.

        A place it had is taken again at once, and kept as long as after a return.

        :param str reason: why
        :raise UserError: when the round is no longer open or the quota is full,
            among others
        """
        if problems := self._get_double_problems():
            raise UserError("\n".join(problems))
        self.category_id._hold_open()
        self._transition(
            "reopen", reason=reason, state_reason=False, return_deadline=False
        )
        for step, nominations in (
            self.filtered("place_step").grouped("place_step").items()
        ):
            nominations._settle_places(step)
        self.filtered("quota_ids")._set_return_deadline()
        return True

    def action_forward(self):
        """Hand over to the awarding body outside the organisation.

        :raise UserError: naming every nomination and every reason
        """
        self.check_access("read")
        self._check_transition("forward")
        steps = self._get_current_steps()
        steps._complete("forwarded")
        (self - steps.nomination_id)._transition("forward")
        return True

    def _do_receive(self):
        """Put submitted nominations under review with their round."""
        before = {rec.id: rec.state for rec in self}
        self._write_guarded({"state": "in_review"})
        self._log_transition("receive", before, None)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ...core.days import vietnam_today
from ...core.emulation_workflow_mixin import Transition


class EmulationQuestion(models.Model):
    """Who sends, passes on, answers and shows a question, and who is reminded."""

    _inherit = "emulation.question"
    _TRANSITIONS = {
        "send": Transition(("draft",), "sent"),
        "forward": Transition(("sent",), "sent", needs_reason=True),
        "answer": Transition(("sent",), "answered"),
        "publish": Transition(("answered",), "answered"),
        "withdraw": Transition(("sent",), "withdrawn", needs_reason=True),
    }
    _MAIN_STEPS = ("send",)

    can_send = fields.Boolean(compute="_compute_can")
    can_forward = fields.Boolean(compute="_compute_can")
    can_answer = fields.Boolean(compute="_compute_can")
    can_publish = fields.Boolean(compute="_compute_can")
    can_withdraw = fields.Boolean(compute="_compute_can")

    @api.depends("answer", "is_published", "answering_unit_id", "unit_id", "addressee")
    def _compute_can(self):
        return super()._compute_can()

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        officer = self.env.su or self.env.user.has_group("hr_emulation.group_officer")
        for question in self.filtered(lambda q: not blockers[q.id]):
            reasons = blockers[question.id]
            if name in ("send", "withdraw"):
                if not (officer or question.unit_id.emulation_is_mine):
                    reasons.append(
                        self.env._("only the head or officer of the unit may do this")
                    )
            elif not (officer or question.answering_unit_id.emulation_is_mine):
                reasons.append(self.env._("only who answers it may do this"))
            if name == "send":
                reasons += question._get_sending_problems()
            if name == "forward" and not question._get_next_unit():
                reasons.append(self.env._("there is no unit above"))
            if name == "answer" and not (question.answer or "").strip():
                reasons.append(self.env._("the answer is missing"))
            if name == "publish" and question.is_published:
                reasons.append(self.env._("all units see it already"))
        return blockers

    @api.model
    def _get_step_label(self, name):
        return {
            "send": self.env._("Send"),
            "forward": self.env._("Pass on to the unit above"),
            "answer": self.env._("Answer"),
            "publish": self.env._("Show to all units"),
        }.get(name) or super()._get_step_label(name)

    def _get_sending_problems(self):
        self.ensure_one()
        problems = []
        if self.campaign_id.state != "launched":
            problems.append(
                self.env._(
                    "“%(campaign)s” is not launched.",
                    campaign=self.campaign_id.display_name,
                )
            )
        if self.addressee == "standing" and not self.campaign_id.standing_body_id:
            problems.append(self.env._("the campaign has no standing body"))
        return problems

    def _get_first_unit(self):
        """Return the unit that answers; empty when only the officers can."""
        self.ensure_one()
        if self.addressee == "standing":
            return self.campaign_id.sudo().standing_body_id.department_id
        return self.unit_id.sudo().parent_id.emulation_unit_id

    def _get_next_unit(self):
        self.ensure_one()
        return self.answering_unit_id.sudo().parent_id.emulation_unit_id

    # --- Steps ----------------------------------------------------------------------

    def action_send(self):
        """Send the questions up; whoever answers gets an activity with the deadline.

        :return: True
        :raise UserError: naming every question and every reason
        """
        self.check_access("write")
        self._check_transition("send")
        today = vietnam_today()
        for question in self:
            company = question.company_id.sudo()
            question._transition(
                "send",
                sent_on=fields.Datetime.now(),
                sent_by_id=self.env.uid,
                answering_unit_id=question._get_first_unit().id,
                deadline=company._get_emulation_workday(
                    today, company.emulation_answer_days
                ),
            )
        self._ask_answerers()
        return True

    def action_forward(self, reason=None):
        """Pass questions on to the next unit above; the deadline stays.

        :param str reason: why it cannot be answered here
        :return: True
        :raise UserError: naming every question and every reason
        """
        self.check_access("read")
        self._check_transition("forward", reason)
        for question in self:
            upper = question._get_next_unit()
            # Who passes it on does not act for the unit above
            question.sudo()._transition(
                "forward", reason=reason, answering_unit_id=upper.id
            )
        self._stop_asking()
        self._ask_answerers()
        return True

    def action_answer(self, answer=None):
        """Give the answer that was written, and tell who asked.

        :param str answer: its words, when they are not in the field already
        :return: True
        :raise UserError: naming every question and every reason
        """
        self.check_access("write")
        if answer:
            self.answer = answer
        self._transition(
            "answer", answered_on=fields.Datetime.now(), answered_by_id=self.env.uid
        )
        self._stop_asking()
        today = vietnam_today()
        self.env["emulation.plan"]._tell(
            [
                (
                    question,
                    user,
                    question.with_context(lang=user.lang).env._(
                        "Your question is answered"
                    ),
                    today,
                )
                for question in self
                for user in question.sent_by_id
            ]
        )
        return True

    def action_publish(self):
        """Show questions and their answers to all units.

        :return: True
        :raise UserError: naming every question and every reason
        """
        self.check_access("read")
        self._check_transition("publish")
        self._transition("publish", is_published=True)
        return True

    def action_withdraw(self, reason=None):
        """Take questions back that are not answered yet.

        :param str reason: why
        :return: True
        :raise UserError: naming every question and every reason
        """
        self.check_access("write")
        self._transition("withdraw", reason=reason)
        self._stop_asking()
        return True

    # --- Whom to tell -----------------------------------------------------------------

    def _stop_asking(self):
        # The activity lies on the desk of others
        self.sudo().activity_ids.unlink()

    def _get_answerers(self):
        """Return who is asked: who leads the unit, else who runs the campaign.

        :return: ``{question id: res.users}``
        """
        heads = self.env["emulation.plan"]._get_head_users(self.answering_unit_id)
        return {
            question.id: heads.get(question.answering_unit_id.id)
            or question.campaign_id.sudo().responsible_id.with_env(self.env)
            for question in self
        }

    def _ask_answerers(self):
        users = self._get_answerers()
        self.env["emulation.plan"]._tell(
            [
                (
                    question,
                    user,
                    question.with_context(lang=user.lang).env._(
                        "Answer the question of %(unit)s", unit=question.unit_id.name
                    ),
                    question.deadline,
                )
                for question in self
                for user in users[question.id]
            ]
        )

    @api.model
    def _remind_late(self, company, today):
        """Tell who runs the campaign, once, which questions nobody has answered."""
        late = self.search(
            [
                ("company_id", "=", company.id),
                ("state", "=", "sent"),
                ("is_late_told", "=", False),
                ("deadline", "<", today),
            ]
        )
        self.env["emulation.plan"]._tell(
            [
                (
                    question,
                    user,
                    question.with_context(lang=user.lang).env._(
                        "Not answered in time: the question of %(unit)s",
                        unit=question.unit_id.name,
                    ),
                    question.deadline,
                )
                for question in late
                for user in question.campaign_id.responsible_id
            ]
        )
        late._write_guarded({"is_late_told": True})


class EmulationCampaignYear(models.Model):
    _inherit = "emulation.campaign.year"

    @api.model
    def _remind_work(self, company, today, soon):
        result = super()._remind_work(company, today, soon)
        self.env["emulation.question"]._remind_late(company, today)
        return result

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..core.days import vietnam_today
from ..core.emulation_workflow_mixin import Transition
from .emulation_plan import ACTIVITY_TYPE


class EmulationRegistration(models.Model):
    """Who sends, returns and approves a registration, and how one is begun."""

    _inherit = "emulation.registration"
    _TRANSITIONS = {
        "send": Transition(("draft", "returned"), "sent"),
        "return": Transition(("sent", "approved"), "returned", needs_reason=True),
        "approve": Transition(("sent",), "approved"),
    }
    _MAIN_STEPS = ("send", "approve")

    can_send = fields.Boolean(compute="_compute_can")
    can_return = fields.Boolean(compute="_compute_can")
    can_approve = fields.Boolean(compute="_compute_can")

    @api.depends("award_type_ids", "target_ids", "commitment", "employee_id")
    def _compute_can(self):
        return super()._compute_can()

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        allowed = self.filtered(lambda r: not blockers[r.id])
        for rec_id, reasons in allowed._get_authority_problems(name).items():
            blockers[rec_id] += reasons
        if name == "send":
            for rec in allowed:
                blockers[rec.id] += rec.campaign_id._get_year_problems(rec.year)
                if not (rec.award_type_ids or rec.target_ids or rec.commitment):
                    blockers[rec.id].append(
                        self.env._("it names no title, no target and no commitment")
                    )
        return blockers

    def _get_authority_problems(self, name):
        """A unit answers for its people, the unit above for the unit itself."""
        if self.env.su:
            return {}
        user = self.env.user
        officer = user.has_group("hr_emulation.group_officer")
        me = user._emulation_employees()
        led = user._emulation_led_departments()
        problems = {rec.id: [] for rec in self}
        for rec in self:
            own = rec.employee_id in me
            unit = rec.unit_id
            if name != "send" and rec.department_id:
                unit = rec.department_id.sudo().parent_id.with_env(self.env)
            allowed = officer or unit.emulation_is_mine
            if name == "send":
                if not (allowed or own):
                    problems[rec.id].append(
                        self.env._(
                            "only the person, or the head or officer of the unit, may "
                            "do this"
                        )
                    )
                continue
            if not allowed:
                problems[rec.id].append(
                    self.env._("only the head or officer of the unit above may do this")
                    if rec.department_id
                    else self.env._("only the head or officer of the unit may do this")
                )
            if own or (rec.department_id and rec.department_id.id in led.ids):
                problems[rec.id].append(
                    self.env._("nobody approves or returns a registration of his own")
                )
        return problems

    @api.model
    def _get_step_label(self, name):
        return {
            "send": self.env._("Send"),
            "return": self.env._("Return"),
            "approve": self.env._("Approve"),
        }.get(name) or super()._get_step_label(name)

    # --- Steps ----------------------------------------------------------------------

    def action_send(self):
        """Send the registrations to whoever approves them.

        :return: True
        :raise UserError: naming every registration and every reason
        """
        self.check_access("read")
        self._transition(
            "send",
            sent_on=fields.Datetime.now(),
            sent_by_id=self.env.uid,
            state_reason=False,
        )
        # The reminder may be another person's activity
        self.sudo().activity_unlink([ACTIVITY_TYPE])
        return True

    def action_return(self, reason=None):
        """Give registrations back to be changed.

        :param str reason: why
        :return: True
        :raise UserError: naming every registration and every reason
        """
        self.check_access("read")
        self._transition(
            "return",
            reason=reason,
            state_reason=reason,
            approved_on=False,
            approved_by_id=False,
        )
        self._remind_owners()
        return True

    def action_approve(self):
        """Approve what was sent.

        :return: True
        :raise UserError: naming every registration and every reason
        """
        self.check_access("read")
        self._transition(
            "approve", approved_on=fields.Datetime.now(), approved_by_id=self.env.uid
        )
        return True

    def _remind_owners(self):
        """Give the people concerned an activity to send their registration."""
        today = vietnam_today()
        self.env["emulation.plan"]._tell(
            [
                (
                    rec,
                    user,
                    rec.with_context(lang=user.lang).env._("Send your registration"),
                    max(rec.deadline or today, today),
                )
                for rec in self
                # The log-in of an employee is no secret of the personnel file
                for user in rec.sudo().employee_id.user_id
            ]
        )

    # --- A start from last year -----------------------------------------------------

    def action_copy_last_year(self):
        """Take over titles, targets and words of last year where there are none yet.

        :return: True
        :raise UserError: when one was sent already
        """
        self.check_access("write")
        self._check_editable()
        # One may start from what one may read
        before = self.search(
            [
                ("campaign_id", "in", self.campaign_id.ids),
                ("year", "in", [year - 1 for year in set(self.mapped("year"))]),
                "|",
                ("employee_id", "in", self.employee_id.ids),
                ("department_id", "in", self.department_id.ids),
            ]
        )
        earlier = {rec._get_subject_key(1): rec for rec in before}
        targets = []
        for rec in self:
            last = earlier.get(rec._get_subject_key())
            if not last:
                continue
            if not rec.award_type_ids:
                rec.award_type_ids = last.award_type_ids
            rec.commitment = rec.commitment or last.commitment
            if not rec.target_ids:
                targets += [
                    {**vals, "registration_id": rec.id}
                    for vals in last.target_ids.copy_data()
                ]
        self.env["emulation.registration.target"].create(targets)
        return True

    def _get_subject_key(self, years=0):
        self.ensure_one()
        return (
            self.campaign_id.id,
            self.year + years,
            self.employee_id.id,
            self.department_id.id,
        )

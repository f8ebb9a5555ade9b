# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ...core.days import vietnam_today
from ...core.emulation_workflow_mixin import Transition


class EmulationExemplar(models.Model):
    """Who proposes, registers and recognises: the unit, its officer, the unit above."""

    _inherit = "emulation.exemplar"
    _TRANSITIONS = {
        "register": Transition(("draft", "not_recognised"), "registered"),
        "recognise": Transition(("registered",), "recognised"),
        "refuse": Transition(("registered",), "not_recognised", needs_reason=True),
    }
    _MAIN_STEPS = ("register", "recognise")

    can_register = fields.Boolean(compute="_compute_can")
    can_recognise = fields.Boolean(compute="_compute_can")
    can_refuse = fields.Boolean(compute="_compute_can")

    @api.depends("story", "department_id", "employee_id")
    def _compute_can(self):
        return super()._compute_can()

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        user = self.env.user
        officer = self.env.su or user.has_group("hr_emulation.group_officer")
        me = user._emulation_employees()
        led = user._emulation_led_departments()
        for rec in self.filtered(lambda r: not blockers[r.id]):
            reasons = blockers[rec.id]
            if name == "register":
                if not (officer or rec.unit_id.emulation_is_mine):
                    reasons.append(
                        self.env._("only the head or officer of the unit may do this")
                    )
                if not (rec.story or "").strip():
                    reasons.append(self.env._("its story is empty"))
                continue
            # The level above the unit decides, whoever may read that unit
            upper = rec.sudo().unit_id.parent_id
            if not (officer or upper.emulation_is_mine):
                reasons.append(
                    self.env._("only the head or officer of the unit above may do this")
                )
            if not self.env.su and (
                rec.employee_id in me or rec.department_id.id in led.ids
            ):
                reasons.append(self.env._("nobody recognises himself or his own unit"))
        return blockers

    @api.model
    def _get_step_label(self, name):
        return {
            "register": self.env._("Register with the upper level"),
            "recognise": self.env._("Recognise"),
            "refuse": self.env._("Do not recognise"),
        }.get(name) or super()._get_step_label(name)

    def action_register(self):
        """Register with the upper level; its heads are asked to decide.

        :return: True
        :raise UserError: naming every exemplar and every reason
        """
        self.check_access("read")
        self._transition(
            "register",
            registered_on=fields.Datetime.now(),
            registered_by_id=self.env.uid,
            state_reason=False,
        )
        self._ask_upper()
        return True

    def action_recognise(self):
        """Recognise: everybody sees it in the gallery.

        :return: True
        :raise UserError: naming every exemplar and every reason
        """
        self.check_access("read")
        self._transition(
            "recognise",
            recognised_on=fields.Datetime.now(),
            recognised_by_id=self.env.uid,
        )
        self.sudo().activity_ids.unlink()
        return True

    def action_refuse(self, reason=None):
        """Do not recognise; the unit may better it and register it again.

        :param str reason: why
        :return: True
        :raise UserError: naming every exemplar and every reason
        """
        self.check_access("read")
        self._transition("refuse", reason=reason, state_reason=reason)
        self.sudo().activity_ids.unlink()
        return True

    def _ask_upper(self):
        plans = self.env["emulation.plan"]
        # Who leads the unit above is asked, whoever may read that unit
        uppers = {rec: rec.sudo().unit_id.parent_id for rec in self}
        heads = plans._get_head_users(self.sudo().unit_id.parent_id)
        today = vietnam_today()
        plans._tell(
            [
                (
                    rec,
                    user,
                    rec.with_context(lang=user.lang).env._(
                        "Decide on the exemplar: %(name)s", name=rec.name
                    ),
                    today,
                )
                for rec, upper in uppers.items()
                for user in heads.get(upper.id, ())
            ]
        )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ...engine.placeholders import fill
from ..core.days import vietnam_today
from ..core.emulation_workflow_mixin import Transition


class EmulationPledge(models.Model):
    """Opening a pledge for signing, signing it, and giving it up."""

    _inherit = "emulation.pledge"
    _TRANSITIONS = {
        "open": Transition(("draft",), "open"),
        "sign": Transition(("open",), None),
        "record_paper": Transition(("open",), "signed"),
        "cancel": Transition(("draft", "open"), "cancelled", needs_reason=True),
    }
    _MAIN_STEPS = ("open",)

    can_open = fields.Boolean(compute="_compute_can")
    can_sign = fields.Boolean(compute="_compute_can")
    can_record_paper = fields.Boolean(compute="_compute_can")
    can_cancel = fields.Boolean(compute="_compute_can")

    @api.depends(
        "party_ids.signed_on", "party_ids.department_id", "text", "lead_unit_id"
    )
    def _compute_can(self):
        return super()._compute_can()

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        user = self.env.user
        officer = self.env.su or user.has_group("hr_emulation.group_officer")
        led = user._emulation_led_departments() if name == "sign" else None
        for pledge in self.filtered(lambda p: not blockers[p.id]):
            reasons = blockers[pledge.id]
            if name == "sign":
                own = pledge.party_ids.filtered(lambda p: p.department_id.id in led.ids)
                if not own:
                    reasons.append(self.env._("you are head of none of the parties"))
                elif all(own.mapped("signed_on")):
                    reasons.append(self.env._("you have signed already"))
                reasons += pledge._get_left_problems(own)
                continue
            if not (officer or pledge.lead_unit_id.emulation_is_mine):
                reasons.append(
                    self.env._("only the head or officer of the unit may do this")
                )
            if name == "record_paper":
                unsigned = pledge.party_ids.filtered(lambda p: not p.signed_on)
                reasons += pledge._get_left_problems(unsigned)
            if name == "open":
                reasons += pledge._get_party_problems()
        return blockers

    def _get_party_problems(self):
        """Why the parties cannot make this pledge."""
        self.ensure_one()
        problems = self._get_left_problems(self.party_ids)
        if len(self.party_ids.department_id) < 2:
            problems.append(self.env._("a pledge needs two parties at least"))
        _text, unknown = fill(self.text, self._get_values())
        problems += [
            self.env._("the text has an unknown place: {%(name)s}", name=name)
            for name in unknown
        ]
        return problems

    def _get_left_problems(self, parties):
        self.ensure_one()
        members = self._members()
        return [
            self.env._(
                "%(party)s does not belong to %(group)s any more in %(year)s",
                party=party.department_id.name,
                group=self._get_group().name,
                year=str(self.year),
            )
            for party in parties
            if party.department_id not in members
        ]

    def _get_values(self):
        """Values of the places in the text."""
        self.ensure_one()
        return {
            "campaign": self.campaign_id.name,
            "year": self.year,
            "group": self._get_group().name,
            "parties": "; ".join(self.party_ids.department_id.mapped("name")),
        }

    def action_open(self):
        """Fix the text and ask the head of each party to sign.

        :return: True
        :raise UserError: naming every pledge and every reason: one party only, a
            party that left, an unknown place in the text
        """
        self.check_access("write")
        self._check_transition("open")
        texts = {p: fill(p.text, p._get_values())[0] for p in self}
        for pledge, text in texts.items():
            pledge._transition("open", final_text=text, opened_on=fields.Datetime.now())
        self._ask_heads()
        return True

    def _ask_heads(self):
        plans = self.env["emulation.plan"]
        users = plans._get_head_users(self.party_ids.department_id)
        today = vietnam_today()
        plans._tell(
            [
                (
                    pledge,
                    user,
                    pledge.with_context(lang=user.lang).env._("Sign the pledge"),
                    today,
                )
                for pledge in self
                for department in pledge.party_ids.department_id
                for user in users.get(department.id, ())
            ]
        )

    def action_sign(self):
        """Sign for the parties that the user leads; the last signature closes it.

        :return: True
        :raise UserError: when he leads none, has signed, or the party left
        """
        self.check_access("read")
        self._check_transition("sign")
        led = self.env.user._emulation_led_departments()
        for pledge in self:
            before = {pledge.id: pledge.state}
            own = pledge.party_ids.filtered(
                lambda p: p.department_id.id in led.ids and not p.signed_on
            )
            own._sign()
            # The head of a party may read the pledge, not write it
            if all(pledge.party_ids.mapped("signed_on")):
                pledge.sudo()._write_guarded({"state": "signed"})
            pledge._log_transition("sign", before, None)
            pledge.sudo().activity_ids.filtered(
                lambda a: a.user_id == self.env.user
            ).unlink()
        return True

    def action_cancel(self, reason=None):
        """Cancel pledges that are not signed by all.

        :param str reason: why
        :return: True
        :raise UserError: naming every pledge and every reason
        """
        self.check_access("write")
        self._transition("cancel", reason=reason)
        self.sudo().activity_ids.unlink()
        return True

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models

from ..core.emulation_signed_mixin import SIGNED_FIELDS


class EmulationDecision(models.Model):
    """The decision as it was signed, beside the text that was issued here."""

    _name = "emulation.decision"
    _inherit = ["emulation.decision", "emulation.signed.copy.mixin"]

    @classmethod
    def _guarded(cls):
        return super()._guarded() | set(SIGNED_FIELDS)

    def _get_signed_problems(self):
        problems = super()._get_signed_problems()
        officer = self.env.user.has_group("hr_emulation.group_officer")
        for decision in self:
            reasons = problems[decision.id]
            if not officer:
                reasons.append(self.env._("only an emulation officer may do this"))
            if decision.state == "draft":
                reasons.append(self.env._("the decision is not issued yet"))
        return problems

    def action_ask_signed(self):
        """Open the window that takes the signed copy."""
        self.ensure_one()
        self.check_access("read")
        return self.env["emulation.signed.wizard"]._open(decision_id=self.id)

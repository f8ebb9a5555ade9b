# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationOverrideWizard(models.TransientModel):
    """Asks why a condition is set aside, and for the paper."""

    _name = "emulation.override.wizard"
    _description = "Override a Condition"

    check_id = fields.Many2one(
        "emulation.eligibility.check",
        required=True,
        readonly=True,
        ondelete="cascade",
    )
    nomination_id = fields.Many2one(related="check_id.nomination_id")
    rule_name = fields.Char(related="check_id.rule_name")
    severity = fields.Selection(related="check_id.severity")
    verdict = fields.Char(related="check_id.verdict")
    evidence = fields.Text(related="check_id.evidence")
    reason = fields.Text()
    attachment_ids = fields.Many2many("ir.attachment", string="Papers")

    def action_apply(self):
        """Override the condition with the evidence found now.

        :raise UserError: naming everything that is missing
        """
        self.ensure_one()
        self.nomination_id.action_override(
            self.check_id.rule_id.id, self.reason, self.attachment_ids.ids
        )
        return {"type": "ir.actions.act_window_close"}

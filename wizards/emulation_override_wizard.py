# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


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
    # With the rights of the user: the check may be anybody's
    nomination_id = fields.Many2one(
        related="check_id.nomination_id", related_sudo=False
    )
    rule_name = fields.Char(related="check_id.rule_name", related_sudo=False)
    severity = fields.Selection(related="check_id.severity", related_sudo=False)
    verdict = fields.Char(related="check_id.verdict", related_sudo=False)
    evidence = fields.Text(compute="_compute_evidence")
    reason = fields.Text()
    attachment_ids = fields.Many2many("ir.attachment", string="Papers")

    @api.depends("check_id")
    @api.depends_context("uid", "lang")
    def _compute_evidence(self):
        self.check_id.check_access("read")
        for wizard in self:
            wizard.evidence = wizard.check_id.evidence

    def action_apply(self):
        """Override the condition with the evidence found now.

        :raise UserError: naming everything that is missing
        """
        self.ensure_one()
        self.nomination_id.action_override(
            self.check_id.rule_id.id, self.reason, self.attachment_ids.ids
        )
        return {"type": "ir.actions.act_window_close"}

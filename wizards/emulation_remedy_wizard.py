# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationRemedyWizard(models.TransientModel):
    """Takes the words and the proof of a remedy."""

    _name = "emulation.remedy.wizard"
    _description = "Report a Remedy"

    finding_id = fields.Many2one(
        "emulation.inspection.finding", required=True, readonly=True
    )
    finding_text = fields.Text(related="finding_id.text", string="What Was Found")
    deadline = fields.Date(related="finding_id.deadline")
    state_reason = fields.Text(related="finding_id.state_reason")
    text = fields.Text(string="How It Was Remedied", required=True)
    file_ids = fields.Many2many("ir.attachment", string="Photos or Papers")

    def action_apply(self):
        """Report it.

        :return: action that closes the window
        :raise UserError: with every reason against it
        """
        self.ensure_one()
        self.finding_id.action_report(self.text, self.file_ids.ids)
        return {"type": "ir.actions.act_window_close"}

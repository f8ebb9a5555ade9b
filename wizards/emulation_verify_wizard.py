# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationVerifyWizard(models.TransientModel):
    """What the verification of the audit log found; compares a kept text with it."""

    _name = "emulation.verify.wizard"
    _description = "Verify the Audit Log"

    broken_count = fields.Integer(readonly=True)
    broken_text = fields.Text(string="First broken entries", readonly=True)
    heads_text = fields.Text(
        string="Kept Text of a Day",
        help="The text that was mailed or printed that day; each of its lines is "
        "compared with the log.",
    )
    is_compared = fields.Boolean(readonly=True)
    unconfirmed_text = fields.Text(string="Lines not confirmed", readonly=True)

    def action_compare(self):
        """Compare the kept text with the log as it is now.

        :return: window action that shows the lines the log does not confirm
        :raise UserError: when the text is empty or a line is none of such a text
        """
        self.ensure_one()
        lines = self.env["emulation.audit.log"].verify_heads(self.heads_text or "")
        self.write({"is_compared": True, "unconfirmed_text": "\n".join(lines)})
        return self._open()

    def _open(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Verify the audit log"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

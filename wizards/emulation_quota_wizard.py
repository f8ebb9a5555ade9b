# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationQuotaWizard(models.TransientModel):
    """Asks for the reason of a logged act on quotas or results."""

    _name = "emulation.quota.wizard"
    _description = "Change a Quota"

    act = fields.Selection(
        [
            ("set_number", "Change the number"),
            ("recompute", "Count anew"),
            ("remove", "Remove"),
            ("reopen_results", "Open the results again"),
        ],
        required=True,
        readonly=True,
    )
    quota_id = fields.Many2one("emulation.quota", readonly=True)
    category_id = fields.Many2one("emulation.round.category", readonly=True)
    quota_category_id = fields.Many2one(
        related="quota_id.category_id", string="Award Category"
    )
    unit = fields.Selection(related="quota_id.unit")
    used = fields.Integer(related="quota_id.used")
    capacity = fields.Integer(related="quota_id.capacity")
    number = fields.Float(
        string="New Number or Percentage",
        digits=(7, 2),
        compute="_compute_number",
        store=True,
        readonly=False,
    )
    reason = fields.Text()

    @api.depends("quota_id")
    def _compute_number(self):
        for wizard in self:
            quota = wizard.quota_id
            wizard.number = quota.percent if quota.unit == "percent" else quota.number

    def action_apply(self):
        """Do it, by the public method of the record.

        :return: window action that closes the window
        :raise UserError: when the act is not possible, with every reason
        """
        self.ensure_one()
        if self.act == "set_number":
            self.quota_id.action_set_number(self.number, self.reason)
        elif self.act == "remove":
            self.quota_id.action_remove(self.reason)
        elif self.act == "recompute":
            self.quota_id.action_recompute(self.reason)
        else:
            self.category_id.action_reopen_results(self.reason)
        return {"type": "ir.actions.act_window_close"}

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..models.core.days import vietnam_today


class EmulationHandoverWizard(models.TransientModel):
    """When certificates were handed over, to whom and by whom."""

    _name = "emulation.handover.wizard"
    _description = "Hand Over Certificates"

    certificate_ids = fields.Many2many("emulation.certificate", readonly=True)
    certificate_count = fields.Integer(
        string="Certificates", compute="_compute_certificate_count"
    )
    date = fields.Date(
        string="Day", required=True, default=lambda self: vietnam_today()
    )
    handed_by_id = fields.Many2one(
        "hr.employee",
        string="Handed Over By",
        required=True,
        default=lambda self: self.env.user.employee_id,
    )
    handed_to = fields.Char(string="Received By")

    @api.depends("certificate_ids")
    def _compute_certificate_count(self):
        for wizard in self:
            wizard.certificate_count = len(wizard.certificate_ids)

    def action_apply(self):
        """Note the handing over.

        :raise UserError: naming every certificate and every reason
        """
        self.ensure_one()
        self.certificate_ids.action_hand_over(
            self.date, self.handed_by_id.id, self.handed_to
        )
        return {"type": "ir.actions.act_window_close"}

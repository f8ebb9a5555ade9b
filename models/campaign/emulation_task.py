# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationTask(models.Model):
    """Task or solution (nhiệm vụ, giải pháp) of a campaign; reviews report on each."""

    _name = "emulation.task"
    _description = "Campaign Task"
    _inherit = ["emulation.campaign.part.mixin"]
    _order = "campaign_id, sequence, id"
    _rec_name = "text"
    _rec_names_search = ["code", "text"]

    campaign_id = fields.Many2one(
        "emulation.campaign", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    code = fields.Char(
        string="No.", help="Number or mark as printed in the source document."
    )
    text = fields.Text(required=True)
    source_document = fields.Char(help="Key of the guidance document.")

    @api.depends("code", "text")
    def _compute_display_name(self):
        for task in self:
            task.display_name = " ".join(filter(None, (task.code, task.text)))

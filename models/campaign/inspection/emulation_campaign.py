# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationCampaign(models.Model):
    _inherit = "emulation.campaign"

    inspection_count = fields.Integer(
        compute="_compute_inspection_count", string="Inspections"
    )

    def _compute_inspection_count(self):
        counts = dict(
            self.env["emulation.inspection"]._read_group(
                [("campaign_id", "in", self.ids)], ["campaign_id"], ["__count"]
            )
        )
        for campaign in self:
            campaign.inspection_count = counts.get(campaign._origin, 0)

    def action_view_inspections(self):
        """Open the inspections of the campaign."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_inspection_action"
        )
        action.update(
            domain=[("campaign_id", "=", self.id)],
            context={"default_campaign_id": self.id},
        )
        return action

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationCampaign(models.Model):
    _inherit = "emulation.campaign"

    exemplar_count = fields.Integer(
        compute="_compute_exemplar_count", string="Exemplars"
    )

    def _compute_exemplar_count(self):
        counts = dict(
            self.env["emulation.exemplar"]._read_group(
                [("campaign_id", "in", self.ids)], ["campaign_id"], ["__count"]
            )
        )
        for campaign in self:
            campaign.exemplar_count = counts.get(campaign._origin, 0)

    def action_view_exemplars(self):
        """Open the exemplars of the campaign."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_exemplar_action"
        )
        action.update(
            domain=[("campaign_id", "=", self.id)],
            context={"default_campaign_id": self.id},
        )
        return action

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models


class EmulationCampaignActivity(models.Model):
    """Activities are told by the cluster and the level of their unit as well."""

    _name = "emulation.campaign.activity"
    _inherit = ["emulation.campaign.activity", "emulation.fact.mixin"]

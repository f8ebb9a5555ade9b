# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationActivityKind(models.Model):
    """Channel or kind of activity by which units carry out a campaign."""

    _name = "emulation.activity.kind"
    _description = "Kind of Activity"
    _order = "sequence, id"
    _rec_names_search = ["code", "name"]

    code = fields.Char(string="No.")
    name = fields.Text(required=True)
    sequence = fields.Integer(default=10)
    campaign_ids = fields.Many2many(
        "emulation.campaign",
        "emulation_campaign_activity_kind_rel",
        "activity_kind_id",
        "campaign_id",
        string="Campaigns",
    )
    source_document = fields.Char(help="Key of the guidance document.")

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

# A model that is inherited has to be known before this one
from . import emulation_campaign_part_mixin  # noqa: F401


class EmulationInspectionContent(models.Model):
    """What inspections of a campaign look at, one line each."""

    _name = "emulation.inspection.content"
    _description = "Inspection Content"
    _inherit = ["emulation.campaign.part.mixin"]
    _order = "campaign_id, sequence, id"

    campaign_id = fields.Many2one(
        "emulation.campaign", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    name = fields.Text(string="Content", required=True)
    applies_to = fields.Selection(
        [
            ("collective", "Collectives"),
            ("individual", "Individuals"),
            ("both", "Individuals and collectives"),
        ],
        required=True,
        default="both",
    )
    source_document = fields.Char(help="Key of the guidance document.")

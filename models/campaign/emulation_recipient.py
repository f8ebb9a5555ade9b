# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationRecipient(models.Model):
    """One line of the "nơi nhận" printed below papers of a campaign or round."""

    _name = "emulation.recipient"
    _description = "Recipient Line"
    _inherit = ["emulation.campaign.part.mixin"]
    _order = "campaign_id, round_id, sequence, id"

    campaign_id = fields.Many2one(
        "emulation.campaign", index="btree_not_null", ondelete="cascade"
    )
    round_id = fields.Many2one(
        "emulation.round", index="btree_not_null", ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(string="Recipient", required=True)
    source_document = fields.Char(help="Key of the guidance document.")

    _one_owner = models.Constraint(
        "CHECK ((campaign_id IS NULL) <> (round_id IS NULL))",
        "A recipient belongs either to a campaign or to a round.",
    )

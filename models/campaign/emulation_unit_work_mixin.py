# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationUnitWorkMixin(models.AbstractModel):
    """What a unit does for a launched campaign: officers for any, others for theirs."""

    _name = "emulation.unit.work.mixin"
    _description = "Work of a Unit for a Campaign"
    _inherit = ["emulation.campaign.work.mixin"]

    unit_id = fields.Many2one(
        "hr.department",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=lambda self: self.env.user._emulation_unit_domain(),
        default=lambda self: self.env.user._emulation_own_unit(),
    )

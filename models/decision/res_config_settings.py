# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    emulation_money_rounding = fields.Selection(
        related="company_id.emulation_money_rounding", readonly=False
    )
    emulation_money_step = fields.Integer(
        related="company_id.emulation_money_step", readonly=False
    )
    emulation_money_link = fields.Selection(
        related="company_id.emulation_money_link", readonly=False
    )

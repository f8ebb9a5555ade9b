# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

from .emulation_print_job import DEFAULT_LIMIT


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    emulation_print_limit = fields.Integer(
        string="Print at Once up to",
        config_parameter="hr_emulation.print_limit",
        default=DEFAULT_LIMIT,
        help="Certificates printed while the user waits; more are left to the "
        "scheduled action.",
    )
    emulation_money_rounding = fields.Selection(
        related="company_id.emulation_money_rounding", readonly=False
    )
    emulation_money_step = fields.Integer(
        related="company_id.emulation_money_step", readonly=False
    )
    emulation_money_link = fields.Selection(
        related="company_id.emulation_money_link", readonly=False
    )

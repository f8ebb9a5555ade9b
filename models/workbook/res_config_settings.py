# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

from .emulation_workbook import DEFAULT_DAYS, DEFAULT_LIMIT


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    emulation_workbook_limit = fields.Integer(
        string="Write at Once up to",
        config_parameter="hr_emulation.workbook_limit",
        default=DEFAULT_LIMIT,
    )
    emulation_workbook_days = fields.Integer(
        string="Keep Workbooks for",
        config_parameter="hr_emulation.workbook_days",
        default=DEFAULT_DAYS,
    )

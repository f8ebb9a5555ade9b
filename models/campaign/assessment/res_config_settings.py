# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

from .emulation_assessment_opening import DEFAULT_BATCH, DEFAULT_LIMIT


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    emulation_assessment_limit = fields.Integer(
        string="Open Sheets at Once up to",
        config_parameter="hr_emulation.assessment_limit",
        default=DEFAULT_LIMIT,
    )
    emulation_assessment_batch = fields.Integer(
        string="Sheets Opened in One Batch",
        config_parameter="hr_emulation.assessment_batch",
        default=DEFAULT_BATCH,
    )

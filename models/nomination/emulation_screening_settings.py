# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .emulation_screening_run import DEFAULT_BATCH, DEFAULT_LIMIT


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    emulation_screening_limit = fields.Integer(
        string="Screen at Once up to",
        config_parameter="hr_emulation.screening_limit",
        default=DEFAULT_LIMIT,
        help="Subjects screened while the user waits; more are left to the scheduled "
        "action.",
    )
    emulation_screening_batch = fields.Integer(
        string="Subjects a Batch",
        config_parameter="hr_emulation.screening_batch",
        default=DEFAULT_BATCH,
        help="Subjects the scheduled action screens in one transaction.",
    )

    @api.constrains("emulation_screening_limit", "emulation_screening_batch")
    def _check_emulation_screening(self):
        for settings in self:
            if (
                settings.emulation_screening_limit < 0
                or settings.emulation_screening_batch < 1
            ):
                raise ValidationError(
                    self.env._("A number of subjects screened is not negative.")
                )

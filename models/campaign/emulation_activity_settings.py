# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    emulation_photo_megabytes = fields.Integer(
        string="Largest Photo or File (MB)",
        default=25,
        help="Larger photos and files of evidence are refused; 0 takes every size.",
    )

    _emulation_photo_megabytes_positive = models.Constraint(
        "CHECK (emulation_photo_megabytes >= 0)", "A size is not negative."
    )


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    emulation_photo_megabytes = fields.Integer(
        related="company_id.emulation_photo_megabytes", readonly=False
    )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    emulation_copy_percent = fields.Integer(
        string="Copied Text From (%)",
        default=60,
        help="A report of which so many percent stand in the report of another nominee "
        "is marked for the reviewers; 0 marks none.",
    )

    _emulation_copy_percent_possible = models.Constraint(
        "CHECK (emulation_copy_percent BETWEEN 0 AND 100)",
        "A share is between 0 and 100 percent.",
    )


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    emulation_copy_percent = fields.Integer(
        related="company_id.emulation_copy_percent", readonly=False
    )

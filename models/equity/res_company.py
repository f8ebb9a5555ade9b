# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    emulation_small_number = fields.Integer(
        string="Smallest Number of People Shown",
        default=5,
        help="Smaller numbers are hidden from who may not see the people themselves. "
        "No regulation with a number was at hand: a usual one of official statistics; "
        "check against your own rules on personal data (Law 91/2025/QH15).",
    )

    _emulation_small_number_possible = models.Constraint(
        "CHECK (emulation_small_number > 0)",
        "The smallest number of people shown is at least 1.",
    )


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    emulation_small_number = fields.Integer(
        related="company_id.emulation_small_number", readonly=False
    )

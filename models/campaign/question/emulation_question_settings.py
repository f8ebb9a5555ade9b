# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    emulation_answer_days = fields.Integer(
        string="Days to Answer Units",
        default=10,
        help="Working days in which a question or difficulty of a unit is answered.",
    )

    _emulation_answer_days_positive = models.Constraint(
        "CHECK (emulation_answer_days > 0)", "A question needs at least one day."
    )


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    emulation_answer_days = fields.Integer(
        related="company_id.emulation_answer_days", readonly=False
    )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    emulation_money_rounding = fields.Selection(
        [("up", "Up"), ("nearest", "To the nearest"), ("down", "Down")],
        string="Rounding of Award Money",
        required=True,
        default="up",
    )
    emulation_money_step = fields.Integer(
        string="Award Money in Multiples of",
        default=10_000,
        help="In đồng: award money is rounded to a multiple of it.",
    )
    emulation_money_link = fields.Selection(
        [("linh", "linh"), ("lẻ", "lẻ")],
        string="Word for Empty Tens",
        required=True,
        default="linh",
        help="How amounts are written out: một trăm linh năm, or một trăm lẻ năm.",
    )

    _emulation_money_step_positive = models.Constraint(
        "CHECK (emulation_money_step >= 0)", "A step of rounding is not negative."
    )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationCommendationType(models.Model):
    """Type of commendation (loại hình), not to be mixed up with form and title."""

    _name = "emulation.commendation.type"
    _description = "Commendation Type"
    _inherit = ["emulation.cited.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)

    _code_unique = models.Constraint(
        "UNIQUE(code)", "There is already a commendation type with this code."
    )

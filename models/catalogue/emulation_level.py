# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationLevel(models.Model):
    """Level of a unit, a body or an award, from the team to the state."""

    _name = "emulation.level"
    _description = "Emulation Level"
    _inherit = ["emulation.cited.mixin"]
    _order = "rank, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(
        required=True, help="Short name for imports; never shown on a paper."
    )
    rank = fields.Integer(
        required=True,
        aggregator=None,
        help="Order of the levels: the higher the number, the higher the level.",
    )

    _code_unique = models.Constraint(
        "UNIQUE(code)", "There is already a level with this code."
    )
    _rank_unique = models.Constraint(
        "UNIQUE(rank)", "There is already a level with this rank."
    )
    _rank_positive = models.Constraint(
        "CHECK(rank > 0)", "The rank of a level is a number above zero."
    )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationSessionSeat(models.Model):
    """How many of a category a session may pass; more candidates are ranked."""

    _name = "emulation.session.seat"
    _description = "Places at a Session"
    _inherit = ["emulation.session.part.mixin"]
    _order = "session_id, id"
    _rec_name = "category_id"

    session_id = fields.Many2one(
        "emulation.session", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="session_id.company_id", store=True)
    category_id = fields.Many2one(
        "emulation.round.category", required=True, index=True, ondelete="restrict"
    )
    seats = fields.Integer(string="Places", required=True, aggregator=None)

    _seats_possible = models.Constraint(
        "CHECK (seats > 0)", "Say how many places there are."
    )
    _category_once = models.Constraint(
        "UNIQUE(session_id, category_id)", "The category is listed already."
    )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationReviewDeadline(models.Model):
    """The last day on which units of one level send their reports."""

    _name = "emulation.review.deadline"
    _description = "Deadline of a Review"
    _inherit = ["emulation.owned.mixin"]
    _order = "round_id, date, id"
    _rec_name = "date"
    _OWNERS = frozenset({"round_id"})

    round_id = fields.Many2one(
        "emulation.review.round", required=True, index=True, ondelete="cascade"
    )
    level_id = fields.Many2one(
        "emulation.level", required=True, index=True, ondelete="restrict"
    )
    date = fields.Date(string="Until", required=True)

    _one_per_level = models.Constraint(
        "UNIQUE(round_id, level_id)", "The level already has a deadline in this review."
    )

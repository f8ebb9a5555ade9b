# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..core.days import vietnam_today
from .emulation_review import SENT


class EmulationReviewRound(models.Model):
    """How far a review round is: what was sent, what is late."""

    _inherit = "emulation.review.round"

    review_count = fields.Integer(
        compute="_compute_review_counts", string="Number of Reports"
    )
    submitted_count = fields.Integer(
        compute="_compute_review_counts", string="Submitted"
    )
    late_count = fields.Integer(
        compute="_compute_review_counts",
        string="Late",
        help="Reports whose last day has passed and that are not sent.",
    )

    @api.depends("review_ids.state", "review_ids.deadline")
    @api.depends_context("uid")
    def _compute_review_counts(self):
        groups = self.env["emulation.review"]._read_group(
            [("round_id", "in", self.ids)],
            ["round_id", "state", "deadline:day"],
            ["__count"],
        )
        today = vietnam_today()
        self.review_count = self.submitted_count = self.late_count = 0
        for rec, state, day, count in groups:
            rec.review_count += count
            if state in SENT:
                rec.submitted_count += count
            elif day and day < today:
                rec.late_count += count

    def action_view_reviews(self):
        """Open the reports of the rounds that the user may read."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_review_action"
        )
        action.update(domain=[("round_id", "in", self.ids)], context={})
        return action

    def action_view_late(self):
        """Open the list of late units."""
        action = self.action_view_reviews()
        action["context"] = {"search_default_late": 1, "search_default_waiting": 1}
        return action

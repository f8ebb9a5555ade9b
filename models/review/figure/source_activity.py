# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from .source import Measure, Source


class EmulationReviewFigure(models.Model):
    """What was done: by kind, by task, and how many people it reached."""

    _inherit = "emulation.review.figure"

    @api.model
    def _get_sources(self):
        return [
            *super()._get_sources(),
            Source(
                "activity",
                self.env._("Activities"),
                "emulation.campaign.activity",
                "unit_id",
                ["kind_id", "task_id"],
                lambda round_: [
                    ("campaign_id", "=", round_.campaign_id.id),
                    *round_._get_day_domain("date"),
                ],
                (
                    Measure(
                        "activities",
                        self.env._("Activities done"),
                        cuts=["kind_id", "task_id"],
                    ),
                    Measure(
                        "quantity",
                        self.env._("Bulletins, talks, courses … together"),
                        "quantity:sum",
                        cuts=["kind_id"],
                    ),
                    Measure(
                        "reach",
                        self.env._("People reached"),
                        "reach:sum",
                        "people",
                        cuts=["kind_id", "task_id"],
                    ),
                    Measure(
                        "activity_cost",
                        self.env._("Cost of the activities"),
                        "cost:sum",
                        "money",
                    ),
                ),
            ),
        ]

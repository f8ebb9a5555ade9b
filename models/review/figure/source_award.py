# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.fields import Domain

from .source import Measure, Source


class EmulationReviewFigure(models.Model):
    """Awards of the register, what was revoked aside; and those of the campaign."""

    _inherit = "emulation.review.figure"

    @api.model
    def _get_sources(self):
        return [
            *super()._get_sources(),
            Source(
                "award",
                self.env._("Awards"),
                "emulation.award",
                "unit_id",
                ["award_type_id", "level_id", "subject_kind"],
                lambda round_: round_._get_award_domain(),
                (
                    Measure(
                        "awards",
                        self.env._("Awards received"),
                        cuts=["award_type_id", "level_id", "subject_kind"],
                    ),
                    Measure(
                        "award_money",
                        self.env._("Award money decided"),
                        "amount:sum",
                        "money",
                    ),
                ),
            ),
            Source(
                "campaign_award",
                self.env._("Awards of the campaign"),
                "emulation.award",
                "unit_id",
                ["award_type_id", "level_id"],
                lambda round_: (
                    round_._get_award_domain()
                    & (
                        Domain(
                            "nomination_id.campaign_id", "in", round_.campaign_id.ids
                        )
                        | Domain(
                            "nomination_id.round_id", "in", round_.award_round_id.ids
                        )
                    )
                ),
                (
                    Measure(
                        "campaign_awards",
                        self.env._("Awards for the campaign"),
                        cuts=["award_type_id", "level_id"],
                    ),
                ),
            ),
        ]

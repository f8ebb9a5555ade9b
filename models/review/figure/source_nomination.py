# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.fields import Domain

from .source import Measure, Share, Source


class EmulationReviewFigure(models.Model):
    """Nominations of the campaign's award rounds by what became of them."""

    _inherit = "emulation.review.figure"

    @api.model
    def _get_sources(self):
        return [
            *super()._get_sources(),
            Source(
                "nomination",
                self.env._("Nominations"),
                "emulation.nomination",
                "unit_id",
                ["state", "subject_kind"],
                lambda round_: (
                    (
                        Domain(
                            [
                                ("campaign_id", "=", round_.campaign_id.id),
                                *round_._get_year_domain(),
                            ]
                        )
                        | Domain("round_id", "in", round_.award_round_id.ids)
                    )
                    & Domain("state", "!=", "draft")
                ),
                (
                    Measure(
                        "nominations",
                        self.env._("Nominations submitted"),
                        cuts=["subject_kind", "state"],
                    ),
                    Measure(
                        "nominations_awarded",
                        self.env._("of these awarded"),
                        where={"state": ["awarded"]},
                        cuts=["subject_kind"],
                    ),
                ),
                (
                    Share(
                        "nominations_share",
                        self.env._("Share awarded"),
                        "nominations_awarded",
                        "nominations",
                    ),
                ),
            ),
        ]

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from .source import Measure, Share, Source


class EmulationReviewFigure(models.Model):
    """Score sheets of the campaign, and the ratings of people and collectives."""

    _inherit = "emulation.review.figure"

    @api.model
    def _get_sources(self):
        return [
            *super()._get_sources(),
            Source(
                "assessment",
                self.env._("Assessments"),
                "emulation.assessment",
                "unit_id",
                ["subject_kind", "state", "is_honoured"],
                lambda round_: [
                    ("campaign_id", "=", round_.campaign_id.id),
                    *round_._get_year_domain(),
                ],
                (
                    Measure(
                        "assessments",
                        self.env._("Assessments opened"),
                        cuts=["subject_kind"],
                    ),
                    Measure(
                        "assessments_closed",
                        self.env._("of these closed"),
                        where={"state": ["closed"]},
                    ),
                    Measure(
                        "honoured",
                        self.env._("Honoured without an award"),
                        where={"is_honoured": [True]},
                        cuts=["subject_kind"],
                    ),
                ),
                (
                    Share(
                        "assessments_share",
                        self.env._("Share closed"),
                        "assessments_closed",
                        "assessments",
                    ),
                ),
            ),
            Source(
                "rating",
                self.env._("Ratings"),
                "emulation.rating",
                "unit_id",
                ["system", "level"],
                lambda round_: [
                    ("company_id", "=", round_.company_id.id),
                    *round_._get_year_domain(),
                ],
                (
                    Measure(
                        "ratings_professional",
                        self.env._("Professional ratings"),
                        where={"system": ["professional"]},
                        cuts=["level"],
                    ),
                    Measure(
                        "ratings_union",
                        self.env._("Union ratings"),
                        where={"system": ["union"]},
                        cuts=["level"],
                    ),
                ),
            ),
        ]

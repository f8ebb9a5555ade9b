# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from .source import Measure, Share, Source


class EmulationReviewFigure(models.Model):
    """Pledges, each counted once: with who prepared it, however many take part."""

    _inherit = "emulation.review.figure"

    @api.model
    def _get_sources(self):
        return [
            *super()._get_sources(),
            Source(
                "pledge",
                self.env._("Pledges"),
                "emulation.pledge",
                "lead_unit_id",
                ["scope", "state"],
                lambda round_: [
                    ("campaign_id", "=", round_.campaign_id.id),
                    *round_._get_year_domain(),
                    ("state", "in", ("open", "signed")),
                ],
                (
                    Measure("pledges", self.env._("Pledges made"), cuts=["scope"]),
                    Measure(
                        "pledges_signed",
                        self.env._("of these signed by all"),
                        where={"state": ["signed"]},
                    ),
                ),
                (
                    Share(
                        "pledges_share",
                        self.env._("Share signed"),
                        "pledges_signed",
                        "pledges",
                    ),
                ),
            ),
        ]

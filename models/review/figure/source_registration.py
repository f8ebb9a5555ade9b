# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from .source import Measure, Share, Source


class EmulationReviewFigure(models.Model):
    """Registrations of people and collectives that were sent."""

    _inherit = "emulation.review.figure"

    @api.model
    def _get_sources(self):
        return [
            *super()._get_sources(),
            Source(
                "registration",
                self.env._("Registrations"),
                "emulation.registration",
                "unit_id",
                ["subject_kind", "state"],
                lambda round_: [
                    ("campaign_id", "=", round_.campaign_id.id),
                    *round_._get_year_domain(),
                    ("state", "in", ("sent", "approved")),
                ],
                (
                    Measure(
                        "registrations",
                        self.env._("Registrations sent"),
                        cuts=["subject_kind"],
                    ),
                    Measure(
                        "registrations_approved",
                        self.env._("of these approved"),
                        where={"state": ["approved"]},
                    ),
                ),
                (
                    Share(
                        "registrations_share",
                        self.env._("Share approved"),
                        "registrations_approved",
                        "registrations",
                    ),
                ),
            ),
        ]

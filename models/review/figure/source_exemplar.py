# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from .source import Measure, Source


class EmulationReviewFigure(models.Model):
    """Exemplars that were registered, and who took others' up."""

    _inherit = "emulation.review.figure"

    @api.model
    def _get_sources(self):
        return [
            *super()._get_sources(),
            Source(
                "exemplar",
                self.env._("Exemplars"),
                "emulation.exemplar",
                "unit_id",
                ["kind", "state"],
                lambda round_: [
                    ("campaign_id", "=", round_.campaign_id.id),
                    *round_._get_year_domain(),
                    ("state", "!=", "draft"),
                ],
                (
                    Measure(
                        "exemplars",
                        self.env._("Exemplars registered"),
                        cuts=["kind"],
                    ),
                    Measure(
                        "exemplars_recognised",
                        self.env._("of these recognised"),
                        where={"state": ["recognised"]},
                        cuts=["kind"],
                    ),
                ),
            ),
            Source(
                "adoption",
                self.env._("Exemplars taken up"),
                "emulation.exemplar.adoption",
                "unit_id",
                [],
                lambda round_: [
                    ("exemplar_id.campaign_id", "=", round_.campaign_id.id),
                    *round_._get_day_domain("date_from"),
                ],
                (Measure("adoptions", self.env._("Exemplars of others taken up")),),
            ),
        ]

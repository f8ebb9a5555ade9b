# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from .source import Measure, Share, Source


class EmulationReviewFigure(models.Model):
    """Inspections with who made them; who was inspected and findings where they are."""

    _inherit = "emulation.review.figure"

    @api.model
    def _get_sources(self):
        return [
            *super()._get_sources(),
            Source(
                "inspection",
                self.env._("Inspections"),
                "emulation.inspection",
                "unit_id",
                ["kind"],
                lambda round_: round_._get_inspection_domain(
                    "", ("under_way", "concluded", "closed")
                ),
                (
                    Measure(
                        "inspections", self.env._("Inspections made"), cuts=["kind"]
                    ),
                ),
            ),
            Source(
                "inspected",
                self.env._("Inspected"),
                "emulation.inspection.target",
                "place_id",
                ["subject_kind"],
                lambda round_: round_._get_inspection_domain(
                    "inspection_id.", ("under_way", "concluded", "closed")
                ),
                (
                    Measure(
                        "inspected",
                        self.env._("Inspected collectives and people"),
                        cuts=["subject_kind"],
                    ),
                ),
            ),
            Source(
                "finding",
                self.env._("Findings"),
                "emulation.inspection.finding",
                "place_id",
                ["severity", "state"],
                lambda round_: round_._get_inspection_domain(
                    "inspection_id.", ("concluded", "closed")
                ),
                (
                    Measure(
                        "findings",
                        self.env._("Findings of inspections"),
                        cuts=["severity"],
                    ),
                    Measure(
                        "findings_closed",
                        self.env._("Findings closed"),
                        where={"state": ["closed"]},
                    ),
                ),
                (
                    Share(
                        "findings_share",
                        self.env._("Share of findings closed"),
                        "findings_closed",
                        "findings",
                    ),
                ),
            ),
        ]

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from .source import Measure, Source


class EmulationReviewFigure(models.Model):
    """What the funds of the unit's bodies took in and spent, what was undone aside."""

    _inherit = "emulation.review.figure"

    @api.model
    def _get_sources(self):
        return [
            *super()._get_sources(),
            Source(
                "money",
                self.env._("Emulation funds"),
                "emulation.fund.move",
                "fund_id.body_id.department_id",
                ["is_income", "kind"],
                lambda round_: [
                    ("company_id", "=", round_.company_id.id),
                    *round_._get_day_domain("date"),
                ],
                (
                    Measure(
                        "fund_income",
                        self.env._("Came into the funds"),
                        "signed_amount:sum",
                        "money",
                        where={"is_income": [True]},
                        cuts=["kind"],
                    ),
                    Measure(
                        "fund_expense",
                        self.env._("Spent from the funds"),
                        "signed_amount:sum",
                        "money",
                        where={"is_income": [False]},
                        cuts=["kind"],
                        sign=-1,
                    ),
                ),
            ),
        ]

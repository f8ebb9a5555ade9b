# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.fields import Domain

from ...core.days import vietnam_today


class EmulationReviewRound(models.Model):
    """The period of a review, as a domain for each way of dating records."""

    _inherit = "emulation.review.round"

    def _get_year_domain(self):
        """Return what counts for a year that the period touches."""
        self.ensure_one()
        return [
            ("year", ">=", self.date_from.year),
            ("year", "<=", self.date_to.year),
        ]

    def _get_day_domain(self, name):
        """Return what happened in the period, up to today.

        :param str name: of the date
        """
        self.ensure_one()
        today = vietnam_today()
        return [
            (name, ">=", self.date_from),
            (name, "<=", min(self.date_to, today)),
        ]

    def _get_inspection_domain(self, path, states):
        """Return the campaign's inspections of the period, or parts of them.

        :param str path: from the records to the inspection, with its dot
        :param states: of the inspections that count
        """
        self.ensure_one()
        return [
            (f"{path}campaign_id", "=", self.campaign_id.id),
            *self._get_day_domain(f"{path}date_from"),
            (f"{path}state", "in", states),
        ]

    def _get_award_domain(self):
        """Return the awards of the period; those without a day count by their year."""
        self.ensure_one()
        undated = Domain("decision_date", "=", False) & Domain(self._get_year_domain())
        return (
            Domain("company_id", "=", self.company_id.id)
            & Domain("state", "!=", "revoked")
            & (undated | Domain(self._get_day_domain("decision_date")))
        )

    def _make_reviews(self):
        new = super()._make_reviews()
        new._draw_figures()
        return new

    def _get_top(self):
        """Return the report above all others, none when several stand side by side."""
        self.ensure_one()
        tops = self.sudo().review_ids.filtered(lambda r: not r.parent_id)
        return tops if len(tops) == 1 else tops.browse()

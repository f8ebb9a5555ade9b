# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.tools import format_date


class EmulationCampaign(models.Model):
    """Which days lie within a campaign."""

    _inherit = "emulation.campaign"

    def _get_day_problems(self, name, days):
        """Say which days cannot be days of the campaign.

        :param str name: what the days belong to, as the user calls it
        :param set days: dates
        :return: list of sentences
        """
        self.ensure_one()
        if self.state not in ("launched", "closed"):
            return [
                self.env._(
                    "“%(campaign)s” is not launched.", campaign=self.display_name
                )
            ]
        first, last = self.date_start, self.date_end
        return [
            self.env._(
                "%(name)s: %(day)s lies outside the campaign, which runs from "
                "%(first)s to %(last)s.",
                name=name,
                day=format_date(self.env, day),
                first=format_date(self.env, first),
                last=format_date(self.env, last) if last else "…",
            )
            for day in sorted(days)
            if day < first or (last and day > last)
        ]

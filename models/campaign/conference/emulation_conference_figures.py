# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import Counter

from odoo import models


class EmulationConference(models.Model):
    """What a conference hears: figures of its unit, drawn for all at once."""

    _inherit = "emulation.conference"

    def _get_figures(self):
        """Draw last year's result, this year's plan, registrations and pledges.

        Only numbers and the titles of papers go out, whoever asks.

        :return: ``{conference id: {name: value}}`` with the numbers ``activities,
            reach, approved_people, approved_collectives, awards, people,
            collectives`` and the records ``plans, last_plans, pledges``
        """
        scope = self.sudo()
        years = {year for rec in scope for year in (rec.year - 1, rec.year)}
        # What teams did is what their unit did
        of_units = [
            ("unit_id", "child_of", scope.unit_id.ids),
            ("year", "in", list(years)),
        ]
        of_campaigns = [*of_units, ("campaign_id", "in", scope.campaign_ids.ids)]
        numbers = Counter()
        for unit, year, campaign, count, reach in scope.env[
            "emulation.campaign.activity"
        ]._read_group(
            of_campaigns,
            ["unit_id", "year", "campaign_id"],
            ["__count", "reach:sum"],
        ):
            numbers["activities", unit, year, campaign] = count
            numbers["reach", unit, year, campaign] = reach
        for unit, year, campaign, kind, state, count in scope.env[
            "emulation.registration"
        ]._read_group(
            of_campaigns,
            ["unit_id", "year", "campaign_id", "subject_kind", "state"],
            ["__count"],
        ):
            numbers[kind, unit, year, campaign] += count
            if state == "approved":
                numbers[f"approved_{kind}", unit, year, campaign] = count
        awards = {
            (unit, year): count
            for unit, year, count in scope.env["emulation.award"]._read_group(
                [*of_units, ("state", "!=", "revoked")],
                ["unit_id", "year"],
                ["__count"],
            )
        }
        plans = scope.env["emulation.plan"].search(of_campaigns)
        pledges = scope.env["emulation.pledge"].search(
            [*of_campaigns, ("state", "!=", "cancelled")]
        )
        return {
            rec.id: rec._pick_figures(numbers, awards, plans, pledges) for rec in scope
        }

    def _pick_figures(self, numbers, awards, plans, pledges):
        self.ensure_one()

        def is_own(unit):
            return self.unit_id.id in unit._emulation_path()

        def total(name, year):
            return sum(
                number
                for (found, unit, when, campaign), number in numbers.items()
                if (found, when) == (name, year)
                and campaign in self.campaign_ids
                and is_own(unit)
            )

        def own(records, year):
            return records.filtered(
                lambda r: (
                    r.unit_id == self.unit_id
                    and r.year == year
                    and r.campaign_id in self.campaign_ids
                )
            )

        last = self.year - 1
        return {
            "activities": total("activities", last),
            "reach": total("reach", last),
            "approved_people": total("approved_individual", last),
            "approved_collectives": total("approved_collective", last),
            "awards": sum(
                count
                for (unit, year), count in awards.items()
                if year == last and is_own(unit)
            ),
            "people": total("individual", self.year),
            "collectives": total("collective", self.year),
            "last_plans": own(plans, last),
            "plans": own(plans, self.year),
            "pledges": own(pledges, self.year),
        }

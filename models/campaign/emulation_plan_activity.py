# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.fields import Domain


class EmulationPlan(models.Model):
    """What the units have done, and who is silent: counted for all at once."""

    _inherit = "emulation.plan"

    count_activity = fields.Integer(
        string="Activities Done", compute="_compute_activities"
    )
    total_reach = fields.Integer(string="People Reached", compute="_compute_activities")
    last_activity_on = fields.Date(compute="_compute_activities")
    is_silent = fields.Boolean(
        string="Silent",
        compute="_compute_activities",
        search="_search_is_silent",
        help="The unit has entered nothing that it did this year.",
    )

    @api.depends("unit_id", "campaign_id", "year")
    def _compute_activities(self):
        found = {}
        # Activities are no secret; the counts are the same for everybody
        for campaign, year, unit, *figures in (
            self.env["emulation.campaign.activity"]
            .sudo()
            ._read_group(
                [
                    ("campaign_id", "in", self.campaign_id.ids),
                    ("unit_id", "in", self.unit_id.ids),
                    ("date", "<=", fields.Date.context_today(self)),
                ],
                ["campaign_id", "year", "unit_id"],
                ["__count", "reach:sum", "date:max"],
            )
        ):
            found[(campaign.id, year, unit.id)] = figures
        for plan in self:
            count, reach, last = found.get(
                (plan.campaign_id.id, plan.year, plan.unit_id.id), (0, 0, False)
            )
            plan.count_activity = count
            plan.total_reach = reach
            plan.last_activity_on = last
            plan.is_silent = not count

    @api.model
    def _search_is_silent(self, operator, value):
        if operator != "in":
            return NotImplemented
        done = (
            self.env["emulation.campaign.activity"]
            .sudo()
            ._read_group(
                [("date", "<=", fields.Date.context_today(self))],
                ["campaign_id", "year"],
                ["unit_id:array_agg_distinct"],
            )
        )
        active = Domain.OR(
            Domain("campaign_id", "=", campaign.id)
            & Domain("year", "=", year)
            & Domain("unit_id", "in", units)
            for campaign, year, units in done
        )
        return ~active

    def action_view_activities(self):
        """Open what the unit did in this year."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_campaign_activity_action"
        )
        action.update(
            domain=[
                ("campaign_id", "=", self.campaign_id.id),
                ("year", "=", self.year),
                ("unit_id", "=", self.unit_id.id),
            ],
            context={
                "default_campaign_id": self.campaign_id.id,
                "default_unit_id": self.unit_id.id,
            },
        )
        return action

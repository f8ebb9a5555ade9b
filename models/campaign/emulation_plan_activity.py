# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.fields import Domain

from ..core.days import vietnam_today


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
        answering = self._map_units()
        found = {}
        # Activities are no secret; the counts are the same for everybody
        for campaign, year, unit, *figures in (
            self.env["emulation.campaign.activity"]
            .sudo()
            ._read_group(
                [
                    ("campaign_id", "in", self.campaign_id.ids),
                    ("year", "in", list(set(self.mapped("year")))),
                    ("unit_id", "in", [unit_id for *_key, unit_id in answering]),
                    ("date", "<=", vietnam_today()),
                ],
                ["campaign_id", "year", "unit_id"],
                ["__count", "reach:sum", "date:max"],
            )
        ):
            if plan := answering.get((campaign.id, year, unit.id)):
                found.setdefault(plan.id, []).append(figures)
        for plan in self:
            # What teams did counts for the nearest unit above that has a plan
            own = found.get(plan._origin.id, [])
            plan.count_activity = sum(count for count, _reach, _last in own)
            plan.total_reach = sum(reach for _count, reach, _last in own)
            plan.last_activity_on = max((last for *_rest, last in own), default=False)
            plan.is_silent = not own

    @api.model
    def _search_is_silent(self, operator, value):
        if operator != "in":
            return NotImplemented
        plans = self.search([("campaign_id.state", "in", ("launched", "closed"))])
        return Domain("id", "in", plans.filtered("is_silent").ids)

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
                ("unit_id", "in", self._get_unit_ids()),
            ],
            context={
                "default_campaign_id": self.campaign_id.id,
                "default_unit_id": self.unit_id.id,
            },
        )
        return action

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import Counter

from odoo import api, fields, models

from ..core.days import vietnam_today


class EmulationPlan(models.Model):
    """How far a unit is with its registrations: counted for all units at once."""

    _inherit = "emulation.plan"

    count_people = fields.Integer(string="People", compute="_compute_registrations")
    count_not_sent = fields.Integer(string="Not Sent", compute="_compute_registrations")
    count_sent = fields.Integer(string="Waiting", compute="_compute_registrations")
    count_returned = fields.Integer(string="Returned", compute="_compute_registrations")
    count_approved = fields.Integer(string="Approved", compute="_compute_registrations")

    @api.depends("unit_id", "campaign_id", "year")
    def _compute_registrations(self):
        """Count people and registrations of the units; only numbers go out.

        Teams count for the nearest unit above that has a plan. Not sent are the people
        and the unit itself without a registration that was sent, and what teams have
        begun.
        """
        answering = self._map_units()
        unit_ids = [unit_id for _campaign, _year, unit_id in answering]
        people = self._count_people(unit_ids)
        counts, registered = self._count_registrations(answering, unit_ids)
        for (_campaign, _year, unit_id), plan in answering.items():
            counts[plan.id, "people"] += people.get(unit_id, 0)
        for plan in self:
            plan_id = plan._origin.id
            plan.count_people = counts[plan_id, "people"]
            for name in ("sent", "returned", "approved"):
                plan[f"count_{name}"] = counts[plan_id, name]
            waiting = max(0, plan.count_people - counts[plan_id, "begun"])
            plan.count_not_sent = (
                waiting + counts[plan_id, "drafts"] + (plan_id not in registered)
            )

    def _count_people(self, unit_ids):
        members_sudo = self.env["emulation.unit.member"].sudo()
        return {
            unit.id: count
            for unit, count in members_sudo._read_group(
                members_sudo._domain_on(vietnam_today())
                & fields.Domain("unit_id", "in", unit_ids)
                & fields.Domain("is_ad_hoc", "=", False)
                & fields.Domain("is_concurrent", "=", False)
                & fields.Domain("employee_id.active", "=", True),
                ["unit_id"],
                ["employee_id:count_distinct"],
            )
        }

    def _count_registrations(self, answering, unit_ids):
        """Return counts by plan, and the plans whose unit itself is registered.

        :return: ``{(plan id, name): number}`` and a set of plan ids
        """
        counts, registered = Counter(), set()
        groups = (
            self.env["emulation.registration"]
            .sudo()
            ._read_group(
                [
                    ("campaign_id", "in", self.campaign_id.ids),
                    ("year", "in", list(set(self.mapped("year")))),
                    ("unit_id", "in", unit_ids),
                ],
                [
                    "campaign_id",
                    "year",
                    "unit_id",
                    "subject_kind",
                    "state",
                    "is_of_unit",
                ],
                ["__count"],
            )
        )
        for campaign, year, unit, kind, state, is_of_unit, count in groups:
            plan = answering.get((campaign.id, year, unit.id))
            if not plan:
                continue
            counts[plan.id, state] += count
            if kind == "individual" and state != "draft":
                counts[plan.id, "begun"] += count
            if kind == "collective" and state == "draft":
                counts[plan.id, "drafts"] += count
            if is_of_unit and plan.sudo().unit_id == unit:
                registered.add(plan.id)
        return counts, registered

    def _get_unit_ids(self):
        """Return the ids of the units this plan answers for."""
        self.ensure_one()
        return [unit_id for _campaign, _year, unit_id in self._map_units()]

    def action_view_registrations(self):
        """Open the registrations of the unit in this year."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_registration_action"
        )
        action.update(
            domain=[
                ("campaign_id", "=", self.campaign_id.id),
                ("year", "=", self.year),
                ("unit_id", "in", self._get_unit_ids()),
            ],
            context={
                "default_campaign_id": self.campaign_id.id,
                "default_year": self.year,
            },
        )
        return action

    def action_prepare_registrations(self):
        """Open the window that prepares registrations for the whole unit."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_registration_wizard_action"
        )
        action["context"] = {
            "default_campaign_id": self.campaign_id.id,
            "default_year": self.year,
            "default_unit_id": self.unit_id.id,
        }
        return action

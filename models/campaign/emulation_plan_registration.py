# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import Counter

from odoo import api, fields, models


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

        Not sent are the people of the unit and the unit itself without a registration
        that was sent, and what its teams have begun.
        """
        people = self._count_people()
        states, drafts, units = self._count_registrations()
        for plan in self:
            key = (plan.campaign_id.id, plan.year, plan.unit_id.id)
            plan.count_people = people.get(plan.unit_id.id, 0)
            for name in ("sent", "returned", "approved"):
                plan[f"count_{name}"] = (
                    states[(*key, "individual", name)]
                    + (states[(*key, "collective", name)])
                )
            begun = sum(
                states[(*key, "individual", name)]
                for name in ("sent", "returned", "approved")
            )
            plan.count_not_sent = (
                max(0, plan.count_people - begun) + drafts[key] + (key not in units)
            )

    def _count_people(self):
        members_sudo = self.env["emulation.unit.member"].sudo()
        return {
            unit.id: count
            for unit, count in members_sudo._read_group(
                members_sudo._domain_on(fields.Date.context_today(self))
                & fields.Domain("unit_id", "in", self.unit_id.ids)
                & fields.Domain("is_ad_hoc", "=", False)
                & fields.Domain("is_concurrent", "=", False)
                & fields.Domain("employee_id.active", "=", True),
                ["unit_id"],
                ["employee_id:count_distinct"],
            )
        }

    def _count_registrations(self):
        """Return counts by state, drafts of teams, and units that are registered.

        :return: three collections by ``(campaign id, year, unit id)``
        """
        states, drafts, units = Counter(), Counter(), set()
        groups = (
            self.env["emulation.registration"]
            .sudo()
            ._read_group(
                [
                    ("campaign_id", "in", self.campaign_id.ids),
                    ("year", "in", list(set(self.mapped("year")))),
                    ("unit_id", "in", self.unit_id.ids),
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
            key = (campaign.id, year, unit.id)
            states[(*key, kind, state)] += count
            if is_of_unit:
                units.add(key)
            if kind == "collective" and state == "draft":
                drafts[key] += count
        return states, drafts, units

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
                ("unit_id", "=", self.unit_id.id),
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

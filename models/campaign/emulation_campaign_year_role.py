# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date
from textwrap import shorten

from odoo import api, fields, models
from odoo.tools.date_utils import get_month


class EmulationCampaignYear(models.Model):
    """Duties with a yearly date: the units of their level are asked in time."""

    _inherit = "emulation.campaign.year"

    asked_role_ids = fields.Many2many(
        "emulation.campaign.role", string="Duties Asked For", readonly=True, copy=False
    )

    @api.model
    def _remind_registrations(self, company):
        result = super()._remind_registrations(company)
        today = fields.Date.context_today(self)
        soon = company._get_emulation_workday(
            today, company.emulation_remind_before_days
        )
        years = self.search(
            [
                ("company_id", "=", company.id),
                ("campaign_id.state", "=", "launched"),
                ("year", "in", list({today.year, soon.year})),
            ]
        )
        years._ask_roles(today, soon)
        return result

    def _ask_roles(self, today, soon):
        """Ask the heads of units for what their level has to do soon, each year once.

        :param today: first day
        :param soon: last day
        """
        rows = []
        plans = self.env["emulation.plan"]
        heads = plans._get_head_users(self.plan_ids.unit_id)
        for rec in self:
            roles = rec.campaign_id.role_ids.filtered("yearly_month")
            due = {role: role._get_day(rec.year) for role in roles - rec.asked_role_ids}
            for role, day in due.items():
                if not today <= day <= soon:
                    continue
                rec.asked_role_ids |= role
                rows += [
                    (plan, user, shorten(role.duty, 120, placeholder=" …"), day)
                    for plan in rec.plan_ids
                    if plan.unit_id.emulation_level_id == role.level_id
                    for user in heads.get(plan.unit_id.id, ())
                ]
        plans._tell(rows)


class EmulationCampaignRole(models.Model):
    _inherit = "emulation.campaign.role"

    def _get_day(self, year):
        """Return the day on which the duty is due in a year.

        Without a day it is the last of the month; 29 February moves to the 28th.
        """
        self.ensure_one()
        last = get_month(date(year, self.yearly_month, 1))[1]
        return last.replace(day=min(self.yearly_day or last.day, last.day))

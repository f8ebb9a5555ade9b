# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date
from textwrap import shorten

from odoo import api, fields, models
from odoo.tools.date_utils import get_month

from ..core.days import vietnam_day, vietnam_today


class EmulationCampaignYear(models.Model):
    """Who is asked in a year for what its level or body has to do, and when."""

    _inherit = "emulation.campaign.year"

    asked_role_ids = fields.Many2many(
        "emulation.campaign.role", string="Duties Asked For", readonly=True, copy=False
    )

    @api.model
    def _remind_work(self, company, today, soon):
        result = super()._remind_work(company, today, soon)
        running = [
            ("company_id", "=", company.id),
            ("campaign_id.state", "=", "launched"),
        ]
        self.env["emulation.plan.line"].search(
            [
                ("plan_id", "any", running),
                ("is_done", "=", False),
                ("is_reminded", "=", False),
                ("date", "<=", soon),
            ]
        )._remind()
        # A duty of December may be asked for when January has begun
        last_years = ("year", "in", [today.year - 1, today.year, soon.year])
        self.search([*running, last_years])._ask_above(soon)
        return result

    def _ask_above(self, soon):
        """Ask units above those that take part, which have no plan, each year once.

        :param soon: last day of the duties asked for; those that were due before the
            year was opened are left out
        """
        rows = []
        plans = self.env["emulation.plan"]
        above = {rec: rec._get_units_above() for rec in self}
        heads = plans._get_head_users(self.env["hr.department"].union(*above.values()))
        for rec, units in above.items():
            opened = vietnam_day(rec.create_date)
            roles = rec.campaign_id.role_ids.filtered("yearly_month")
            for role in roles - rec.asked_role_ids:
                day = role._get_day(rec.year)
                if not opened <= day <= soon:
                    continue
                rec.asked_role_ids |= role
                rows += [
                    (
                        rec.campaign_id,
                        user,
                        shorten(role.duty, 120, placeholder=" …"),
                        day,
                    )
                    for unit in units
                    if unit.emulation_level_id == role.level_id
                    for user in heads.get(unit.id, ())
                ]
        plans._tell(rows)

    def _get_units_above(self):
        """Return the units above those with a plan that have none themselves."""
        self.ensure_one()
        own = self.plan_ids.unit_id
        ids = {dep_id for unit in own for dep_id in unit._emulation_path()}
        return own.browse(ids - set(own.ids)).filtered("emulation_level_id")


class EmulationPlan(models.Model):
    _inherit = "emulation.plan"

    def _take_duties(self):
        """Add what the level of each unit has to do, dated where a day is set.

        A body inside the unit that a duty names is responsible for it by its head.
        """
        responsible = self._get_responsible()
        self.env["emulation.plan.line"].create(
            [
                {
                    "plan_id": plan.id,
                    "role_id": role.id,
                    # After the tasks, in the order of the document
                    "sequence": 1000 + role.sequence,
                    "date": role._get_day(plan.year) if role.yearly_month else False,
                    "employee_id": responsible.get((plan.unit_id, role.body_name)),
                }
                for plan in self
                for role in plan.campaign_id.role_ids
                if role.level_id == plan.unit_id.emulation_level_id
            ]
        )

    def _get_responsible(self):
        """Return who leads the bodies inside the units that duties name.

        :return: ``{(unit, name of the body): employee id}``
        """
        names = set(self.campaign_id.role_ids.mapped("body_name")) - {False}
        bodies = self.env["hr.department"].search(
            [("name", "in", list(names)), ("emulation_unit_id", "in", self.unit_id.ids)]
        )
        # Whoever launches needs no right on memberships
        members_sudo = self.env["emulation.unit.member"].sudo()
        heads = members_sudo.search(
            members_sudo._domain_on(vietnam_today())
            & fields.Domain("department_id", "in", bodies.ids)
            & fields.Domain("role", "=", "head")
        )
        leaders = {member.department_id.id: member.employee_id.id for member in heads}
        return {
            (body.emulation_unit_id, body.name): leaders.get(body.id) for body in bodies
        }


class EmulationCampaignRole(models.Model):
    _inherit = "emulation.campaign.role"

    def _get_day(self, year):
        """Return the day on which the duty is due in a year.

        Without a day it is the last of the month; 29 February moves to the 28th.
        """
        self.ensure_one()
        last = get_month(date(year, self.yearly_month, 1))[1]
        return last.replace(day=min(self.yearly_day or last.day, last.day))

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

from ..core.days import vietnam_today
from .emulation_plan import ACTIVITY_TYPE


class EmulationCampaign(models.Model):
    """What a launch sets going: a year with a plan for each participating unit."""

    _inherit = "emulation.campaign"

    year_ids = fields.One2many(
        "emulation.campaign.year", "campaign_id", string="Years", readonly=True
    )

    _launched_has_start = models.Constraint(
        "CHECK (state NOT IN ('launched', 'closed') OR date_start IS NOT NULL)",
        "A launched campaign has a first day.",
    )

    @api.constrains("date_start", "date_end")
    def _check_activities_inside(self):
        """What was done stays inside the campaign when its period is changed."""
        # It was done, whoever may read it
        groups = (
            self.env["emulation.campaign.activity"]
            .sudo()
            ._read_group(
                [("campaign_id", "in", self.ids)],
                ["campaign_id"],
                ["date:min", "date_stop:max"],
            )
        )
        days = {campaign.id: (first, last) for campaign, first, last in groups}
        problems = []
        for campaign in self.filtered(lambda c: c.id in days):
            first, last = days[campaign.id]
            start, end = campaign.date_start, campaign.date_end
            if (start and first < start) or (end and last > end):
                problems.append(
                    self.env._(
                        "%(campaign)s: activities from %(first)s to %(last)s are "
                        "entered already; they would lie outside.",
                        campaign=campaign.display_name,
                        first=format_date(self.env, first),
                        last=format_date(self.env, last),
                    )
                )
        if problems:
            raise ValidationError("\n".join(problems))

    def action_launch(self):
        """Launch the campaigns and open this year in every participating unit.

        :raise UserError: naming every campaign and every reason
        """
        result = super().action_launch()
        today = vietnam_today()
        for campaign in self:
            # One that is entered afterwards opens its last year
            day = min(max(today, campaign.date_start), campaign.date_end or date.max)
            campaign.action_open_year(day.year)
        return result

    def action_close(self):
        """Close launched campaigns; nobody is asked for its yearly work any more.

        :raise UserError: naming every campaign and every reason
        """
        result = super().action_close()
        self._stop_asking()
        return result

    def action_cancel(self, reason=None):
        """Cancel drafts or launched campaigns; nothing is deleted.

        :param str reason: words for the record, required
        :raise UserError: naming every campaign and every reason
        """
        result = super().action_cancel(reason)
        self._stop_asking()
        return result

    def _stop_asking(self):
        """Take back the activities of the campaigns' yearly work."""
        kind = self.env.ref(ACTIVITY_TYPE)
        asked = [self, self.year_ids.plan_ids]
        asked += [
            self.env[model].sudo().search([("campaign_id", "in", self.ids)])
            for model in ("emulation.registration", "emulation.pledge")
        ]
        # They lie on the desks of others
        for records in asked:
            records.sudo().activity_ids.filtered(
                lambda a: a.activity_type_id == kind
            ).unlink()

    def action_open_year(self, year=None):
        """Open a year: each participating unit gets its plan, its head an activity.

        Opening it again adds the units that joined meanwhile.

        :param int year: this year when left out
        :return: window action of the years
        :raise AccessError: for others than officers
        :raise UserError: when a campaign is not launched or over in that year
        """
        years = self.env["emulation.campaign.year"]
        years.check_access("create")
        year = year or vietnam_today().year
        problems = [text for rec in self for text in rec._get_year_problems(year)]
        if problems:
            raise UserError("\n".join(problems))
        known = years.search([("campaign_id", "in", self.ids), ("year", "=", year)])
        years = known | years.create(
            [
                {"campaign_id": campaign.id, "year": year}
                for campaign in self - known.campaign_id
            ]
        )
        years._make_plans()
        return self.action_view_years()

    def action_view_years(self):
        """Open the years of the campaigns."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_campaign_year_action"
        )
        action.update(domain=[("campaign_id", "in", self.ids)], context={})
        return action

    @api.model
    def _get_only_launched(self):
        """Return the launched campaign when there is one only."""
        launched = self.search([("state", "=", "launched")], limit=2)
        return launched if len(launched) == 1 else self.browse()

    def _get_participants(self):
        """Return the units that carry the campaign out: those named, or all."""
        self.ensure_one()
        return self.unit_ids or self._get_possible_units()

    def _get_possible_units(self):
        """Return the units of the organisation."""
        self.ensure_one()
        return self.env["hr.department"].search(
            [
                ("emulation_level_id", "!=", False),
                ("company_id", "in", (self.company_id.id, False)),
            ]
        )

    def action_choose_units(self):
        """Open the window that chooses participating units by tree, level, cluster."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_unit_wizard_action"
        )
        action["context"] = {"default_campaign_id": self.id}
        return action

    def write(self, vals):
        result = super().write(vals)
        if "unit_ids" in vals:
            # Who joins a running campaign gets the plan of the years that are open
            this_year = vietnam_today().year
            running = self.filtered(lambda c: c.state == "launched")
            running.year_ids.filtered(lambda y: y.year >= this_year)._make_plans()
        return result

    def _check_own_tasks(self, records, owner_field=None):
        """Refuse tasks of another campaign than the records'.

        :param records: records with ``task_id``
        :param str owner_field: field that leads to the campaign, if it is not a field
            of the records themselves
        :raise ValidationError: naming every task
        """
        strangers = records.filtered(
            lambda r: (
                r.task_id
                and r.task_id.campaign_id
                != (r[owner_field] if owner_field else r).campaign_id
            )
        )
        if strangers:
            raise ValidationError(
                "\n".join(
                    self.env._(
                        "“%(task)s” is no task of this campaign.",
                        task=record.task_id.display_name,
                    )
                    for record in strangers
                )
            )

    def _get_year_problems(self, year):
        """Say why nothing can be done for the campaign in a year."""
        self.ensure_one()
        if self.state != "launched":
            return [
                self.env._(
                    "“%(campaign)s” is not launched.", campaign=self.display_name
                )
            ]
        first = self.date_start.year
        last = self.date_end.year if self.date_end else year
        if not first <= year <= last:
            return [
                self.env._(
                    "%(year)s lies outside the campaign “%(campaign)s”.",
                    year=str(year),
                    campaign=self.display_name,
                )
            ]
        return []

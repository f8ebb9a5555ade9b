# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..core.days import vietnam_today


class EmulationCampaignYear(models.Model):
    """One year of a launched campaign: its units, its deadline, its conference."""

    _name = "emulation.campaign.year"
    _description = "Year of a Campaign"
    _order = "year desc, campaign_id, id"
    _check_company_auto = True

    campaign_id = fields.Many2one(
        "emulation.campaign",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=[("state", "=", "launched")],
    )
    company_id = fields.Many2one(
        related="campaign_id.company_id", store=True, index=True
    )
    year = fields.Integer(
        required=True,
        default=lambda self: vietnam_today().year,
        aggregator=None,
    )
    registration_deadline = fields.Date(
        string="Register Until",
        help="Units are reminded before it; what comes later is marked late, never "
        "refused.",
    )
    soon_reminded = fields.Date(readonly=True, copy=False)
    late_reminded = fields.Date(readonly=True, copy=False)
    plan_ids = fields.One2many("emulation.plan", "year_id", string="Units")
    plan_count = fields.Integer(compute="_compute_plan_count", string="Units This Year")

    _one_per_year = models.Constraint(
        "UNIQUE(campaign_id, year)", "The year of the campaign is open already."
    )
    _year_possible = models.Constraint(
        "CHECK(year BETWEEN 1945 AND 2999)", "This is not a possible year."
    )

    @api.depends("campaign_id.name", "year")
    def _compute_display_name(self):
        for rec in self:
            rec.display_name = f"{rec.campaign_id.name or ''} – {rec.year}"

    @api.depends("plan_ids")
    def _compute_plan_count(self):
        counts = dict(
            self.env["emulation.plan"]._read_group(
                [("year_id", "in", self.ids)], ["year_id"], ["__count"]
            )
        )
        for rec in self:
            rec.plan_count = counts.get(rec._origin, 0)

    @api.constrains("campaign_id", "year")
    def _check_year(self):
        problems = []
        for rec in self:
            problems += rec.campaign_id._get_year_problems(rec.year)
        if problems:
            raise ValidationError("\n".join(problems))

    def write(self, vals):
        if {"campaign_id", "year"} & vals.keys() and self.plan_ids:
            raise UserError(
                self.env._(
                    "The units have their plans already; a year stays with its "
                    "campaign. Open another one."
                )
            )
        return super().write(vals)

    # --- Units and plans ------------------------------------------------------------

    def _make_plans(self):
        """Give every participating unit its yearly plan and tell its head.

        Units that have one already keep it as it is.

        :return: the new plans
        """
        vals_list = []
        for rec in self:
            missing = rec.campaign_id._get_participants() - rec.plan_ids.unit_id
            vals_list += [{"year_id": rec.id, "unit_id": unit.id} for unit in missing]
        plans = self.env["emulation.plan"].create(vals_list)
        plans._take_tasks()
        plans._take_duties()
        plans._tell_heads()
        return plans

    def action_make_plans(self):
        """Give a plan to units that joined the campaign during the year.

        :return: True
        :raise AccessError: for others than officers
        """
        self.env["emulation.plan"].check_access("create")
        self._make_plans()
        return True

    def action_view_plans(self):
        """Open the units of the year with their counters."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_plan_action"
        )
        action.update(domain=[("year_id", "=", self.id)], context={})
        return action

    # --- Reminders ------------------------------------------------------------------

    @api.model
    def _cron_remind(self):
        """Remind of registrations that are due soon, and once more when past."""
        for company in self.env.companies | self.env["res.company"].search(
            [("id", "not in", self.env.companies.ids)]
        ):
            today = vietnam_today()
            soon = company._get_emulation_workday(
                today, company.emulation_remind_before_days
            )
            self.with_company(company)._remind_work(company, today, soon)

    @api.model
    def _remind_work(self, company, today, soon):
        """Remind of what is due in a company; rooms add what they wait for.

        :param date soon: the last day that is near enough to be told of
        """
        due = self.search(
            [
                ("company_id", "=", company.id),
                ("campaign_id.state", "=", "launched"),
                ("registration_deadline", "<=", soon),
            ]
        )
        near = due.filtered(
            lambda y: (
                y.soon_reminded != y.registration_deadline
                and y.registration_deadline >= today
            )
        )
        late = due.filtered(
            lambda y: (
                y.late_reminded != y.registration_deadline
                and y.registration_deadline < today
            )
        )
        for rec in near:
            rec.soon_reminded = rec.registration_deadline
        for rec in late:
            rec.late_reminded = rec.registration_deadline
        (near | late).plan_ids._remind_registration()
        (near | late)._remind_people()

    def _remind_people(self):
        """Remind who has begun a registration and not sent it."""
        own = Domain.OR(
            Domain("campaign_id", "=", rec.campaign_id.id)
            & Domain("year", "=", rec.year)
            for rec in self
        )
        open_ = Domain("state", "in", ("draft", "returned"))
        reachable = Domain("employee_id.user_id", "!=", False)
        registrations = self.env["emulation.registration"]
        registrations.search(own & open_ & reachable)._remind_owners()

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..core.days import vietnam_today

ACTIVITY_TYPE = "hr_emulation.activity_type_year"


class EmulationPlan(models.Model):
    """What one unit plans and does for a campaign in a year."""

    _name = "emulation.plan"
    _description = "Yearly Plan of a Unit"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "year desc, campaign_id, unit_id, id"
    _check_company_auto = True

    year_id = fields.Many2one(
        "emulation.campaign.year",
        string="Year of the Campaign",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    campaign_id = fields.Many2one(related="year_id.campaign_id", store=True, index=True)
    company_id = fields.Many2one(related="year_id.company_id", store=True, index=True)
    year = fields.Integer(
        related="year_id.year", store=True, index=True, aggregator=None
    )
    registration_deadline = fields.Date(related="year_id.registration_deadline")
    unit_id = fields.Many2one(
        "hr.department",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=[("emulation_level_id", "!=", False)],
    )
    line_ids = fields.One2many("emulation.plan.line", "plan_id", string="Tasks")
    note = fields.Text(help="What the unit adds to the plan in its own words.")
    task_count = fields.Integer(compute="_compute_tasks", string="Number of Tasks")
    done_count = fields.Integer(compute="_compute_tasks", string="Tasks Done")
    progress = fields.Float(compute="_compute_tasks")

    _one_per_unit = models.Constraint(
        "UNIQUE(year_id, unit_id)", "The unit already has a plan for this year."
    )

    @api.depends("unit_id.name", "year", "campaign_id.name")
    def _compute_display_name(self):
        for plan in self:
            parts = (plan.unit_id.name, str(plan.year or ""), plan.campaign_id.name)
            plan.display_name = " – ".join(filter(None, parts))

    @api.depends("line_ids.is_done")
    def _compute_tasks(self):
        groups = self.env["emulation.plan.line"]._read_group(
            [("plan_id", "in", self.ids)], ["plan_id", "is_done"], ["__count"]
        )
        counts = defaultdict(dict)
        for plan, is_done, count in groups:
            counts[plan][is_done] = count
        for plan in self:
            own = counts[plan._origin]
            plan.done_count = own.get(True, 0)
            plan.task_count = sum(own.values())
            plan.progress = (
                100 * plan.done_count / plan.task_count if plan.task_count else 0
            )

    def write(self, vals):
        if {"year_id", "unit_id"} & vals.keys():
            raise UserError(
                self.env._("A plan stays with its unit and its year; make another one.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_begun(self):
        begun = self.filtered("done_count")
        if begun:
            raise UserError(
                "\n".join(
                    self.env._(
                        "%(plan)s: tasks are noted as done; the plan is kept.",
                        plan=plan.display_name,
                    )
                    for plan in begun
                )
            )

    def _take_tasks(self):
        """Start the plans with the tasks of their campaigns."""
        self.env["emulation.plan.line"].create(
            [
                {"plan_id": plan.id, "task_id": task.id, "sequence": task.sequence}
                for plan in self
                for task in plan.campaign_id.task_ids
            ]
        )

    def _map_units(self):
        """Say which plan answers for a unit: its own, or that of the nearest above.

        :return: ``{(campaign id, year, unit id): plan}`` for the units of these plans
            and all below them
        """
        plans = self._origin
        return self.env.user._emulation_remember(
            ("units", *plans.ids), plans._read_map_of_units
        )

    def _read_map_of_units(self):
        plans = self
        # Teams are units too; whose they are is no secret
        units_sudo = (
            self.env["hr.department"]
            .sudo()
            .search(
                [
                    ("id", "child_of", plans.unit_id.ids),
                    ("emulation_level_id", "!=", False),
                ]
            )
        )
        siblings_sudo = plans.sudo().search([("year_id", "in", plans.year_id.ids)])
        known = {(plan.year_id, plan.unit_id.id): plan.id for plan in siblings_sudo}
        answering = {}
        for year in siblings_sudo.year_id:
            for unit in units_sudo:
                path = reversed(unit._emulation_path())
                nearest = next((x for x in path if (year, x) in known), None)
                plan_id = known.get((year, nearest))
                if plan_id in plans._ids:
                    key = (year.campaign_id.id, year.year, unit.id)
                    answering[key] = plans.browse(plan_id)
        return answering

    # --- Whom to tell -----------------------------------------------------------------

    @api.model
    def _get_head_users(self, units):
        """Return who leads each unit today: the head, or else the deputies.

        :param units: hr.department
        :return: ``{unit id: res.users}``; units whose leaders have no log-in are left
            out
        """
        # Whoever launches or runs the reminder needs no right on memberships
        members_sudo = self.env["emulation.unit.member"].sudo()
        rows = members_sudo.search(
            members_sudo._domain_on(vietnam_today())
            & fields.Domain("department_id", "in", units.ids)
            & fields.Domain("role", "in", ("head", "deputy"))
            & fields.Domain("employee_id.user_id.active", "=", True)
        )
        users = {}
        for unit, own in rows.grouped("department_id").items():
            heads = own.filtered(lambda m: m.role == "head") or own
            users[unit.id] = heads.employee_id.user_id
        return users

    def _tell_heads(self):
        """Ask the head of each unit to complete the plan."""
        users = self._get_head_users(self.unit_id)
        today = vietnam_today()
        self._tell(
            [
                (
                    plan,
                    user,
                    plan.with_context(lang=user.lang).env._(
                        "Adapt, date and assign the plan of the year"
                    ),
                    max(plan.registration_deadline or today, today),
                )
                for plan in self
                for user in users.get(plan.unit_id.id, ())
            ]
        )

    def _remind_registration(self):
        """Tell the heads of units how many registrations are still missing."""
        waiting = self.filtered("count_not_sent")
        users = self._get_head_users(waiting.unit_id)
        self._tell(
            [
                (
                    plan,
                    user,
                    plan.with_context(lang=user.lang).env._(
                        "Registrations not sent yet: %(count)s",
                        count=plan.count_not_sent,
                    ),
                    plan.registration_deadline,
                )
                for plan in waiting
                for user in users.get(plan.unit_id.id, ())
            ]
        )

    @api.model
    def _tell(self, rows, kind=ACTIVITY_TYPE):
        """Give people activities, those that they have already excepted.

        :param rows: list of ``(record, user, summary, deadline)``
        :param str kind: xml id of the type of the activities
        """
        kind = self.env.ref(kind)
        # One gives activities to others; their own open ones have to be seen for that
        activities_sudo = self.env["mail.activity"].sudo()
        models_by_name = defaultdict(list)
        for record, *_rest in rows:
            models_by_name[record._name].append(record.id)
        known = set()
        for name, ids in models_by_name.items():
            own = activities_sudo.search(
                [
                    ("res_model", "=", name),
                    ("res_id", "in", ids),
                    ("activity_type_id", "=", kind.id),
                ]
            )
            known |= {(name, a.res_id, a.user_id.id, a.summary) for a in own}
        model_ids = {
            name: self.env["ir.model"]._get_id(name) for name in models_by_name
        }
        activities_sudo.with_context(mail_activity_quick_update=True).create(
            [
                {
                    "activity_type_id": kind.id,
                    "automated": True,
                    "res_model_id": model_ids[record._name],
                    "res_id": record.id,
                    "user_id": user.id,
                    "summary": summary,
                    "date_deadline": deadline,
                }
                for record, user, summary, deadline in rows
                if (record._name, record.id, user.id, summary) not in known
            ]
        )

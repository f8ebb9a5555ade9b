# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from textwrap import shorten

from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..core.days import vietnam_today


class EmulationPlanLine(models.Model):
    """One task of a unit's yearly plan, in the unit's own words."""

    _name = "emulation.plan.line"
    _description = "Task of a Yearly Plan"
    _order = "plan_id, sequence, id"
    _inherit = ["emulation.owned.mixin"]
    _rec_name = "text"
    _check_company_auto = True
    _OWNERS = frozenset({"plan_id"})

    plan_id = fields.Many2one(
        "emulation.plan", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="plan_id.company_id", store=True)
    sequence = fields.Integer(default=10)
    task_id = fields.Many2one(
        "emulation.task",
        string="Task of the Campaign",
        index="btree_not_null",
        ondelete="set null",
    )
    role_id = fields.Many2one(
        "emulation.campaign.role",
        string="Duty of the Level",
        index="btree_not_null",
        ondelete="set null",
    )
    text = fields.Text(
        string="What the Unit Does",
        compute="_compute_text",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    date = fields.Date(string="Until", index=True)
    employee_id = fields.Many2one(
        "hr.employee",
        string="Responsible",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    is_done = fields.Boolean(string="Done", readonly=True, copy=False)
    done_on = fields.Date(readonly=True, copy=False)
    is_reminded = fields.Boolean(
        compute="_compute_is_reminded",
        store=True,
        precompute=True,
        help="Whoever is responsible was told of this date.",
    )
    is_late = fields.Boolean(compute="_compute_is_late")

    @api.depends("task_id", "role_id")
    def _compute_text(self):
        for line in self:
            line.text = line.text or line.task_id.text or line.role_id.duty

    @api.depends("date")
    def _compute_is_reminded(self):
        """Another date is told anew."""
        self.is_reminded = False

    @api.depends("date", "is_done")
    def _compute_is_late(self):
        today = vietnam_today()
        for line in self:
            line.is_late = bool(line.date and line.date < today and not line.is_done)

    @api.constrains("task_id")
    def _check_task(self):
        self.plan_id.campaign_id._check_own_tasks(self, "plan_id")

    def _remind(self):
        """Tell who is responsible, or else the head of the unit, that a task is due."""
        plans = self.env["emulation.plan"]
        heads = plans._get_head_users(self.plan_id.unit_id)
        nobody = self.env["res.users"]
        plans._tell(
            [
                (
                    line.plan_id,
                    user,
                    shorten(line.text, 120, placeholder=" …"),
                    line.date,
                )
                for line in self
                # The log-in of an employee is no secret of the personnel file
                for user in line.employee_id.sudo().user_id
                or heads.get(line.plan_id.unit_id.id, nobody)
            ]
        )
        self.is_reminded = True

    def action_done(self):
        """Note tasks as done today, or as open again.

        :return: True
        :raise AccessError: for others than the responsible person, the head or
            officer of the unit, and emulation officers
        """
        self.check_access("read")
        today = vietnam_today()
        officer = self.env.user.has_group("hr_emulation.group_officer")
        strangers = self.filtered(
            lambda line: (
                not (
                    officer
                    or line.plan_id.unit_id.emulation_is_mine
                    or line.employee_id.emulation_is_me
                )
            )
        )
        if strangers and not self.env.su:
            raise AccessError(
                self.env._(
                    "Only the responsible person and the head or officer of the unit "
                    "note a task as done."
                )
            )
        # Who is responsible for a line may not change anything else of the plan
        for line in self.sudo():
            line.write(
                {
                    "is_done": not line.is_done,
                    "done_on": False if line.is_done else today,
                }
            )
        return True

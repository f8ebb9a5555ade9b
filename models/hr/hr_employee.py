# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.fields import Domain

from ...engine.periods import DAY
from ..profile.emulation_unit_member import _FOLLOW
from .hr_version import HOLD_KEY

# Who reads the nominations and awards of the whole organisation
READER_GROUPS = "hr_emulation.group_officer,hr_emulation.group_auditor"


class HrEmployee(models.Model):
    _name = "hr.employee"
    _inherit = ["hr.employee", "emulation.cited.mixin"]
    _CITING_PREFIX = "emulation."
    _rec_names_search = ["name", "emulation_code"]

    emulation_code = fields.Char(
        string="Staff Code",
        copy=False,
        index="trigram",
        help="Unique in the company; identifies the person in lists, imports and "
        "official papers.",
    )
    emulation_member_ids = fields.One2many(
        "emulation.unit.member", "employee_id", string="Unit Memberships"
    )
    emulation_returned_on = fields.Date(
        string="Returned On",
        copy=False,
        readonly=True,
        groups="hr.group_hr_user",
        help="Day the person came back; memberships before it stay as they were.",
    )
    emulation_is_me = fields.Boolean(
        string="Is Me",
        compute="_compute_emulation_is_me",
        search="_search_emulation_is_me",
    )
    emulation_nomination_count = fields.Integer(
        string="Nominations", compute="_compute_emulation_counts"
    )
    emulation_award_count = fields.Integer(
        string="Awards", compute="_compute_emulation_counts"
    )

    _emulation_code_unique = models.UniqueIndex(
        "(company_id, lower(emulation_code)) WHERE emulation_code IS NOT NULL",
        "Another employee of the company has this staff code.",
    )

    # --- Computes -------------------------------------------------------------

    @api.depends_context("uid")
    def _compute_emulation_is_me(self):
        persons = self.env.user._emulation_employees()
        for employee in self:
            employee.emulation_is_me = employee._origin in persons

    def _search_emulation_is_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("id", "in", self.env.user._emulation_employees().ids)

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_emulation_counts(self):
        nominations, awards = self._get_emulation_counts()
        for employee in self:
            employee.emulation_nomination_count = nominations.get(employee.id, 0)
            employee.emulation_award_count = awards.get(employee.id, 0)

    def _get_emulation_counts(self):
        """Count what the user may see of these employees.

        :return: two dicts ``{employee id: count}``, nominations and awards;
            nothing for employees who are neither himself nor in his units
        """
        readable = self._filter_emulation_readable()
        return tuple(
            {
                employee.id: count
                for employee, count in self.env[model]._read_group(
                    [("employee_id", "in", readable.ids), *domain],
                    ["employee_id"],
                    ["__count"],
                )
            }
            if readable and self.env[model].has_access("read")
            else {}
            for model, domain in self._emulation_count_domains().items()
        )

    @api.model
    def _emulation_count_domains(self):
        return {
            "emulation.nomination": [],
            "emulation.award": [("state", "!=", "revoked")],
        }

    def _filter_emulation_readable(self):
        """Keep the user himself, the people of his units, or all for officers."""
        employees = self._origin
        if self.env.su or self.env.user.has_groups(READER_GROUPS):
            return employees
        # Only which of these employees are in the user's units is read
        members_sudo = self.env["emulation.unit.member"].sudo()
        rows = members_sudo.search(
            members_sudo._domain_on(fields.Date.context_today(self))
            & Domain("employee_id", "in", employees.ids)
            & Domain("department_id.emulation_is_mine", "=", True)
        )
        readable = {*rows.employee_id.ids, *self.env.user._emulation_employees().ids}
        return employees.filtered(lambda e: e.id in readable)

    def _emulation_persons(self):
        """Return every employee record of the persons behind these records.

        :return: hr.employee as superuser, archived ones included
        """
        employees_sudo = self.sudo().with_context(active_test=False)
        return employees_sudo | employees_sudo.search(
            Domain("user_id", "in", employees_sudo.user_id.ids)
            | Domain("work_contact_id", "in", employees_sudo.work_contact_id.ids)
        )

    # --- Writing ----------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._clean_emulation_code(vals)
        # The versions made on the way are followed once, for all together
        held = self.with_context(**{HOLD_KEY: _FOLLOW})
        employees = super(HrEmployee, held).create(vals_list).with_env(self.env)
        self.env["emulation.unit.member"]._follow_employees(employees)
        return employees

    def write(self, vals):
        self._clean_emulation_code(vals)
        if "active" not in vals:
            return super().write(vals)
        returning = self.browse()
        if vals["active"]:
            returning = self.filtered(lambda e: not e.active)
        res = super().write(vals)
        returning._mark_emulation_return()
        members = self.env["emulation.unit.member"]
        members._follow_employees(self)
        if returning:
            led = self.env["hr.department"].sudo()
            members._follow_heads(led.search([("manager_id", "in", returning.ids)]))
        return res

    @api.model
    def _clean_emulation_code(self, vals):
        if vals.get("emulation_code"):
            vals["emulation_code"] = vals["emulation_code"].strip()

    def _mark_emulation_return(self):
        """Remember the day of return of people who had really left."""
        today = fields.Date.context_today(self)
        # HR officers need no right on memberships to bring somebody back
        groups = (
            self.env["emulation.unit.member"]
            .sudo()
            ._read_group(
                [("employee_id", "in", self.ids), ("is_ad_hoc", "=", False)],
                ["employee_id"],
                ["date_to:max"],
            )
        )
        away = [employee.id for employee, last in groups if last and last < today - DAY]
        self.browse(away).sudo().write({"emulation_returned_on": today})

    # --- Actions ------------------------------------------------------------------

    def action_open_emulation_nominations(self):
        """Open the employee's nominations.

        :return: window action
        """
        return self._open_emulation_records(
            "emulation.nomination", self.env._("Nominations")
        )

    def action_open_emulation_awards(self):
        """Open the employee's entries in the register of commendations.

        :return: window action
        """
        return self._open_emulation_records("emulation.award", self.env._("Awards"))

    def action_open_emulation_members(self):
        """Open the employee's unit memberships of all times.

        :return: window action
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Unit Memberships"),
            "res_model": "emulation.unit.member",
            "view_mode": "list,form",
            "domain": [("employee_id", "=", self.id)],
            "context": {"default_employee_id": self.id},
        }

    def _open_emulation_records(self, model, name):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": "list,form",
            "domain": [
                ("employee_id", "=", self.id),
                *self._emulation_count_domains()[model],
            ],
            "context": {
                "default_subject_kind": "individual",
                "default_employee_id": self.id,
            },
        }

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.fields import Domain

from ...engine.periods import DAY
from ..core.days import vietnam_today
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
    emulation_is_mine = fields.Boolean(
        string="Of My Units",
        compute="_compute_emulation_is_mine",
        search="_search_emulation_is_mine",
        help="The user is head, deputy or unit officer of a unit the person belongs "
        "to today.",
    )
    emulation_nomination_count = fields.Integer(
        string="Nominations", compute="_compute_emulation_counts"
    )
    emulation_award_count = fields.Integer(
        string="Awards", compute="_compute_emulation_counts"
    )
    emulation_rating_count = fields.Integer(
        string="Ratings", compute="_compute_emulation_counts"
    )
    emulation_initiative_count = fields.Integer(
        string="Initiatives", compute="_compute_emulation_counts"
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

    @api.depends_context("uid")
    def _compute_emulation_is_mine(self):
        mine = self._filter_emulation_mine()
        for employee in self:
            employee.emulation_is_mine = employee._origin in mine

    @api.model
    def _search_emulation_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        members = self._get_emulation_members_of_mine()
        return Domain("id", "in", members.select("employee_id"))

    @api.model
    def _get_emulation_members_of_mine(self, domain=Domain.TRUE):
        """Query of the memberships of today in the units of the user."""
        # Only who is in the user's units is read
        members_sudo = self.env["emulation.unit.member"].sudo()
        return members_sudo._search(
            members_sudo._domain_on(vietnam_today())
            & Domain("department_id.emulation_is_mine", "=", True)
            & domain
        )

    def _filter_emulation_mine(self):
        """Keep the people who belong to the user's units today."""
        members = self._get_emulation_members_of_mine(
            Domain("employee_id", "in", self._origin.ids)
        )
        rows_sudo = self.env["emulation.unit.member"].sudo().browse(members)
        found = set(rows_sudo.employee_id.ids)
        return self._origin.filtered(lambda employee: employee.id in found)

    def _filter_emulation_readable(self):
        """Keep the user himself, the people of his units, or all for officers."""
        if self.env.su or self.env.user.has_groups(READER_GROUPS):
            return self._origin
        own = set(self.env.user._emulation_employees().ids)
        return self._filter_emulation_mine() | self._origin.filtered(
            lambda employee: employee.id in own
        )

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_emulation_counts(self):
        for name, counts in self._get_emulation_counts().items():
            for employee in self:
                employee[name] = counts.get(employee.id, 0)

    def _get_emulation_counts(self):
        """Count what the user may see of these employees.

        :return: ``{field: {employee id: count}}``; nothing for employees who are
            neither himself nor in his units
        """
        readable = self._filter_emulation_readable()
        return {
            name: {
                employee.id: count
                for employee, count in self.env[model]._read_group(
                    readable._get_emulation_domain(model),
                    ["employee_id"],
                    ["__count"],
                )
            }
            if readable and self.env[model].has_access("read")
            else {}
            for name, model in self._emulation_counted_models().items()
        }

    @api.model
    def _emulation_counted_models(self):
        return {
            "emulation_nomination_count": "emulation.nomination",
            "emulation_award_count": "emulation.award",
            "emulation_rating_count": "emulation.rating",
            "emulation_initiative_count": "emulation.initiative.author",
        }

    def _emulation_persons(self):
        """Return every employee record of the persons behind these records.

        :return: hr.employee as superuser, archived ones included
        """
        employees_sudo = self.sudo().with_context(active_test=False)
        return employees_sudo | employees_sudo.search(
            Domain("user_id", "in", employees_sudo.user_id.ids)
            | Domain("work_contact_id", "in", employees_sudo.work_contact_id.ids)
        )

    def _emulation_records_by_person(self):
        """Tell the employee records of each person, in a fixed number of queries.

        :return: ``{employee id: ids of the records of the same person}``
        """
        employees_sudo = self.sudo()
        sharing = {}
        for record in employees_sudo._emulation_persons():
            for shared in (record.user_id, record.work_contact_id):
                sharing.setdefault(shared, set()).add(record.id)
        return {
            employee.id: {employee.id}.union(
                *(
                    sharing[shared]
                    for shared in (employee.user_id, employee.work_contact_id)
                    if shared
                )
            )
            for employee in employees_sudo
        }

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
        today = vietnam_today()
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

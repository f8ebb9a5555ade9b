# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..core.days import vietnam_today

LEADING_ROLES = ("head", "deputy")
# A plain object: JSON cannot carry it, so no RPC context claims to be the follower.
_FOLLOW = object()
_FOLLOW_KEY = "_emulation_follow"


class EmulationUnitMember(models.Model):
    """Who belongs where when: the one source for rolls, heads and tenure.

    A period follows the employee's file (``source`` ``version``) until an
    officer corrects it (``manual``). What an officer wrote is never changed
    afterwards; only an end that was left open is filled when a later transfer,
    departure or change of head is recorded.
    """

    _name = "emulation.unit.member"
    _description = "Unit Membership"
    _order = "employee_id, date_from desc, id desc"
    _rec_name = "employee_id"
    _check_company_auto = True

    employee_id = fields.Many2one(
        "hr.employee",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
        context={"active_test": False},
    )
    department_id = fields.Many2one(
        "hr.department",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        help="The department or collective the person directly belongs to.",
    )
    unit_id = fields.Many2one(
        "hr.department",
        compute="_compute_unit_id",
        store=True,
        precompute=True,
        compute_sudo=True,
        index=True,
        ondelete="restrict",
        help="The nearest department upward that has a level.",
    )
    is_ad_hoc = fields.Boolean(
        related="department_id.emulation_is_ad_hoc",
        string="Ad-hoc Collective",
        store=True,
        precompute=True,
    )
    role = fields.Selection(
        [("member", "Member"), ("deputy", "Deputy head"), ("head", "Head")],
        required=True,
        default="member",
        index=True,
    )
    is_concurrent = fields.Boolean(
        string="Beside the Regular Place",
        help="Held in addition to the regular place, as when somebody leads a second "
        "department. Such a period may overlap others.",
    )
    date_from = fields.Date(
        string="From", required=True, default=lambda self: vietnam_today()
    )
    date_to = fields.Date(string="To", help="Last day; empty while it goes on.")
    source = fields.Selection(
        [("version", "Employee's file"), ("manual", "Officer")],
        required=True,
        readonly=True,
        default="manual",
        copy=False,
        help="Periods of the employee's file follow transfers and departures by "
        "themselves; what an officer wrote stays as it is.",
    )
    is_start_certain = fields.Boolean(
        string="Start Confirmed",
        default=True,
        help="Not set when the period begins on the very day it was recorded: the "
        "person may have come earlier. Checks of tenure then answer “unknown”.",
    )
    is_current = fields.Boolean(
        compute="_compute_is_current", search="_search_is_current"
    )
    note = fields.Char(help="Where a correction comes from, as a decision of transfer.")
    company_id = fields.Many2one(
        "res.company",
        compute="_compute_company_id",
        store=True,
        precompute=True,
        compute_sudo=True,
        required=True,
        default=lambda self: self.env.company,
        index=True,
        ondelete="restrict",
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "The period ends before it begins."
    )
    # The Python check speaks first; this one holds against two users at once
    _one_regular_place = models.Constraint(
        """EXCLUDE USING gist (
            int4range(employee_id, employee_id, '[]') WITH &&,
            daterange(date_from, date_to, '[]') WITH &&
        ) WHERE (is_concurrent IS NOT TRUE AND is_ad_hoc IS NOT TRUE)
        DEFERRABLE INITIALLY IMMEDIATE""",
        "A person has one regular place at a time.",
    )

    # --- Computes -------------------------------------------------------------

    @api.depends("department_id.emulation_unit_id")
    def _compute_unit_id(self):
        for member in self:
            member.unit_id = member.department_id.emulation_unit_id

    @api.depends("employee_id.company_id")
    def _compute_company_id(self):
        for member in self:
            member.company_id = member.employee_id.company_id or self.env.company

    @api.depends("date_from", "date_to")
    def _compute_is_current(self):
        today = vietnam_today()
        for member in self:
            member.is_current = (
                bool(member.date_from)
                and member.date_from <= today
                and (not member.date_to or member.date_to >= today)
            )

    def _search_is_current(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._domain_on(vietnam_today())

    @api.depends("employee_id", "department_id")
    def _compute_display_name(self):
        for member in self:
            parts = (member.employee_id.display_name, member.department_id.name)
            member.display_name = " – ".join(filter(None, parts))

    def _is_following(self):
        return self.env.context.get(_FOLLOW_KEY) is _FOLLOW

    # --- Constraints ------------------------------------------------------------

    @api.constrains(
        "employee_id", "department_id", "date_from", "date_to", "is_concurrent"
    )
    def _check_periods(self):
        if self._is_following():
            return
        problems = []
        for member in self:
            if member.date_to and member.date_from > member.date_to:
                problems.append(
                    self.env._(
                        "%(name)s: the period ends before it begins.",
                        name=member.display_name,
                    )
                )
        problems += self._get_overlap_problems()
        if problems:
            raise ValidationError("\n".join(problems))

    def _get_overlap_problems(self):
        """Regular periods of one person that share a day, as sentences."""
        rows = self.sudo().search(
            [
                ("employee_id", "in", self.employee_id.ids),
                ("is_concurrent", "=", False),
                ("is_ad_hoc", "=", False),
            ],
            order="employee_id, date_from, id",
        )
        problems, previous = [], self.browse()
        for row in rows:
            if (
                previous.employee_id == row.employee_id
                and (not previous.date_to or previous.date_to >= row.date_from)
                and (row in self or previous in self)
            ):
                problems.append(
                    self.env._(
                        "%(name)s: the periods in “%(first)s” (%(first_dates)s) and "
                        "“%(second)s” (%(second_dates)s) overlap. A person has one "
                        "regular place at a time.",
                        name=row.employee_id.name,
                        first=previous.department_id.name,
                        first_dates=previous._get_dates_text(),
                        second=row.department_id.name,
                        second_dates=row._get_dates_text(),
                    )
                )
            if previous.employee_id != row.employee_id or (
                previous.date_to and (not row.date_to or row.date_to > previous.date_to)
            ):
                previous = row
        return problems

    def _get_dates_text(self):
        lang = self.env["res.lang"]._get_data(code=self.env.lang or "en_US")
        form = lang.date_format or "%Y-%m-%d"
        start = self.date_from.strftime(form)
        return f"{start} – {self.date_to.strftime(form) if self.date_to else '…'}"

    # --- Reading ------------------------------------------------------------------

    @api.model
    def _domain_on(self, date):
        """Domain of the periods that include a day."""
        return Domain("date_from", "<=", date) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", date)
        )

    @api.model
    def _members_on(self, date, units=None):
        """Return the periods that include a day, in one query.

        :param date: the day
        :param units: hr.department; keep only who belongs directly to one of them
            or to a department without level below it. None for everybody
        :return: emulation.unit.member, with the rights of the caller; a person
            may come up more than once (concurrent roles, ad-hoc collectives)
        """
        domain = self._domain_on(date)
        if units is not None:
            domain &= Domain("department_id", "in", units.ids) | Domain(
                "unit_id", "in", units.ids
            )
        return self.search(domain)

    def _get_own_places(self):
        """Departments these periods make the people direct members of.

        An ad-hoc collective belongs to a unit, but its members need not.
        """
        return self.department_id | self.filtered(lambda m: not m.is_ad_hoc).unit_id

    @api.model
    def _unit_of(self, employees, date):
        """Return the unit of each employee on a day, in one query.

        The regular place counts; a place held besides it only for who has no
        other, an ad-hoc collective never.

        :return: ``{employee id: hr.department}``; who has no unit is left out
        """
        rows = self.search(
            self._domain_on(date)
            & Domain("employee_id", "in", employees.ids)
            & Domain("is_ad_hoc", "=", False)
            & Domain("unit_id", "!=", False),
            order="is_concurrent DESC, date_from, id",
        )
        return {row.employee_id.id: row.unit_id for row in rows}

    @api.model
    def _headed_departments(self, employees, date, roles=LEADING_ROLES):
        """Return what each employee leads on a day, in one query.

        :param roles: roles that count as leading
        :return: ``{employee id: hr.department}``; who leads nothing is left out
        """
        rows = self.search(
            self._domain_on(date)
            & Domain("employee_id", "in", employees.ids)
            & Domain("role", "in", roles)
        )
        return {
            employee.id: members.department_id
            for employee, members in rows.grouped("employee_id").items()
        }

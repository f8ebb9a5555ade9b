# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.fields import Domain

from ..core.days import vietnam_today

COUNCIL_ROLES = [
    ("chair", "Chair"),
    ("standing_vice_chair", "Standing vice-chair"),
    ("vice_chair", "Vice-chair"),
    ("secretary", "Secretary"),
    ("member", "Member"),
]


class EmulationCouncilMember(models.Model):
    """Who belongs to a council from when to when, and as what."""

    _name = "emulation.council.member"
    _description = "Council Member"
    _order = "council_id, sequence, id"
    _rec_name = "employee_id"
    _check_company_auto = True

    council_id = fields.Many2one(
        "emulation.council", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="council_id.company_id", store=True)
    sequence = fields.Integer(default=10)
    employee_id = fields.Many2one(
        "hr.employee",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    role = fields.Selection(COUNCIL_ROLES, required=True, default="member")
    date_from = fields.Date(
        string="From", required=True, default=lambda self: vietnam_today()
    )
    date_to = fields.Date(string="To", help="Last day; empty while it goes on.")
    is_current = fields.Boolean(string="In Office", compute="_compute_is_current")
    avatar_128 = fields.Image(related="employee_id.avatar_128", string="Photo")

    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "The period ends before it begins."
    )
    _one_place = models.Constraint(
        """EXCLUDE USING gist (
            int4range(council_id, council_id, '[]') WITH &&,
            int4range(employee_id, employee_id, '[]') WITH &&,
            daterange(date_from, date_to, '[]') WITH &&
        )""",
        "A person is member of a council once at a time.",
    )

    @api.depends("date_from", "date_to")
    def _compute_is_current(self):
        today = vietnam_today()
        for member in self:
            member.is_current = (
                bool(member.date_from)
                and member.date_from <= today
                and (not member.date_to or member.date_to >= today)
            )

    @api.model
    def _members_on(self, council, date):
        """Return the members of a council on a day, in the order of the roll."""
        return self.search(
            Domain("council_id", "=", council.id)
            & Domain("date_from", "<=", date)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", date))
        )

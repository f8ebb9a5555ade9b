# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.fields import Domain

from ..core.days import vietnam_today

_OFFICE = "hr_emulation.group_officer"


class HrEmployeePublic(models.Model):
    """Which facts the screening misses about people; nobody but the office asks.

    The ORM keeps a field of others from being read; whether they may search by one
    that is not stored is for its search method to ask.
    """

    _inherit = "hr.employee.public"

    emulation_is_unrated = fields.Boolean(
        string="Not Rated Last Year",
        compute="_compute_emulation_gaps",
        search="_search_emulation_is_unrated",
        groups=_OFFICE,
    )
    emulation_is_unplaced = fields.Boolean(
        string="Belongs to No Unit",
        compute="_compute_emulation_gaps",
        search="_search_emulation_is_unplaced",
        groups=_OFFICE,
    )

    @api.depends_context("uid")
    def _compute_emulation_gaps(self):
        for name in ("emulation_is_unrated", "emulation_is_unplaced"):
            found = self.search([("id", "in", self.ids), (name, "=", True)])
            for person in self:
                person[name] = person in found

    @api.model
    def _search_emulation_is_unrated(self, operator, value):
        if operator != "in":
            return NotImplemented
        self._check_field_access(self._fields["emulation_is_unrated"], "read")
        year = vietnam_today().year - 1
        rated = self.env["emulation.rating"]._search(
            [("year", "=", year), ("employee_id", "!=", False)]
        )
        return Domain("id", "not in", rated.select("employee_id"))

    @api.model
    def _search_emulation_is_unplaced(self, operator, value):
        if operator != "in":
            return NotImplemented
        self._check_field_access(self._fields["emulation_is_unplaced"], "read")
        placed = self.env["emulation.unit.member"]._search(
            [("is_current", "=", True), ("unit_id", "!=", False)]
        )
        return Domain("id", "not in", placed.select("employee_id"))

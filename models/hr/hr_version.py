# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import defaultdict

from odoo import api, models

from ..profile.emulation_unit_member import _FOLLOW

HOLD_KEY = "_emulation_hold"
_FOLLOWED = {"employee_id", "department_id", "date_version", "active", "departure_date"}


class HrVersion(models.Model):
    """Unit memberships follow the versions of an employee's file."""

    _inherit = "hr.version"

    @api.model_create_multi
    def create(self, vals_list):
        versions = super().create(vals_list)
        versions._emulation_follow()
        return versions

    def write(self, vals):
        if not set(vals) & _FOLLOWED:
            return super().write(vals)
        before = self.sudo().employee_id
        res = super().write(vals)
        self._emulation_follow(before)
        return res

    def unlink(self):
        employees = self.sudo().employee_id
        res = super().unlink()
        if self.env.context.get(HOLD_KEY) is not _FOLLOW:
            self.env["emulation.unit.member"]._follow_employees(employees.exists())
        return res

    def _emulation_follow(self, before=None):
        """Let the memberships follow; one call for all versions of the set.

        :param before: hr.employee the versions belonged to until now
        """
        if self.env.context.get(HOLD_KEY) is _FOLLOW:
            return
        versions_sudo = self.sudo()
        moves = defaultdict(list)
        for version in versions_sudo.filtered("active"):
            moves[version.employee_id.id].append(
                (version.date_version, version.department_id.id)
            )
        employees = versions_sudo.employee_id
        if before:
            employees |= before
        self.env["emulation.unit.member"]._follow_employees(employees, moves)

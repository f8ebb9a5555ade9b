# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.fields import Domain


class HrDepartment(models.Model):
    _inherit = "hr.department"

    def _emulation_units_above(self):
        """Return the units above the department, the nearest first.

        :return: hr.department as superuser, those with a level alone
        """
        self.ensure_one()
        above = self.sudo().browse(self._emulation_path()[-2::-1])
        return above.filtered("emulation_level_id")

    def _emulation_settle_seats(self):
        """Move the steps that ask, or may come to ask, who leads these departments."""
        if not self:
            return
        steps = self.env["emulation.nomination.step"].sudo()
        below = Domain("department_id", "child_of", self.ids)
        below |= Domain("upper_id", "child_of", self.ids)
        steps.search(Domain("state", "=", "current") & below)._settle_seats()

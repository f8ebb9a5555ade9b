# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    def _get_emulation_today(self):
        """Return the day it is now where the company works."""
        self.ensure_one()
        tz = self.sudo().resource_calendar_id.tz or self.env.user.tz
        return fields.Date.context_today(self.with_context(tz=tz))

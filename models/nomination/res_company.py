# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import datetime, time, timedelta

import pytz

from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    emulation_return_days = fields.Integer(
        string="Days to Complete a Returned Nomination",
        default=5,
        help="Working days in which a returned nomination keeps its place in the "
        "quota, counted from the day after the return.",
    )

    _emulation_return_days_positive = models.Constraint(
        "CHECK (emulation_return_days >= 0)",
        "A number of days is not negative.",
    )

    def _get_emulation_return_deadline(self):
        """Return the last day of the working days given from tomorrow on.

        A company without a working calendar, or whose calendar has no hours, counts
        every day.
        """
        self.ensure_one()
        today, days = fields.Date.context_today(self), self.emulation_return_days
        calendar = self.sudo().resource_calendar_id
        last = None
        if calendar and days:
            zone = pytz.timezone(calendar.tz or "UTC")
            tomorrow = datetime.combine(today + timedelta(days=1), time.min)
            last = calendar.plan_days(
                days, zone.localize(tomorrow), compute_leaves=True
            )
        return last.date() if last else today + timedelta(days=days)

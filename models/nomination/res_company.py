# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import datetime, time, timedelta

import pytz

from odoo import fields, models

from ..core.days import vietnam_today


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
        """Last day on which a nomination returned today keeps its place."""
        return self._get_emulation_deadline(self.emulation_return_days)

    def _get_emulation_deadline(self, days):
        """Return the last day of the working days given from tomorrow on.

        A company without a working calendar, or whose calendar has no hours, counts
        every day.

        :param int days: number of working days
        """
        self.ensure_one()
        today = vietnam_today()
        calendar = self.sudo().resource_calendar_id
        last = None
        if calendar and days:
            zone = pytz.timezone(calendar.tz or "UTC")
            tomorrow = datetime.combine(today + timedelta(days=1), time.min)
            last = calendar.plan_days(
                days, zone.localize(tomorrow), compute_leaves=True
            )
        return last.date() if last else today + timedelta(days=days)

    def _count_emulation_days(self, periods):
        """Count the working days after the first day of each period.

        :param periods: list of ``(first day, last day)``
        :return: list of int
        """
        self.ensure_one()
        calendar = self.sudo().resource_calendar_id
        if not calendar:
            return [(last - first).days for first, last in periods]
        zone = pytz.timezone(calendar.tz or "UTC")
        first = min(period[0] for period in periods)
        last = max(period[1] for period in periods) + timedelta(days=1)
        intervals = calendar._work_intervals_batch(
            zone.localize(datetime.combine(first, time.min)),
            zone.localize(datetime.combine(last, time.min)),
        )[False]
        worked = {start.date() for start, _stop, _meta in intervals}
        return [sum(start < day <= stop for day in worked) for start, stop in periods]

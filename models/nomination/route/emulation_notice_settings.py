# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import datetime, time, timedelta

import pytz

from odoo import fields, models


class ResCompany(models.Model):
    """When to remind, and when to tell the unit above."""

    _inherit = "res.company"

    emulation_remind_before_days = fields.Integer(
        string="Remind before the Deadline",
        default=2,
        help="Working days before the deadline of a step at which the responsible "
        "people are reminded; 0 for no reminder.",
    )
    emulation_remind_after_days = fields.Integer(
        string="Remind after the Deadline",
        default=1,
        help="Working days after the deadline of a step at which the responsible "
        "people are reminded; 0 for no reminder.",
    )
    emulation_escalate_days = fields.Integer(
        string="Tell the Unit Above",
        default=5,
        help="Working days after the deadline of a step at which the head of the unit "
        "above is told; 0 for never.",
    )

    _emulation_reminders_positive = models.Constraint(
        """CHECK (emulation_remind_before_days >= 0
            AND emulation_remind_after_days >= 0 AND emulation_escalate_days >= 0)""",
        "A number of days is not negative.",
    )

    def _get_emulation_workday(self, day, days):
        """Return the working day so many working days after a day, or before it.

        A company without a working calendar, or whose calendar has no hours, counts
        every day.

        :param date day: the day counted from, itself not counted
        :param int days: number of working days, negative for days before
        """
        self.ensure_one()
        calendar = self.sudo().resource_calendar_id
        found = None
        if calendar and days:
            zone = pytz.timezone(calendar.tz or "UTC")
            start = day + timedelta(days=1) if days > 0 else day
            found = calendar.plan_days(
                days,
                zone.localize(datetime.combine(start, time.min)),
                compute_leaves=True,
            )
        return found.date() if found else day + timedelta(days=days)


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    emulation_remind_before_days = fields.Integer(
        related="company_id.emulation_remind_before_days", readonly=False
    )
    emulation_remind_after_days = fields.Integer(
        related="company_id.emulation_remind_after_days", readonly=False
    )
    emulation_escalate_days = fields.Integer(
        related="company_id.emulation_escalate_days", readonly=False
    )


class EmulationRound(models.Model):
    _inherit = "emulation.round"

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """Who is told of what waits for him does not follow the round with it."""
        if self.env.context.get("mail_activity_quick_update"):
            return True
        return super().message_subscribe(partner_ids, subtype_ids)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date, datetime

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...models.core.days import vietnam_day, vietnam_today
from ..common import EmulationCommon

# Half past midnight on 11 March in Vietnam
NIGHT = "2026-03-10 17:30:00"


@tagged("post_install", "-at_install")
class TestDays(EmulationCommon):
    """A day is Vietnam's day, whatever zone the caller says he is in."""

    def test_day_changes_at_midnight_in_vietnam(self):
        self.assertEqual(
            [vietnam_day(datetime(2026, 3, 10, 16, 59, second)) for second in (0, 59)],
            [date(2026, 3, 10)] * 2,
        )
        self.assertEqual(vietnam_day(datetime(2026, 3, 10, 17)), date(2026, 3, 11))
        with freeze_time(NIGHT):
            self.assertEqual(vietnam_today(), date(2026, 3, 11))

    def test_zone_of_the_caller_moves_no_deadline(self):
        nomination = self._new_nomination()
        # Of the day that is over in Vietnam and lasts where the caller says he is
        self.round.write({"date_open": "2026-03-01", "date_close": "2026-03-10"})
        for zone in ("Etc/GMT+12", "UTC", "Asia/Ho_Chi_Minh"):
            late = nomination.with_user(self.users["administrator"]).with_context(
                tz=zone
            )
            with freeze_time(NIGHT), self.assertRaisesRegex(UserError, "until"):
                late.action_submit()

    def test_day_of_a_session(self):
        session = self.env["emulation.session"].create(
            {
                "kind": "meeting",
                "unit_id": self.unit_a.id,
                "round_id": self.round.id,
                "date": NIGHT,
            }
        )
        for zone in ("Etc/GMT+12", "UTC", "Pacific/Kiritimati"):
            self.assertEqual(
                session.with_context(tz=zone)._get_day(), date(2026, 3, 11), zone
            )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.tests import tagged
from odoo.tools import mute_logger

from .notice_case import NoticeCase

# 2 March 2026 is a Monday; a step of five working days ends on Monday 9 March
MONDAY = "2026-03-02 02:00:00"


@tagged("post_install", "-at_install")
class TestNoticeReminder(NoticeCase):
    """Reminders before and after the deadline, and a word to the unit above."""

    @classmethod
    def setUpClass(cls):
        with freeze_time(MONDAY):
            super().setUpClass()
            cls._prepare()

    @classmethod
    def _prepare(cls):
        cls.head.lang = cls.upper.lang = "en_US"
        cls.company.write(
            {
                "emulation_remind_before_days": 2,
                "emulation_remind_after_days": 1,
                "emulation_escalate_days": 3,
            }
        )
        cls.nominations = cls._submit(3)
        cls.env["emulation.notice"]._cron_notify()

    def setUp(self):
        super().setUp()
        frozen = freeze_time(MONDAY)
        frozen.start()
        self.addCleanup(frozen.stop)

    def _on(self, day, user=None):
        """Run the daily action on a day of March; return the mails it queued."""
        before = self._mails(user)
        with freeze_time(f"2026-03-{day:02} 02:00:00"):
            self._remind()
        return self._mails(user) - before

    def test_deadline_is_counted_in_working_days(self):
        step = self.nominations.current_step_ids[:1]
        self.assertEqual(step.deadline, date(2026, 3, 9))
        self.assertEqual(self._activities().date_deadline, date(2026, 3, 9))

    def test_before_and_after_once(self):
        mails = {day: self._on(day) for day in range(3, 14)}
        # Two working days before Monday the 9th is Thursday the 5th
        self.assertEqual([day for day in mails if mails[day]], [5, 10])
        self.assertEqual(mails[5].subject, "Reminder – Nominations waiting for you: 3")
        self.assertIn("03/09/2026", mails[5].body_html)
        self.assertFalse(self._on(10) | self._on(13))

    def test_days_are_settings(self):
        self.company.emulation_remind_before_days = 1
        self.company.emulation_remind_after_days = 0
        mails = {day: self._on(day) for day in range(3, 14)}
        self.assertEqual([day for day in mails if mails[day]], [6])
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.company.emulation_escalate_days = -1
            self.env.flush_all()

    def test_missed_days_send_one(self):
        self.assertEqual(len(self._on(11)), 1, "missed the 5th and the 10th")
        self.assertFalse(self._on(11) | self._on(12))

    def test_stops_when_done(self):
        self.nominations.with_user(self.head).action_approve()
        self._notify()
        self.assertFalse(self._on(5) | self._on(10))

    def test_only_what_is_left(self):
        self.nominations[:2].with_user(self.head).action_approve()
        self._notify()
        self.assertEqual(
            self._on(5).subject, "Reminder – Nominations waiting for you: 1"
        )

    def test_queued_reminder_follows(self):
        mail = self._on(5)
        self.nominations[:2].with_user(self.head).action_approve()
        self._notify()
        self.assertEqual(mail.subject, "Reminder – Nominations waiting for you: 1")
        self.nominations[2].with_user(self.head).action_approve()
        self._notify()
        self.assertFalse(mail.exists())

    def test_later_deadlines_are_reminded_of_as_well(self):
        self._on(5)
        with freeze_time("2026-03-06 02:00:00"):
            self._submit(2, "Người sau")
            self._notify()
        self.assertEqual(len(self._on(10)), 1, "the first three are late")
        self.assertEqual(len(self._on(11)), 1, "the last two end on the 13th")
        self.assertFalse(self._on(12))

    def test_told_at_once_when_the_time_is_short(self):
        """What comes with its deadline near is told of by its notice, not twice."""
        self.route.step_ids[0].working_days = 1
        with freeze_time("2026-03-03 02:00:00"):
            self.nominations.with_user(self.head).action_approve()
            self._notify()
            self._submit(1, "Người gấp")
            self._notify()
        self.assertFalse(self._on(3) | self._on(4))
        self.assertEqual(len(self._on(5)), 1)

    def test_escalation_once(self):
        mails = {day: self._on(day, self.upper) for day in range(3, 18)}
        # Three working days after Monday the 9th
        self.assertEqual([day for day in mails if mails[day]], [12])
        self.assertEqual(mails[12].subject, "Nominations past their deadline: 3")
        activity = self._activities(self.upper)
        self.assertEqual(
            activity.summary,
            "Nominations past their deadline in the units below you: 3 "
            "(Thủ trưởng duyệt)",
        )
        self.nominations.with_user(self.head).action_approve()
        with freeze_time("2026-03-18 02:00:00"):
            self._notify()
        self.assertFalse(activity.exists(), "nothing below him is late any more")
        self.assertIn(
            "waiting for your approval: 3", self._activities(self.upper).summary
        )

    def test_no_escalation_to_who_is_in_conflict(self):
        own = self._new_nomination(self.staff["council_user"])
        with freeze_time("2026-03-03 02:00:00"):
            own.with_user(self.users["administrator"]).action_submit()
        self.nominations.with_user(self.users["administrator"]).action_withdraw("Nhầm")
        self.assertFalse(self._on(20, self.upper))
        self.assertFalse(self._activities(self.upper))

    def test_workdays_without_a_calendar(self):
        company = self.company
        day = company._get_emulation_workday
        self.assertEqual(day(date(2026, 3, 9), -1), date(2026, 3, 6))
        self.assertEqual(day(date(2026, 3, 6), 1), date(2026, 3, 9))
        self.assertEqual(day(date(2026, 3, 7), 0), date(2026, 3, 7))
        company.resource_calendar_id.attendance_ids.unlink()
        self.assertEqual(day(date(2026, 3, 9), -1), date(2026, 3, 8))

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date, timedelta

from odoo.tests import freeze_time, tagged
from odoo.tests.common import new_test_user

from .quota_common import QuotaCommon


@tagged("post_install", "-at_install")
class TestQuotaPlaces(QuotaCommon):
    """A place is taken once, kept, given back and taken again."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.quota = cls._quota(number=2)

    def _used(self, quota=None):
        quota = quota or self.quota
        self.env.invalidate_all()
        self.assertEqual(quota.used, len(quota.sudo().nomination_ids))
        return quota.used

    def test_taken_on_submission(self):
        self._open()
        nominations = self._nominate(self.person, self.other)
        self.assertEqual(self._used(), 0)
        self._submit(nominations)
        self.assertEqual(self._used(), 2)
        self.assertEqual(nominations.quota_ids, self.quota)

    def test_full_for_one_is_full_for_all(self):
        self._open()
        three = self._nominate(self.person, self.other, self.staff["employee"])
        with self._refused("only 2 of 2 places are left, 3 are wanted"):
            self._submit(three)
        self.assertEqual(self._used(), 0)
        self.assertEqual(set(three.mapped("state")), {"draft"})

    def test_every_quota_that_is_too_small_is_named(self):
        """One is full and in the other there are places, only not for all."""
        self._quota(self.second, number=1)
        self._open()
        self._submit(self._nominate(self.person, category=self.second))
        people = self._people(3, self.unit_a)
        both = self._nominate(*people) | self._nominate(people[0], category=self.second)
        short = "only 2 of 2 places are left, 3 are wanted"
        with self._refused(f"(?s)full: 1/1.*{short}"):
            self._submit(both)
        # Each of them alone would still find a place
        self.assertEqual(
            both.with_user(self.admin).mapped("can_submit"), [True] * 3 + [False]
        )

    def test_full_names_the_holders_one_may_see(self):
        self._open()
        self._submit(self._nominate(self.person, self.other))
        late = self._nominate(self.staff["inspector"])
        with self._refused(f"full: 2/2, held by {self.person.name}, {self.other.name}"):
            self._submit(late)
        # The head of unit A does not see the nominations of unit B
        head = late.with_user(self.users["unit_head"])
        self.assertFalse(head.can_submit)
        self.assertIn(f"held by {self.person.name} and 1 more", head.blocker_text)
        self._set_role(self.other, "head")
        self.other.user_id = new_test_user(self.env, "emulation_head_b")
        other = self._nominate(self._people(1, self.unit_b)[0])
        self._submit_refused_without(other, self.other.user_id, self.person.name)

    def _submit_refused_without(self, nomination, user, name):
        with self._refused("full: 2/2, held by .* and 1 more"):
            nomination.with_user(user).action_submit()
        self.assertNotIn(name, nomination.with_user(user).blocker_text)

    def test_given_back(self):
        self._open()
        person, other = self._submit(self._nominate(self.person, self.other))
        person.with_user(self.admin).action_withdraw("Đổi ý")
        self.assertEqual(self._used(), 1)
        other.with_user(self.officer).action_refuse("Chưa đủ")
        self.assertEqual(self._used(), 0)
        self.assertFalse((person | other).quota_ids)

    def test_given_back_by_the_outside_body(self):
        quota = self._quota(self.second, number=1)
        self._open()
        nomination = self._nominate(self.person, category=self.second)
        self._passed(nomination)
        officer = nomination.with_user(self.officer)
        officer.action_forward()
        self.assertEqual(self._used(quota), 1)
        officer.action_record_result("failed", reason="Hết chỉ tiêu")
        self.assertEqual(self._used(quota), 0)

    def test_withdrawing_and_reopening_in_a_loop(self):
        self._open()
        nomination = self._submit(self._nominate(self.person)).with_user(self.admin)
        for _round in range(5):
            nomination.action_withdraw("Đổi ý")
            self.assertEqual(self._used(), 0)
            nomination.action_reopen("Đổi ý lần nữa")
            self.assertEqual((nomination.state, self._used()), ("draft", 1))
        nomination.action_submit()
        self.assertEqual(self._used(), 1)
        nomination.action_withdraw("Thôi hẳn")
        self.assertEqual(self._used(), 0)

    def test_reopened_draft_withdrawn_again(self):
        self._open()
        nomination = self._submit(self._nominate(self.person)).with_user(self.admin)
        nomination.action_withdraw("Đổi ý")
        nomination.action_reopen("Lại")
        nomination.action_withdraw("Thôi")
        self.assertEqual(self._used(), 0)

    def test_reopening_what_never_had_a_place(self):
        self._open()
        nomination = self._nominate(self.person).with_user(self.admin)
        nomination.action_withdraw("Chưa trình")
        nomination.action_reopen("Trình lại")
        self.assertEqual(self._used(), 0)

    def test_reopening_into_a_full_quota(self):
        self._open()
        nomination = self._submit(self._nominate(self.person)).with_user(self.admin)
        nomination.action_withdraw("Đổi ý")
        self._submit(self._nominate(self.other, self.staff["employee"]))
        self.assertFalse(nomination.can_reopen)
        with self._refused("full: 2/2"):
            nomination.action_reopen("Lại")
        self.assertEqual((nomination.state, self._used()), ("withdrawn", 2))

    def test_reopened_keeps_until_the_deadline(self):
        self._open()
        nominations = self._submit(self._nominate(self.person, self.other))
        as_admin = nominations.with_user(self.admin)
        as_admin.action_withdraw("Đổi ý")
        self.assertFalse(any(nominations.mapped("return_deadline")))
        as_admin.action_reopen("Trình lại")
        deadline = self.company._get_emulation_return_deadline()
        self.assertEqual(set(nominations.mapped("return_deadline")), {deadline})
        self._run_cron(deadline)
        self.assertEqual(self._used(), 2)
        as_admin[0].action_submit()
        self.assertFalse(nominations[0].return_deadline)
        self._run_cron(deadline + timedelta(days=1))
        self.assertEqual(self._used(), 1)
        self.assertEqual(nominations[0].quota_ids, self.quota)
        self.assertEqual(nominations[1].state, "draft")
        entry = self.env["emulation.audit.log"].search(
            [
                ("res_model", "=", "emulation.nomination"),
                ("res_id", "=", nominations[1].id),
            ],
            limit=1,
        )
        self.assertEqual(entry.event, "place released")
        # Somebody else takes the place, and the draft finds none
        self._submit(self._nominate(self.staff["employee"]))
        with self._refused("full: 2/2"):
            as_admin[1].action_submit()

    def test_reopened_without_a_place_has_no_deadline(self):
        self._open()
        nomination = self._nominate(self.person).with_user(self.admin)
        nomination.action_withdraw("Chưa trình")
        nomination.action_reopen("Trình lại")
        self.assertFalse(nomination.return_deadline)

    def test_suspended_keeps(self):
        self._open()
        nomination = self._submit(self._nominate(self.person)).with_user(self.officer)
        nomination.action_suspend("Có đơn")
        self.assertEqual(self._used(), 1)
        nomination.action_resume("Đã rõ")
        self.assertEqual(self._used(), 1)

    def test_returned_keeps_until_the_deadline(self):
        self._open()
        nomination = self._submit(self._nominate(self.person))
        nomination.with_user(self.officer).action_return("Thiếu")
        self.assertTrue(nomination.return_deadline)
        self.assertEqual(self._used(), 1)
        self._run_cron(nomination.return_deadline)
        self.assertEqual(self._used(), 1)
        nomination.with_user(self.admin).action_submit()
        self.assertEqual(self._used(), 1)
        self.assertFalse(nomination.return_deadline)

    def test_returned_too_long(self):
        self._open()
        nominations = self._submit(self._nominate(self.person, self.other))
        nominations.with_user(self.officer).action_return("Thiếu")
        self._run_cron(nominations[0].return_deadline + timedelta(days=1))
        self.assertEqual(self._used(), 0)
        entry = self.env["emulation.audit.log"].search(
            [
                ("res_model", "=", "emulation.nomination"),
                ("res_id", "=", nominations[0].id),
            ],
            limit=1,
        )
        self.assertEqual(entry.event, "place released")
        nominations[0].with_user(self.admin).action_submit()
        self._submit(self._nominate(self.staff["employee"]))
        with self._refused("full: 2/2"):
            nominations[1].with_user(self.admin).action_submit()
        self.assertEqual(self._used(), 2)

    def _run_cron(self, day):
        with freeze_time(f"{day} 05:00:00"), self.enter_registry_test_mode():
            self.env.ref(
                "hr_emulation.cron_release_lapsed_places"
            ).method_direct_trigger()

    def test_deadline_in_working_days(self):
        calendar = self.company.resource_calendar_id
        calendar.global_leave_ids = [
            (
                0,
                0,
                {
                    "name": "Quốc khánh",
                    "date_from": "2026-09-01 17:00:00",
                    "date_to": "2026-09-02 16:59:59",
                },
            )
        ]
        calendar.tz = "Asia/Ho_Chi_Minh"
        # Friday; five working days without the holiday of Wednesday
        with freeze_time("2026-08-28 03:00:00"):
            deadline = self.company._get_emulation_return_deadline()
            self.assertEqual(deadline, date(2026, 9, 7))
            self.company.emulation_return_days = 1
            deadline = self.company._get_emulation_return_deadline()
            self.assertEqual(deadline, date(2026, 8, 31))
            self.company.emulation_return_days = 0
            deadline = self.company._get_emulation_return_deadline()
            self.assertEqual(deadline, date(2026, 8, 28))

    def test_taken_on_passing(self):
        self.category.quota_step = "passing"
        self._open()
        three = self._submit(
            self._nominate(self.person, self.other, self.staff["employee"])
        )
        self.assertEqual(self._used(), 0)
        three[:2].with_user(self.officer).action_approve()
        self.assertEqual(self._used(), 2)
        with self._refused("full: 2/2"):
            three[2].with_user(self.officer).action_approve()
        with self._refused("already submitted"):
            self.category.quota_step = "submission"
        # What had passed takes its place again at once
        first = three[0].with_user(self.admin)
        first.action_withdraw("Đổi ý")
        first.action_reopen("Lại")
        self.assertEqual(self._used(), 2)

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


@tagged("post_install", "-at_install")
class TestQuotaBinding(QuotaCommon):
    """Which counters bind whom."""

    def _bound(self, subject):
        nomination = self._nominate(subject)
        return nomination._get_bound_counters()[nomination.id].sudo(False)

    def test_nearest_unit_upward(self):
        top = self._quota(scope="unit", unit_id=self.union.id, number=1)
        own = self._quota(scope="unit", unit_id=self.unit_a.id, number=1)
        total = self._quota(number=9)
        self._open()
        self.assertEqual(self._bound(self.person), (total | own).sorted("id"))
        self.assertEqual(self._bound(self.other), (total | top).sorted("id"))

    def test_total_of_a_level(self):
        """Document 000: one for the province, one for its grassroots unions."""
        province = self._quota(scope="per_unit", level_id=self.province.id, number=1)
        level = self._quota(scope="total", level_id=self.grassroots.id, number=1)
        self._open()
        self.assertEqual(self._bound(self.person), level)
        self.assertEqual(
            self._bound(self.staff["officer"]),
            province.child_ids.filtered(lambda q: q.unit_id == self.union),
        )

    def test_cluster_of_the_nearest_unit(self):
        both = self._cluster(self.unit_a)
        above = self._cluster(self.union, name="Khối")
        self._quota(scope="per_cluster", number=1)
        self._open()
        self.assertEqual(self._bound(self.person), self._counter(both))
        self.assertEqual(self._bound(self.other), self._counter(above))

    def test_no_cluster_no_place(self):
        self._cluster(self.unit_a)
        self._quota(scope="per_cluster", number=1)
        self._open()
        self._submit(self._nominate(self.person))
        nomination = self._nominate(self.other)
        with self._refused("no cluster that has a quota"):
            self._submit(nomination)

    def test_unit_without_row_is_bound_by_the_total(self):
        self._quota(scope="unit", unit_id=self.unit_a.id, number=1)
        total = self._quota(number=1)
        self._open()
        self.assertEqual(self._bound(self.other), total)
        self._submit(self._nominate(self._people(1, self.unit_b)[0]))
        with self._refused("In total: full: 1/1"):
            self._submit(self._nominate(self.person))

    def test_no_quota_no_limit(self):
        self._open()
        self._submit(self._nominate(*self._people(5, self.unit_b)))
        self.assertFalse(self.category.capacity_text)

    def test_headroom_of_whoever_looks(self):
        self._quota(scope="per_unit", level_id=self.grassroots.id, number=3)
        self._open()
        self._submit(self._nominate(self.person, self.other, self.staff["employee"]))
        own = self.category.with_user(self.users["unit_head"])
        self.assertEqual((own.headroom, own.capacity_text), (1, "2/3, 1 left"))
        rows = self.category.counter_ids
        everything = self.category.with_user(self.officer)
        self.assertEqual(everything.quota_used, 3)
        self.assertEqual(everything.quota_capacity, 3 * len(rows))
        draft = self._nominate(self.staff["inspector"])
        self.assertEqual(
            draft.with_user(self.users["unit_head"]).headroom_text,
            f"{self.unit_a.name}: 2/3, 1 left",
        )

    def test_headroom_in_constant_queries(self):
        def queries(count):
            for _number in range(count):
                category = self.category.copy({"round_id": self.planned.id})
                self.env["emulation.quota"].create(
                    {
                        "category_id": category.id,
                        "scope": "per_unit",
                        "level_id": self.grassroots.id,
                        "number": 3,
                    }
                )
            if self.planned.state == "draft":
                self._open()
            self.env.flush_all()
            self.env.invalidate_all()
            categories = self.planned.category_ids.with_user(self.users["unit_head"])
            before = self.cr.sql_log_count
            categories.mapped("capacity_text")
            return self.cr.sql_log_count - before

        queries(1)
        few, many = queries(2), queries(10)
        self.assertEqual(few, many)


@tagged("post_install", "-at_install")
class TestQuotaOfResults(QuotaCommon):
    """15 % of those awarded another award, and awards that build on another."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.share = cls._quota(
            cls.second,
            unit="percent",
            percent=15,
            percent_base="category",
            base_category_id=cls.category.id,
        )
        cls.people = cls._people(20, cls.unit_b)

    def _award(self, number):
        return self._passed(self._nominate(*self.people[:number]))

    def test_waits_until_the_results_are_closed(self):
        self._open()
        self._award(20)
        self.assertTrue(self.share.is_waiting)
        best = self._submit(self._nominate(*self.people[:4], category=self.second))
        officer = best.with_user(self.officer)
        self.assertFalse(officer[0].can_approve)
        with self._refused("results are not closed yet"):
            officer[0].action_approve()
        self.category.with_user(self.officer).action_close_results()
        self.assertEqual((self.share.base, self.share.capacity), (20, 3))
        self.assertEqual(self.category.closed_by_id, self.officer)
        officer[:3].action_approve()
        with self._refused("full: 3/3"):
            officer[3].action_approve()
        with self._refused("results .* are closed"):
            self._submit(self._nominate(self.person))
        with self._refused("3 places are taken"):
            self.category.with_user(self.officer).action_reopen_results("Sót tên")

    def test_results_opened_again(self):
        self._open()
        nominations = self._award(19)
        category = self.category.with_user(self.officer)
        category.action_close_results()
        self.assertEqual(self.share.capacity, 2)
        with self._refused("closed already"):
            category.action_close_results()
        with self._refused("reason in words"):
            category.action_reopen_results("")
        category.action_reopen_results("Sót tên")
        self.assertTrue(self.share.is_waiting)
        with self._refused("not closed"):
            category.action_reopen_results("Nữa")
        self._passed(self._nominate(self.people[19]))
        nominations[0].with_user(self.admin).action_withdraw("Thôi")
        self._passed(self._nominate(self.person))
        category.action_close_results()
        self.assertEqual((self.share.base, self.share.capacity), (20, 3))

    def test_results_with_undecided_nominations(self):
        self._open()
        self._submit(self._nominate(self.person, self.other))
        with self._refused("2 nominations are not decided"):
            self.category.with_user(self.officer).action_close_results()
        for role in ("unit_head", "auditor", "employee"):
            with self._refused("only an emulation officer"):
                self.category.with_user(self.users[role]).action_close_results()

    def test_round_closes_its_categories(self):
        self._open()
        self._award(20)
        self.planned.with_user(self.officer).action_close()
        self.assertTrue(all(c.closed_on for c in self.planned.category_ids))
        self.assertEqual(self.share.capacity, 3)

    def test_share_of_each_unit(self):
        per_unit = self._quota(
            self.second,
            scope="per_unit",
            level_id=self.grassroots.id,
            unit="percent",
            percent=50,
            rounding="up",
            percent_base="category",
            base_category_id=self.category.id,
        )
        self._open()
        self._passed(self._nominate(self.person, *self.people[:4]))
        self.category.with_user(self.officer).action_close_results()
        capacities = {q.unit_id: q.capacity for q in per_unit.child_ids}
        self.assertEqual((capacities[self.unit_a], capacities[self.unit_b]), (1, 2))

    def test_builds_on_another_award(self):
        self.second.requires_category_id = self.category
        self._open()
        alone = self._nominate(self.person, category=self.second)
        with self._refused("builds on .* nothing was submitted"):
            self._submit(alone)
        base = self._nominate(self.person)
        with self._refused("builds on"):
            self._submit(alone)
        self._submit(alone | base)
        with self._refused("has not passed yet"):
            alone.with_user(self.officer).action_approve()
        base.with_user(self.officer).action_approve()
        self.category.with_user(self.officer).action_close_results()
        self.assertEqual(self.share.capacity, 0)
        with self._refused("there is no place"):
            alone.with_user(self.officer).action_approve()
        self.share.action_set_number(100, "Quy chế mới")
        alone.with_user(self.officer).action_approve()
        self.assertEqual(alone.state, "passed")

    def test_submitting_many_with_quotas(self):
        self._quota(scope="per_unit", level_id=self.grassroots.id, number=500)
        self._quota(number=900)
        self._open()

        def queries(count):
            people = self._people(count, self.unit_a)
            records = self._nominate(*people)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            records.with_user(self.officer).action_submit()
            self.env.flush_all()
            return self.cr.sql_log_count - before

        queries(2)
        few, many = queries(5), queries(25)
        self.assertLess((many - few) / 20, 5, (few, many))

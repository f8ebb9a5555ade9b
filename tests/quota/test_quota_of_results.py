# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged

from .quota_common import QuotaCommon


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

    def test_builds_on_the_award_of_the_same_person(self):
        """Whichever of the two employee records of a person is nominated."""
        self.second.requires_category_id = self.category
        self._open()
        record = self._new_employee("Hồ sơ thứ hai", self.unit_a)
        record.work_contact_id = self.person.work_contact_id
        alone = self._nominate(record, category=self.second)
        with self._refused("builds on"):
            self._submit(alone | self._nominate(self.other))
        self._submit(alone | self._nominate(self.person))
        self.assertEqual(alone.state, "submitted")

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

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged

from .quota_common import QuotaCommon


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

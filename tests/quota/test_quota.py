# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from psycopg2 import IntegrityError

from odoo.tests import tagged
from odoo.tools import mute_logger

from .quota_common import QuotaCommon


@tagged("post_install", "-at_install")
class TestQuotaOpening(QuotaCommon):
    def test_nothing_counts_before_opening(self):
        quota = self._quota(number=3)
        self.assertEqual((quota.capacity, quota.used, quota.is_open), (0, 0, False))
        self.cr.execute(
            "SELECT capacity IS NULL FROM emulation_quota WHERE id = %s", [quota.id]
        )
        self.assertTrue(self.cr.fetchone()[0])
        self._open()
        self.assertEqual((quota.capacity, quota.used, quota.left), (3, 0, 3))

    def test_one_row_for_each_unit_of_the_level(self):
        quota = self._quota(scope="per_unit", level_id=self.grassroots.id, number=2)
        self.assertFalse(quota.is_counter)
        self._open()
        rows = quota.child_ids
        self.assertGreaterEqual(rows.unit_id, self.unit_a | self.unit_b)
        self.assertEqual(set(rows.unit_id.emulation_level_id), {self.grassroots})
        self.assertEqual(set(rows.mapped("scope")), {"unit"})
        self.assertEqual(set(rows.mapped("capacity")), {2})
        self.assertEqual(self.category.quota_ids, quota)

    def test_only_units_that_take_part(self):
        campaign = self.env["emulation.campaign"].create(
            {
                "name": "Phong trào",
                "date_start": self.today,
                "unit_ids": [(6, 0, self.unit_b.ids)],
                "criterion_ids": [
                    (0, 0, {"text": "Nội dung", "code": "1", "nature": "content"})
                ],
            }
        )
        campaign.action_launch()
        self.planned.campaign_id = campaign
        quota = self._quota(scope="per_unit", level_id=self.grassroots.id, number=1)
        total = self._quota(scope="total", unit="percent", percent=100)
        self._people(3, self.unit_b)
        self._open()
        self.assertEqual(quota.child_ids.unit_id, self.unit_b)
        # The three and self.other, nobody of unit A
        self.assertEqual((total.base, total.capacity), (4, 4))

    def test_own_row_replaces_the_general_one(self):
        general = self._quota(scope="per_unit", level_id=self.grassroots.id, number=1)
        own = self._quota(scope="unit", unit_id=self.unit_a.id, number=5)
        self._open()
        self.assertNotIn(self.unit_a, general.child_ids.unit_id)
        self.assertEqual(self._counter(self.unit_a), own)
        self.assertEqual(own.capacity, 5)

    def test_clusters_of_the_year(self):
        cluster = self._cluster(self.unit_a)
        old = self.env["emulation.cluster"].create({"name": "Cụm cũ"})
        self.env["emulation.cluster.member"].create(
            {
                "cluster_id": old.id,
                "unit_id": self.unit_b.id,
                "year": self.planned.year - 1,
            }
        )
        quota = self._quota(scope="per_cluster", number=1)
        self._open()
        self.assertEqual(quota.child_ids.cluster_id, cluster)

    def test_rounding(self):
        self._people(21 - self._count(self.unit_b), self.unit_b)
        down, nearest, up = (
            self._quota(
                category,
                scope="unit",
                unit_id=self.unit_b.id,
                unit="percent",
                percent=15,
                rounding=rounding,
            )
            for category, rounding in zip(
                self.planned.category_ids, ("down", "nearest", "up"), strict=True
            )
        )
        self._open()
        self.assertEqual(down.base, 21)
        self.assertEqual([q.capacity for q in (down, nearest, up)], [3, 3, 4])

    def _count(self, unit):
        members = self.env["emulation.unit.member"]
        return len(members._members_on(self.today, unit).employee_id)

    def test_head_count_of_one_people_once(self):
        """Who belongs to a unit with a row of its own does not count above it."""
        general = self._quota(
            scope="unit", unit_id=self.union.id, unit="percent", percent=100
        )
        own = self._quota(
            scope="unit", unit_id=self.unit_a.id, unit="percent", percent=100
        )
        self._open()
        a, b, top = (self._count(u) for u in (self.unit_a, self.unit_b, self.union))
        self.assertEqual((own.base, general.base), (a, b + top))

    def test_head_count_is_a_snapshot(self):
        quota = self._quota(
            scope="unit", unit_id=self.unit_b.id, unit="percent", percent=100
        )
        self._open()
        self.assertEqual(quota.capacity, 1)
        nomination = self._submit(self._nominate(self.other))
        self.other.department_id = self.unit_a
        self._people(4, self.unit_b)
        self.env.invalidate_all()
        self.assertEqual((quota.capacity, nomination.unit_id), (1, self.unit_b))
        with self._refused("reason"):
            quota.action_recompute(" ")
        quota.action_recompute("Tiếp nhận thêm 4 người")
        self.assertEqual((quota.base, quota.capacity, quota.used), (4, 4, 1))
        entry = self.env["emulation.audit.log"].search(
            [("res_model", "=", "emulation.quota"), ("res_id", "=", quota.id)], limit=1
        )
        self.assertEqual(
            (entry.event, entry.values["before"]),
            ("quota recomputed", {"base": 1, "capacity": 1}),
        )

    def test_recompute_not_below_what_is_taken(self):
        people = self._people(2, self.unit_b)
        quota = self._quota(
            scope="unit", unit_id=self.unit_b.id, unit="percent", percent=100
        )
        self._open()
        self._submit(self._nominate(self.other, *people))
        for person in people:
            person.department_id = self.unit_a
        with self._refused("3 places are taken.* only 1"):
            quota.action_recompute("Hai người chuyển đi")
        self.assertEqual((quota.capacity, quota.base), (3, 3))

    def test_rows_added_later_are_opened_and_seat_who_is_there(self):
        self._open()
        self._submit(self._nominate(self.person, self.other))
        quota = self._quota(scope="per_unit", level_id=self.grassroots.id, number=1)
        self.assertEqual(self._counter(self.unit_a).used, 1)
        self.assertEqual(self._counter(self.unit_b).used, 1)
        with self._refused("only 1 of 1 places"):
            self._quota(number=1, reason="Công văn 15")
        # A row of its own takes the holders over
        own = self._quota(
            scope="unit", unit_id=self.unit_a.id, number=2, reason="Công văn 15"
        )
        self.assertNotIn(self.unit_a, quota.child_ids.unit_id)
        self.assertEqual((own.used, own.capacity), (1, 2))

    def test_category_added_later(self):
        self._open()
        category = (
            self.env["emulation.round.category"]
            .with_user(self.officer)
            .create(
                {
                    "round_id": self.planned.id,
                    "award_type_id": self.award_inside.id,
                    "body_id": self.body.id,
                    "quota_ids": [
                        (
                            0,
                            0,
                            {
                                "scope": "per_unit",
                                "level_id": self.grassroots.id,
                                "number": 4,
                            },
                        )
                    ],
                }
            )
        )
        self.assertEqual(self._counter(self.unit_a, category).capacity, 4)

    def test_removed_row_falls_back_to_the_general_one(self):
        general = self._quota(scope="per_unit", level_id=self.grassroots.id, number=1)
        own = self._quota(scope="unit", unit_id=self.unit_a.id, number=5)
        self._open()
        nomination = self._submit(self._nominate(self.person))
        with self._refused("places are taken"):
            own.unlink()
        with self._refused("places are taken"):
            own.action_remove("Công văn 15")
        nomination.with_user(self.admin).action_withdraw("Đổi ý")
        own.action_remove("Công văn 15")
        self.assertFalse(own.exists())
        self.assertEqual(self._counter(self.unit_a).parent_id, general)
        self.assertEqual(self._counter(self.unit_a).capacity, 1)
        with self._refused("comes from a quota for each"):
            general.child_ids[0].unlink()

    def test_copy_takes_only_what_was_written(self):
        self._quota(scope="per_unit", level_id=self.grassroots.id, number=1)
        base = self._quota(
            self.second,
            unit="percent",
            percent=15,
            percent_base="category",
            base_category_id=self.category.id,
        )
        self._open()
        self._submit(self._nominate(self.person))
        copied = self.planned.copy()
        first, _collective, second = copied.category_ids
        self.assertEqual(first.quota_ids.mapped("scope"), ["per_unit"])
        self.assertFalse(first.counter_ids)
        self.assertEqual(second.quota_ids.base_category_id, first)
        self.assertEqual(base.base_category_id, self.category)
        copied.action_open()
        self.assertEqual(set(first.counter_ids.mapped("used")), {0})


@tagged("post_install", "-at_install")
class TestQuotaGuard(QuotaCommon):
    """No door beside the logged acts."""

    def test_counters_are_not_written(self):
        quota = self._quota(number=1)
        self._open()
        nomination = self._nominate(self.person)
        for vals in (
            {"used": 1},
            {"capacity": 9},
            {"base": 9},
            {"parent_id": quota.id},
            {"is_counter": False},
            {"nomination_ids": [(4, nomination.id)]},
            {"child_ids": [(0, 0, {"category_id": self.category.id})]},
        ):
            with self.subTest(vals=vals):
                with self._refused("counted by the system"):
                    quota.with_user(self.officer).write(vals)
                with self._refused("counted by the system"):
                    self._quota(**vals)
        for vals in (
            {"quota_ids": [(4, quota.id)]},
            {"place_step": "passing"},
            {"return_deadline": self.today},
        ):
            with self._refused("steps of the workflow"):
                nomination.with_user(self.officer).write(vals)
        sneaky = self.env["emulation.quota"].with_context(
            default_used=1, default_capacity=9
        )
        made = sneaky.create({"category_id": self.second.id, "number": 2})
        self.assertEqual((made.used, made.capacity), (0, 2))

    def test_settled_at_opening(self):
        quota = self._quota(number=1)
        quota.number = 2
        self._open()
        for vals in (
            {"number": 9},
            {"scope": "unit", "unit_id": self.unit_a.id},
            {"unit": "percent", "percent": 100},
            {"category_id": self.second.id},
        ):
            with (
                self.subTest(vals=vals),
                self._refused("reason that is logged"),
            ):
                quota.with_user(self.officer).write(vals)
        quota.with_user(self.officer).note = "Công văn 12"
        self.assertEqual(quota.capacity, 2)

    def test_change_of_the_number(self):
        quota = self._quota(scope="per_unit", level_id=self.grassroots.id, number=2)
        self._open()
        self._submit(self._nominate(self.person, self.staff["employee"]))
        for number, reason, text in (
            (1, "Giảm", "2 places are taken"),
            (3, "", "reason in words"),
            (2.5, "Lẻ", "whole number"),
            ("x", "Chữ", "is no number"),
            (-1, "Âm", "not negative|places are taken"),
        ):
            with (
                self.subTest(number=number),
                self._refused(text),
            ):
                quota.action_set_number(number, reason)
        with self._refused("Only an emulation officer"):
            quota.with_user(self.users["unit_head"]).action_set_number(9, "Xin thêm")
        quota.action_set_number(3, "Công văn 15")
        self.assertEqual(set(quota.child_ids.mapped("capacity")), {3})
        self.assertEqual(self._counter(self.unit_a).used, 2)
        entry = self.env["emulation.audit.log"].search(
            [("res_model", "=", "emulation.quota"), ("res_id", "=", quota.id)], limit=1
        )
        self.assertEqual((entry.reason, entry.values["before"]), ("Công văn 15", "2"))

    def test_change_of_the_percentage(self):
        self._people(9, self.unit_b)
        quota = self._quota(
            scope="unit", unit_id=self.unit_b.id, unit="percent", percent=15
        )
        self._open()
        self._people(10, self.unit_b)
        quota.action_set_number(25.5, "Quy chế mới")
        # Of the ten on the opening day
        self.assertEqual((quota.percent, quota.base, quota.capacity), (25.5, 10, 2))

    def test_wizard(self):
        quota = self._quota(number=1)
        self._open()
        wizard = (
            self.env["emulation.quota.wizard"]
            .with_user(self.officer)
            .create({"act": "set_number", "quota_id": quota.id, "number": 4})
        )
        with self._refused("reason"):
            wizard.action_apply()
        wizard.reason = "Bổ sung"
        wizard.action_apply()
        self.assertEqual(quota.capacity, 4)

    def test_two_rows_for_the_same_unit(self):
        self._quota(scope="unit", unit_id=self.unit_a.id, number=1)
        with self._refused("two quotas"):
            self._quota(scope="unit", unit_id=self.unit_a.id, number=2)
        self._quota(scope="per_unit", level_id=self.grassroots.id, number=1)
        with self._refused("two quotas"):
            self._quota(scope="per_unit", level_id=self.grassroots.id, number=2)

    def test_share_of_what(self):
        quota = self._quota(unit="percent", percent=15, percent_base="category")
        with self._refused("of which award"):
            self._open()
        with self._refused("same round"):
            quota.base_category_id = self.inside
        with self._refused("another category"):
            quota.base_category_id = self.category

    @mute_logger("odoo.sql_db")
    def test_database_holds_the_limit(self):
        quota = self._quota(number=1)
        waiting = self._quota(
            self.second,
            unit="percent",
            percent=15,
            percent_base="category",
            base_category_id=self.category.id,
        )
        self._open()
        for row, used in ((quota, 2), (quota, -1), (waiting, 1)):
            with (
                self.subTest(row=row, used=used),
                self.assertRaises(IntegrityError),
                self.cr.savepoint(),
            ):
                self.cr.execute(
                    "UPDATE emulation_quota SET used = %s WHERE id = %s",
                    [used, row.id],
                )

    def test_closed_round(self):
        self._quota(number=1)
        self._open()
        self.planned.with_user(self.officer).action_close()
        with self._refused("closed round"):
            self._quota(self.second, number=1)
        with self._refused("not open"):
            self.category.quota_ids.action_set_number(3, "Muộn")
        with self._refused("closed round"):
            self.category.quota_ids.unlink()

    def test_category_does_not_change_round(self):
        with self._refused("round that was opened"):
            self.category.with_user(self.officer).round_id = self.round
        for name in ("closed_on", "closed_by_id"):
            with self._refused("by its own step"):
                self.category.with_user(self.officer).write({name: False})

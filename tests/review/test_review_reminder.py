# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from freezegun import freeze_time

from odoo.tests import TransactionCase, tagged

from .review_common import ReviewMixin


@tagged("post_install", "-at_install")
class TestReviewReminder(ReviewMixin, TransactionCase):
    """Reports are recalled before, on and after their last day, and go up when late."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_review()
        cls.head_a = cls.users["unit_head"]
        cls.top, cls.report_a, cls.report_b = cls._open()

    def _asked(self, review, user):
        return review.activity_ids.filtered(lambda a: a.user_id == user)

    def _remind(self, day):
        with freeze_time(f"{day} 03:00:00"):
            self.env["emulation.campaign.year"]._cron_remind()

    def test_heads_are_asked_when_it_opens(self):
        for review, head in (
            (self.top, self.head_union),
            (self.report_a, self.head_a),
            (self.report_b, self.head_b),
        ):
            asked = self._asked(review, head)
            self.assertEqual(asked.date_deadline, review.deadline)

    def test_before_on_and_after_the_last_day(self):
        last = self.report_a.deadline
        for day, count in (
            (last - timedelta(1), 2),
            (last, 3),
            (last, 3),
            (last + timedelta(1), 4),
            (last + timedelta(2), 4),
        ):
            self._remind(day)
            self.assertEqual(len(self._asked(self.report_a, self.head_a)), count, day)
        up = self._asked(self.report_a, self.head_union)
        self.assertIn(self.unit_a.name, up.summary)

    def test_submitting_stops_it(self):
        self._submit(self.report_a, self.head_a)
        self.assertFalse(self._asked(self.report_a, self.head_a))
        judge = self._asked(self.report_a, self.head_union)
        self.assertIn(self.unit_a.name, judge.summary)
        self._remind(self.report_a.deadline + timedelta(1))
        self.assertEqual(self._asked(self.report_a, self.head_union), judge)
        self.report_a.with_user(self.head_union).action_return("Thiếu số liệu")
        self.assertTrue(self._asked(self.report_a, self.head_a))
        self.review_round.with_user(self.users["officer"]).action_close()
        self.assertFalse(self.review_round.review_ids.activity_ids)

    def test_reminding_takes_constant_queries(self):
        counts = []
        for number in (2, 10):
            units = self.env["hr.department"].create(
                [
                    {"name": f"{number}-{i}", "parent_id": self.union.id}
                    for i in range(number)
                ]
            )
            units.action_set_emulation_level(self.unit_a.emulation_level_id.id)
            everything = (units | self.union).ids
            own = self._new_review_round(department_ids=[(6, 0, everything)])
            own.action_open()
            reviews = own.review_ids
            late = max(reviews.mapped("deadline")) + timedelta(1)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            reviews._ask_to_judge()
            reviews._remind(self.company, late, late)
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
            # Asked to judge, and told that they are late
            self.assertEqual(
                len(units.mapped("id")) * 2,
                len(self._asked(reviews.filtered("parent_id"), self.head_union)),
            )
        self.assertLessEqual(counts[1], counts[0] + 2)

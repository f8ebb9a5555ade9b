# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from .review_common import ReviewMixin


@tagged("post_install", "-at_install")
class TestReviewRound(ReviewMixin, TransactionCase):
    """Opening, growing and ending a review round."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_review()

    def test_each_unit_gets_its_report(self):
        top, report_a, report_b = self._open()
        self.assertFalse(top.parent_id)
        self.assertEqual((report_a | report_b).parent_id, top)
        self.assertEqual(report_a.deadline, self.today + timedelta(10))
        self.assertEqual(top.deadline, self.today + timedelta(30))
        self.assertEqual(
            report_a.section_ids.mapped(lambda s: (s.code, s.name, s.depth)),
            [
                ("I", "Tình hình", 0),
                ("II", "Kết quả", 0),
                ("1", "Tuyên truyền, phổ biến", 1),
                ("2", "Sơ kết, tổng kết", 1),
            ],
        )
        self.assertEqual(
            report_a.section_ids.task_id, self.campaign.task_ids, "of this campaign"
        )
        self.assertEqual(
            self.review_round.department_ids, self.union | self.unit_a | self.unit_b
        )

    def test_refusal_names_every_reason(self):
        self.review_round.deadline_ids.unlink()
        self.review_round.template_id = self.outline.copy({"section_ids": False})
        self.review_round.template_id.section_ids.unlink()
        with self.assertRaises(UserError) as refusal:
            self.review_round.with_user(self.users["officer"]).action_open()
        for words in (
            "no section",
            "no deadline for",
            self.union.emulation_level_id.name,
        ):
            self.assertIn(words, str(refusal.exception))

    def test_only_officers_open(self):
        with mute_logger("odoo.models"), self.assertRaises(AccessError):
            self.review_round.with_user(self.users["unit_head"]).action_open()

    def test_units_join_an_open_round(self):
        self.review_round.department_ids = self.union | self.unit_b
        self.review_round.with_user(self.users["officer"]).action_open()
        self.review_round.department_ids |= self.unit_a
        report = self.review_round.review_ids.filtered(
            lambda r: r.department_id == self.unit_a
        )
        self.assertEqual(report.parent_id.department_id, self.union)
        self.assertEqual(len(report.section_ids), 4)

    def test_unit_in_between_takes_what_is_below(self):
        self.review_round.department_ids = self.unit_a | self.unit_b
        self.review_round.with_user(self.users["officer"]).action_open()
        report_a, report_b = self.review_round.review_ids.sorted(
            lambda r: r.department_id != self.unit_a
        )
        self._submit(report_b, self.head_b)
        self.review_round.department_ids |= self.union
        self.assertEqual(report_a.parent_id.department_id, self.union)
        self.assertFalse(report_b.parent_id, "sent as it stood")

    def test_no_unit_leaves_an_open_round(self):
        self._open()
        with self.assertRaisesRegex(UserError, self.unit_a.name):
            self.review_round.department_ids -= self.unit_a

    def test_what_reports_were_made_from_stays(self):
        self._open()
        with self.assertRaisesRegex(UserError, "stay as the reports"):
            self.review_round.year = 2000

    def test_report_is_made_by_its_round_only(self):
        vals = {
            "round_id": self.review_round.id,
            "department_id": self.unit_a.id,
            "level_id": self.unit_a.emulation_level_id.id,
        }
        reviews = self.env["emulation.review"].with_user(self.users["administrator"])
        with mute_logger("odoo.models"), self.assertRaises(AccessError):
            reviews.create(vals)

    def test_moved_deadline_moves_with_the_reports(self):
        top, report_a, _report_b = self._open()
        line = self.review_round.deadline_ids.filtered(
            lambda d: d.level_id == report_a.level_id
        )
        line.date = self.today - timedelta(1)
        self.assertEqual(report_a.deadline, self.today - timedelta(1))
        late = self.env["emulation.review"].search([("late", "=", True)])
        self.assertIn(report_a, late)
        self.assertNotIn(top, late)
        self.assertEqual(self.review_round.late_count, 2)

    def test_opening_takes_constant_queries(self):
        counts = []
        for number in (2, 12):
            units = self.env["hr.department"].create(
                [
                    {"name": f"CĐCS {number}-{index}", "parent_id": self.union.id}
                    for index in range(number)
                ]
            )
            units.action_set_emulation_level(self.unit_a.emulation_level_id.id)
            review_round = self._new_review_round(department_ids=[(6, 0, units.ids)])
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            review_round.action_open()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
            self.assertEqual(len(review_round.review_ids), number)
        self.assertLessEqual(counts[1], counts[0] + 2)

    def test_units_are_chosen_by_level(self):
        action = self.review_round.action_choose_units()
        window = self.env["emulation.unit.wizard"].with_context(**action["context"])
        window.create({"level_ids": self.unit_a.emulation_level_id.ids}).action_apply()
        self.assertIn(self.unit_a, self.review_round.department_ids)
        self.assertNotIn(self.union, self.review_round.department_ids)
        self.assertIn(self.union, self.campaign.unit_ids, "not the campaign's")

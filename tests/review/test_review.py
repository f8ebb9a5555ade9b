# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from .review_common import ReviewMixin

SUMMARY = "Tổng hợp"


@tagged("post_install", "-at_install")
class TestReview(ReviewMixin, TransactionCase):
    """Writing, submitting, returning and accepting reports."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_review()
        cls.head_a = cls.users["unit_head"]
        cls.officer = cls.users["officer"]
        cls.top, cls.report_a, cls.report_b = cls._open()

    def _section(self, review, part=None):
        return review.section_ids.filtered(
            lambda s: s.template_section_id == (part or self.situation)
        )

    # --- Who sees and writes ----------------------------------------------------------

    def test_foreign_units_see_nothing(self):
        self._write_section(self.report_a, self.head_a)
        seen = self.env["emulation.review"].with_user(self.head_b).search([])
        self.assertEqual(seen, self.report_b)
        sections = self.env["emulation.review.section"].with_user(self.head_b)
        self.assertEqual(sections.search([]).review_id, self.report_b)
        with mute_logger("odoo.models"), self.assertRaises(AccessError):
            self.report_a.with_user(self.head_b).get_report()
        everything = self.report_a | self.report_b | self.top
        for role in ("officer", "auditor"):
            reviews = self.env["emulation.review"].with_user(self.users[role])
            self.assertEqual(reviews.search([]), everything, role)
        employees = self.env["emulation.review"].with_user(self.users["employee"])
        self.assertFalse(employees.search([]))

    def test_writer_of_one_section(self):
        section = self._section(self.report_a)
        writer = self.users["employee"]
        section.with_user(self.head_a).user_id = writer
        self.assertTrue(section.with_user(writer).action_save("Phần tôi", 0)["saved"])
        rows = self.report_a.with_user(writer).get_report()
        self.assertEqual([row["id"] for row in rows if row["can_write"]], section.ids)
        with self.assertRaisesRegex(UserError, "head or officer of the unit"):
            self.report_a.with_user(writer).action_submit()
        with mute_logger("odoo.models"), self.assertRaises(AccessError):
            section.with_user(writer).user_id = self.head_b

    def test_two_tabs_never_overwrite(self):
        section = self._section(self.report_a).with_user(self.head_a)
        officer = section.with_user(self.users["unit_officer"])
        self.assertEqual(
            officer.action_save("Của chuyên viên", 0),
            {"saved": True, "version": 1, "body": "Của chuyên viên"},
        )
        answer = section.action_save("Của trưởng", 0)
        self.assertFalse(answer["saved"])
        self.assertEqual(answer["body"], "Của chuyên viên")
        self.assertEqual(answer["by"], self.users["unit_officer"].name)
        with self.assertRaisesRegex(UserError, "saved this section meanwhile"):
            section.write({"body": "Của trưởng", "version": 0})
        with self.assertRaisesRegex(UserError, "which version"):
            section.write({"body": "Của trưởng"})
        self.assertTrue(section.action_save("Cả hai", answer["version"])["saved"])

    def test_sections_are_written_apart(self):
        results = self._section(self.report_a, self.results)
        self._write_section(self.report_a, self.head_a, "Một")
        results.with_user(self.users["unit_officer"]).action_save("Hai", 0)
        self.assertEqual(self.report_a.section_ids[:2].mapped("body"), ["Một", "Hai"])

    def test_outline_stays(self):
        section = self._section(self.report_a)
        with self.assertRaisesRegex(UserError, "come from the outline"):
            section.with_user(self.head_a).name = "Khác"
        with mute_logger("odoo.models"), self.assertRaises(AccessError):
            section.with_user(self.officer).unlink()

    def test_removed_outline_section_breaks_no_report(self):
        part = self.task_sections[0]
        words = part.name
        self._write_section(self.report_a, self.head_a, "Đã tuyên truyền", part)
        part.with_user(self.officer).unlink()
        rows = self.report_a.with_user(self.head_a).get_report()
        row = next(row for row in rows if row["name"] == words)
        self.assertEqual(row["body"], "Đã tuyên truyền")
        self.report_a.with_user(self.head_a).action_submit()
        shown = self.top.with_user(self.head_union).get_report()
        row = next(row for row in shown if row["name"] == words)
        self.assertEqual(row["below"][0]["body"], "Đã tuyên truyền")

    # --- Steps ------------------------------------------------------------------------

    def test_way_of_a_report(self):
        with self.assertRaisesRegex(UserError, "none of its sections"):
            self.report_a.with_user(self.head_a).action_submit()
        self._submit(self.report_a, self.head_a)
        self.assertEqual(self.report_a.state, "submitted")
        rows = self.report_a.with_user(self.head_a).get_report()
        self.assertFalse(any(row["can_write"] for row in rows))
        with self.assertRaisesRegex(UserError, "was submitted"):
            self._write_section(self.report_a, self.head_a, "Nữa")
        above = self.report_a.with_user(self.head_union)
        with self.assertRaisesRegex(UserError, "reason"):
            above.action_return()
        above.action_return("Thiếu số liệu")
        self.assertEqual(self.report_a.state_reason, "Thiếu số liệu")
        self._submit(self.report_a, self.head_a)
        above.action_accept()
        self.assertEqual(self.report_a.state, "accepted")
        self.assertEqual(self.report_a.accepted_by_id, self.head_union)

    def test_nobody_judges_his_own(self):
        self._submit(self.report_a, self.head_a)
        for user in (self.head_a, self.users["unit_officer"]):
            with self.assertRaises(UserError) as refusal:
                self.report_a.with_user(user).action_accept()
            self.assertIn("report of his own", str(refusal.exception))
            self.assertIn("the unit above", str(refusal.exception))
        with mute_logger("odoo.models"), self.assertRaises(AccessError):
            self.report_a.with_user(self.head_b).action_accept()
        self._submit(self.report_b, self.officer)
        with self.assertRaisesRegex(UserError, "report of his own"):
            self.report_b.with_user(self.officer).action_accept()
        self.report_a.with_user(self.officer).action_accept()

    def test_first_report_is_answered_by_an_officer(self):
        self._submit(self.top, self.head_union)
        with self.assertRaises(UserError):
            self.top.with_user(self.head_union).action_accept()
        self.top.with_user(self.officer).action_accept()
        self.assertEqual(self.top.state, "accepted")

    def test_all_or_nothing(self):
        self._write_section(self.report_a, self.head_a)
        both = self.report_a | self.report_b
        with self.assertRaises(UserError) as refusal:
            both.with_user(self.officer).action_submit()
        self.assertIn(self.unit_b.name, str(refusal.exception))
        self.assertEqual(self.report_a.state, "draft")

    def test_second_officer_is_told(self):
        self._submit(self.report_a, self.head_a)
        with self.assertRaisesRegex(UserError, "Submitted"):
            self.report_a.with_user(self.users["unit_officer"]).action_submit()

    def test_closed_round_takes_nothing(self):
        self._write_section(self.report_a, self.head_a)
        self.review_round.with_user(self.officer).action_close()
        with self.assertRaisesRegex(UserError, "round is not open"):
            self.report_a.with_user(self.head_a).action_submit()
        with self.assertRaisesRegex(UserError, "round is not open"):
            self._write_section(self.report_a, self.head_a)

    # --- Up the tree ------------------------------------------------------------------

    def test_narratives_side_by_side(self):
        self._submit(self.report_a, self.head_a)
        self._write_section(self.report_b, self.head_b, "Chưa gửi")
        rows = self.top.with_user(self.head_union).get_report()
        below = rows[0]["below"]
        self.assertEqual([b["unit"] for b in below], [self.unit_a.name])
        own = self._section(self.top).with_user(self.head_union)
        own.action_save(SUMMARY, 0)
        answer = own.action_insert([below[0]["id"]], 1)
        self.assertEqual(answer["body"], f"{SUMMARY}\n{self.unit_a.name}: Đã làm")
        self.assertFalse(own.action_insert([below[0]["id"]], 1)["saved"])
        with self.assertRaisesRegex(UserError, "only what a unit below"):
            own.action_insert(self._section(self.report_b).ids, 2)

    def test_missing_units_are_named(self):
        self._submit(self.report_a, self.head_a)
        self.assertEqual(
            self.top.with_user(self.head_union).missing_child_ids, self.report_b
        )

    def test_late_child_is_an_addendum(self):
        self._submit(self.report_a, self.head_a)
        self._submit(self.top, self.head_union)
        self.top.with_user(self.officer).action_accept()
        before = self.top.read(["write_date", "submitted_date"])
        self._submit(self.report_b, self.head_b)
        self.assertEqual(self.report_b.addendum_of, self.top)
        self.assertEqual(self.top.addenda, self.report_b)
        self.assertFalse(self.report_a.addendum_of)
        self.assertEqual(self.top.read(["write_date", "submitted_date"]), before)
        with self.assertRaisesRegex(UserError, "the report above"):
            self.report_a.with_user(self.officer).action_return("Sửa")
        self.top.with_user(self.officer).action_return("Bổ sung")
        self._submit(self.top, self.head_union)
        self.assertFalse(self.report_b.addendum_of, "counted now")

    def test_last_report_beside(self):
        self._write_section(self.report_a, self.head_a, "Lần trước")
        self.report_a.with_user(self.head_a).action_submit()
        self.report_a.with_user(self.head_union).action_accept()
        # The unit has moved meanwhile
        self.unit_a.parent_id = self.unit_b
        later = self._new_review_round(
            name="Tổng kết", date_to=self.today + timedelta(5)
        )
        _top, report_a, report_b = self._open(later)
        self.assertEqual(report_a.previous_id, self.report_a)
        self.assertEqual(report_a.parent_id, report_b, "as the units stand now")
        self.assertEqual(self.report_a.parent_id, self.top, "as they stood")
        self.assertEqual(
            report_a.with_user(self.head_a).get_report()[0]["previous"], "Lần trước"
        )
        self.assertFalse(report_b.previous_id)

    # --- On paper ---------------------------------------------------------------------

    def test_number_of_an_accepted_report_stays(self):
        self.report_a.with_user(self.head_a).write({"number": 4, "date": self.today})
        self._submit(self.report_a, self.head_a)
        self.report_a.with_user(self.officer).action_accept()
        with self.assertRaisesRegex(UserError, "was accepted"):
            self.report_a.with_user(self.head_a).number = 5

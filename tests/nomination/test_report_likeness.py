# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import random
import time
import unicodedata

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import EmulationCommon

WORDS = [
    "tham",
    "mưu",
    "báo",
    "cáo",
    "kế",
    "hoạch",
    "hồ",
    "sơ",
    "công",
    "tác",
    "sáng",
    "kiến",
    "đổi",
    "mới",
    "quy",
    "trình",
]


def write_text(number, words=300):
    """Return a text that shares words, but no long runs, with any other number's."""
    source = random.Random(number)
    return " ".join(
        f"{source.choice(WORDS)}{source.randrange(99)}" for _ in range(words)
    )


@tagged("post_install", "-at_install")
class TestReportLikeness(EmulationCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first = cls._reported(cls.person, write_text(1))

    @classmethod
    def _reported(cls, subject, text, category=None):
        nomination = cls._new_nomination(subject, category)
        nomination.section_ids.filtered(lambda s: s.kind == "text")[1].text = text
        nomination.with_user(cls.users["administrator"]).action_submit()
        return nomination

    def test_copy_is_marked_on_both(self):
        own = write_text(2, 100)
        copy = self._reported(self.other, f"{own} {write_text(1)}")
        self.assertEqual(self.first.copied_percent, 100)
        self.assertEqual(copy.copied_percent, 74)
        note = copy.with_user(self.users["officer"]).copy_note
        self.assertIn("74 % of the report stands in that of", note)
        self.assertIn(self.person.name, note)
        self.assertNotIn("mưu", note)
        # For the reviewers to judge: it goes on
        copy.with_user(self.users["officer"]).action_approve()
        self.assertEqual(copy.state, "passed")

    def test_other_letters_same_text(self):
        text = unicodedata.normalize("NFD", write_text(1).upper().replace(" ", ",\n"))
        self.assertEqual(self._reported(self.other, text).copied_percent, 100)

    def test_own_words_are_not_marked(self):
        other = self._reported(self.other, write_text(3))
        self.assertFalse(other.copied_percent)
        self.assertFalse(other.copy_note)
        self.assertFalse(self.first.copied_percent)

    def test_share_is_a_setting(self):
        half = f"{write_text(4, 150)} {' '.join(write_text(1).split()[:150])}"
        copy = self._reported(self.other, half)
        self.assertFalse(copy.copied_percent)
        self.company.emulation_copy_percent = 40
        copy.with_user(self.users["officer"]).action_find_copies()
        self.assertEqual(copy.copied_percent, 49)
        self.company.emulation_copy_percent = 0
        copy.with_user(self.users["officer"]).action_find_copies()
        self.assertFalse(copy.copied_percent)
        with self.assertRaises(AccessError):
            copy.with_user(self.users["unit_head"]).action_find_copies()

    def test_whom_it_copies_is_told_to_who_may_read_it(self):
        """The head of the one unit does not learn of the nominee of the other."""
        mate = self._new_employee("Vũ Thị Lan", self.unit_b)
        copy = self._reported(mate, write_text(1))
        self.first.invalidate_recordset()
        note = self.first.with_user(self.users["unit_head"]).copy_note
        self.assertIn("100 % of the report stands in that of another nominee", note)
        self.assertNotIn(mate.name, note)
        self.assertIn(mate.name, self.first.with_user(self.users["officer"]).copy_note)
        self.assertTrue(copy.copied_percent)
        for model in ("likeness", "sketch"):
            rows = self.env[f"emulation.nomination.{model}"]
            with self.assertRaises(AccessError):
                rows.with_user(self.users["administrator"]).search([])

    def test_own_earlier_report_is_no_copy(self):
        again = self._reported(self.person, write_text(1), self.forwarded)
        self.assertFalse(again.copied_percent)

    def test_earlier_rounds_count(self):
        self.first.with_user(self.users["officer"]).action_approve()
        later = self._new_round(name="Đợt sau", year=self.round.year + 1)
        copy = self._reported(self.other, write_text(1), later.category_ids[0])
        self.assertEqual(copy.copied_percent, 100)
        self.assertIn(self.round.name, copy.copy_note)

    def test_rewritten_after_a_return(self):
        copy = self._reported(self.other, write_text(1))
        copy.with_user(self.users["officer"]).action_return("Viết lại")
        copy.section_ids.filtered("text").text = write_text(5)
        copy.with_user(self.users["administrator"]).action_submit()
        self.assertFalse(copy.copied_percent)
        self.assertFalse(self.first.copied_percent)

    def test_mark_is_not_wiped_by_hand(self):
        copy = self._reported(self.other, write_text(1))
        for role in ("officer", "administrator"):
            with self.assertRaises(UserError):
                copy.with_user(self.users[role]).copied_percent = 0

    def _compare(self, number):
        """Return queries and seconds for so many reports with a common opening."""
        common = write_text(0, 40)
        people = self.env["hr.employee"].create(
            [
                {"name": f"Người {number}-{i}", "department_id": self.unit_a.id}
                for i in range(number)
            ]
        )
        nominations = self.env["emulation.nomination"].create(
            [{"category_id": self.inside.id, "employee_id": p.id} for p in people]
        )
        for i, nomination in enumerate(nominations):
            section = nomination.section_ids.filtered(lambda s: s.kind == "text")[1]
            section.text = f"{common} {write_text(1000 * number + i)}"
        self.env.flush_all()
        self.env.invalidate_all()
        queries, start = self.env.cr.sql_log_count, time.monotonic()
        nominations._find_copies()
        self.env.flush_all()
        self.assertFalse(any(nominations.mapped("copied_percent")))
        return self.env.cr.sql_log_count - queries, time.monotonic() - start

    def test_many_reports(self):
        few, _seconds = self._compare(20)
        many, _seconds = self._compare(200)
        self.assertLessEqual(many, few + 2)

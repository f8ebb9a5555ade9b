# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..council.session_common import SessionMixin
from .common import PaperCase, read_pages, read_words

MINUTES = "hr_emulation.minutes"


@tagged("post_install", "-at_install")
class TestMinutesPaper(SessionMixin, PaperCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_sessions()
        cls._submitted(2)
        cls.session = cls._opened(present=5)

    def _close(self):
        self.session.action_record_counts(self._rows(self.session, (5,), (2, 3)))
        self.session.action_close()

    def test_nothing_before_closing(self):
        with self.assertRaisesRegex(UserError, "not closed yet"):
            self._print(MINUTES, self.session)

    def test_arithmetic_in_digits_and_words(self):
        self._close()
        draft = " ".join(read_pages(self._print(MINUTES, self.session)))
        self.assertIn("DỰ THẢO", draft)
        self.session.action_minute()
        pdf = self._print(MINUTES, self.session)
        text = " ".join(read_pages(pdf))
        self.assertNotIn("DỰ THẢO", text)
        first, second = (i.subject_name.strip() for i in self.session.item_ids)
        for words in (
            "BIÊN BẢN",
            "bình xét thi đua, khen thưởng",
            "có mặt: 05/06; vắng mặt: 01.",
            f"Chủ trì: {self.board[0].name}",
            f"Thư ký: {self.board[2].name}",
            "Hình thức: giơ tay biểu quyết.",
            f"01 {first}",
            "5/5 100,0 % Đạt",
            "Tham gia: 5/6 = 83,3 % (năm trên sáu) ≥ 2/3 danh sách: đủ số dự họp",
            f"02 {second}",
            "2/5 40,0 % Không đạt",
            f"- {first} – {self.award_inside.official_name};",
            f"SHA-256 của danh sách, nội dung và quy tắc biểu quyết: "
            f"{self.session.frozen_sha256}",
            self.session.sealed_sha256,
            "THƯ KÝ CHỦ TRÌ",
        ):
            self.assertIn(words, text)
        self.assertNotIn(f"- {second} –", text)
        words = [w for w in read_words(pdf) if w.top > 20]
        self.assertGreaterEqual(min(w.left for w in words), 29.9)
        self.assertLessEqual(max(w.right for w in words), 195.2)

    def test_who_took_no_part_is_named(self):
        own = self._new_nomination(self.board[4])
        own.with_user(self.users["administrator"]).action_submit()
        session = self._opened(own)
        session.action_record_counts(self._rows(session, (5,)))
        session.action_close()
        session.action_minute()
        text = " ".join(read_pages(self._print(MINUTES, session)))
        name = self.board[4].name
        self.assertIn(f"{name} không tham gia biểu quyết đối với {name}", text)
        self.assertIn("5/5 100,0 %", text)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..council.session_common import SessionMixin
from .common import read_pages
from .decree_30 import read_pictures
from .golden_case import GoldenCase

BALLOT = "hr_emulation.ballot"
COUNTING = "hr_emulation.counting_minutes"


@tagged("post_install", "-at_install")
class TestBallotPaper(SessionMixin, GoldenCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_sessions()
        cls._submitted(2)
        tellers = [cls._new_employee(f"Kiểm phiếu {i}", cls.union).id for i in range(3)]
        secret = cls.rule.copy({"method": "secret", "min_voters": 3})
        cls.paper_ballot = {
            "method": "paper",
            "vote_rule_id": secret.id,
            "teller_ids": [(6, 0, tellers)],
            "place": "Phòng họp 1",
        }

    def _counted(self):
        session = self._opened(present=5, **self.paper_ballot)
        session.action_record_counts(self._rows(session, (4, 0, 0, 1), (3, 1, 1)))
        session.action_close()
        return session

    def test_as_many_equal_papers_as_voters(self):
        session = self._opened(present=5, **self.paper_ballot)
        pdf = self._print(BALLOT, session, self.secretary)
        pages = read_pages(pdf)
        self.assertEqual(len(pages), 5)
        self.assertEqual(len(set(pages)), 1)
        pictures = {picture.tobytes() for picture in read_pictures(pdf)}
        self.assertEqual(len(pictures), 1, "a voter's paper can be told from others")
        for text in ("PHIẾU BẦU", "Người 0", "Người 1", "Đồng ý", "Không đồng ý"):
            self.assertIn(text, pages[0])

    def test_reviewed_text(self):
        session = self._opened(present=3, **self.paper_ballot)
        self._check_paper("ballot", session, self.secretary, numbered=False)

    def test_who_may_not_vote_gets_no_paper_for_it(self):
        own = self._new_nomination(self.board[4])
        own.with_user(self.users["administrator"]).action_submit()
        session = self._opened(present=6, **self.paper_ballot)
        pages = read_pages(self._print(BALLOT, session, self.secretary))
        name = self.board[4].name
        self.assertEqual(sum(name in page for page in pages), 5)
        self.assertEqual(sum("Người 0" in page for page in pages), 6)
        self.assertFalse(any(name in p and "Người 0" in p for p in pages))

    def test_who_prints_ballots(self):
        session = self._opened(present=5, **self.paper_ballot)
        with self.assertRaisesRegex(UserError, "only chair and secretary"):
            self._print(BALLOT, session, self.board[5].user_id)
        with self.assertRaises(AccessError):
            self._print(BALLOT, session, self.users["employee"])

    def test_no_ballots_before_freezing_or_by_hands(self):
        session = self._new_session(**self.paper_ballot)
        with self.assertRaisesRegex(UserError, "are not fixed"):
            self._print(BALLOT, session)
        hands = self._opened(self._submitted(1), present=5)
        with self.assertRaisesRegex(UserError, "secret paper ballot"):
            self._print(BALLOT, hands, self.secretary)

    def test_counting_minutes(self):
        session = self._counted()
        draft = " ".join(read_pages(self._print(COUNTING, session)))
        self.assertIn("DỰ THẢO", draft)
        session.action_minute()
        pdf = self._check_paper("counting_minutes", session)
        text = " ".join(read_pages(pdf))
        self.assertIn("01 Người 0 05 05 04 01 04 00 00", text.replace(" Giấy khen", ""))
        self.assertIn(session.sealed_sha256, text)

    def test_counting_minutes_of_a_secret_vote_only(self):
        session = self._opened(present=5)
        session.action_record_counts(self._rows(session, (5,), (5,)))
        session.action_close()
        with self.assertRaisesRegex(UserError, "was not secret"):
            self._print(COUNTING, session)

    def test_who_is_in_conflict_reads_nothing_of_his_item(self):
        own = self._new_nomination(self.board[4])
        own.with_user(self.users["administrator"]).action_submit()
        session = self._opened(present=6, **self.paper_ballot)
        session.action_record_counts(self._rows(session, (4, 1), (2, 3), (5,)))
        session.action_close()
        concerned = self.board[4].user_id
        text = " ".join(read_pages(self._print(COUNTING, session, concerned)))
        self.assertNotIn(f"03 {self.board[4].name}", text)
        with self.assertRaises(AccessError):
            self._print(COUNTING, session, self.users["employee"])

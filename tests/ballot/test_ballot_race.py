# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import threading
import time

from odoo.tests import tagged

from .ballot_case import BallotCase

RECEIPT = "Your ballot has been recorded."


@tagged("post_install", "-at_install")
class TestBallotRace(BallotCase):
    """Many at the same time, each with a transaction that commits."""

    VOTERS = 16

    def _call(self, voter, *choices):
        ballot = self._ballot(*choices)
        return lambda: self._cast(voter, ballot)

    def test_one_person_many_times(self):
        self._make_session()
        calls = [self._call(0, "for", "for", "for") for _call in range(8)]
        outcomes = self._at_once(*calls)
        self.assertEqual(outcomes.count(RECEIPT), 1, outcomes)
        self.assertEqual(sum("voted already" in text for text in outcomes), 7)
        self.assertEqual(self._count(0), (1, 0, 0))

    def test_all_at_once(self):
        self._make_session()
        outcomes = self._at_once(
            *[
                self._call(voter, "for", "against", ("for", "blank")[voter % 2])
                for voter in range(self.VOTERS)
            ]
        )
        self.assertEqual(outcomes, [RECEIPT] * self.VOTERS)
        self.assertEqual(self._count(0), (16, 0, 0))
        self.assertEqual(self._count(1), (0, 16, 0))
        self.assertEqual(self._count(2), (8, 0, 8))
        self.assertEqual(self._rows()[1], self.member_ids)

    def test_while_the_session_closes(self):
        """Each ballot is either counted or refused, whoever comes first."""
        for _turn in range(4):
            self._make_session()
            for voter in range(4):
                self._cast(voter, self._ballot("for", "for", "for"))
            calls = [
                self._call(voter, "for", "against", "blank")
                for voter in range(4, self.VOTERS)
            ]
            state, *outcomes = self._at_once(self._close, *calls)
            cast = outcomes.count(RECEIPT)
            self.assertEqual(state, "closed")
            self.assertEqual(sum("is over" in text for text in outcomes), 12 - cast)
            self.assertEqual(
                self._results(),
                [(4 + cast, 0, 0, 0), (4, cast, 0, 0), (4, 0, cast, 0)],
            )
            self.assertEqual(len(self._rows()[1]), 4 + cast)

    def test_closing_sees_what_came_after_it_began(self):
        """A ballot recorded after the snapshot of the closing is not lost."""
        self._make_session()
        for voter in range(4):
            self._cast(voter, self._ballot("for", "for", "for"))
        barrier = threading.Barrier(2)
        late = self._ballot("against", "against", "against")

        def wait():
            """Let the late ballot in at the first try."""
            if not barrier.broken:
                barrier.wait(60)
                barrier.wait(60)
                barrier.abort()

        def cast():
            barrier.wait(60)
            receipt = self._cast(4, late)
            barrier.wait(60)
            return receipt

        state, receipt = self._at_once(lambda: self._close(wait), cast)
        self.assertEqual((state, receipt), ("closed", RECEIPT))
        self.assertEqual(set(self._results()), {(4, 1, 0, 0)})

    def test_conflict_declared_before_the_ballot_is_locked(self):
        """What is committed while a ballot waits for the session is seen by it."""
        self._make_session()
        with self._session(2) as session:
            session.env.cr.execute(
                "SELECT id FROM emulation_session WHERE id = %s FOR UPDATE",
                [self.session_id],
            )

            def declare():
                time.sleep(0.5)
                session.action_declare_conflict(self.item_ids[:1], "family")
                session.env.cr.commit()

            outcomes = self._at_once(declare, self._call(2, "for", "for", "for"))
        self.assertIn("conflict of interest", outcomes[1])
        self.assertEqual(self._rows()[1], [])

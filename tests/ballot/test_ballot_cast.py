# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import SUPERUSER_ID
from odoo.exceptions import UserError
from odoo.tests import tagged

from .ballot_case import BallotCase


@tagged("post_install", "-at_install")
class TestBallotCast(BallotCase):
    """One ballot at a time: what counts and what is refused."""

    def test_ballots_are_added_up(self):
        self._make_session()
        receipt = self._cast(0, self._ballot("for", "against", "blank"))
        self.assertEqual(receipt, "Your ballot has been recorded.")
        self._cast(1, self._ballot("for", "for", "blank"))
        self.assertEqual(self._count(0), (2, 0, 0))
        self.assertEqual(self._count(1), (1, 1, 0))
        self.assertEqual(self._count(2), (0, 0, 2))
        self.assertEqual(self._rows()[1], self.member_ids[:2])
        with self._session(0) as session:
            self.assertTrue(session.has_voted)
            self.assertFalse(session.can_vote)
            self.assertEqual((session.turnout_count, session.voter_count), (2, 6))
            self.assertEqual(session.get_ballot()["status"], "voted")
        with self._session(2) as session:
            self.assertFalse(session.has_voted)
            self.assertTrue(session.can_vote)
            self.assertEqual(session.get_ballot()["status"], "open")

    def test_only_once(self):
        self._make_session()
        self._cast(0, self._ballot("for", "for", "for"))
        self._refused("voted already", 0, self._ballot("for", "for", "for"))
        self._refused("voted already", 0, self._ballot("blank", "blank", "blank"))

    def test_before_opening_and_after_closing(self):
        self._make_session(state="frozen")
        self._refused("has not begun", 0, self._ballot("for", "for", "for"))
        self._make_session()
        for voter in range(3):
            self._cast(voter, self._ballot("for", "for", "for"))
        self._close()
        self._refused("is over", 4, self._ballot("for", "for", "for"))

    def test_who_is_not_on_the_roll(self):
        self._make_session()
        ballot = self._ballot("for", "for", "for")
        for uid in (
            self.users["administrator"].id,
            self.users["council_user"].id,
            SUPERUSER_ID,
        ):
            self._refused("not on the roll", None, ballot, uid)

    def test_second_record_of_a_person(self):
        """Who has a new employee record votes for the one on the roll, once."""
        self._make_session()
        with self._new_env() as env:
            employee = env["hr.employee"].browse(self.voters[0].id)
            employee.user_id = False
            employee.flush_recordset()
            second = env["hr.employee"].create(
                {"name": "Ghi lần hai", "user_id": self.user_ids[0]}
            )
            self.assertEqual(second.work_contact_id, employee.work_contact_id)
        self._cast(0, self._ballot("for", "for", "for"))
        self.assertEqual(self._rows()[1], self.member_ids[:1])
        self._refused("voted already", 0, self._ballot("for", "for", "for"))
        with self._new_env() as env:
            second.with_env(env).unlink()
            env.flush_all()
            env["hr.employee"].browse(self.voters[0].id).user_id = self.user_ids[0]

    def test_envelope_or_absent(self):
        self._make_session(written=(0, 1, 2))
        self._refused("came in writing", 0, self._ballot("for", "for", "for"))
        with self._session() as session:
            session.action_set_presence(self.member_ids[5:])
        self._refused("not marked as present", 4, self._ballot("for", "for", "for"))

    def test_conflict_of_interest(self):
        self._make_session(conflicts=[(2, 1)])
        first, _second, third = self.item_ids
        refused = self._ballot("for", "for", "for")
        self._refused("conflict of interest.*Ứng viên 1", 2, refused)
        self._cast(2, [[third, "for"], [first, "against"]])
        self.assertEqual(self._count(1), (0, 0, 0))
        self.assertEqual(self._count(0), (0, 1, 0))
        with self._session(2) as session:
            ballot = session.get_ballot()
            self.assertEqual(
                [(line["name"], line["reason"]) for line in ballot["excluded"]],
                [("Ứng viên 1", "Spouse or close relative")],
            )

    def test_every_reason_at_once(self):
        self._make_session(conflicts=[(2, 1)])
        first, second, _third = self.item_ids
        with self.assertRaises(UserError) as error:
            self._cast(2, [[first, "for"], [first, "for"], [second, "for"], [0, "for"]])
        text = str(error.exception)
        for reason in (
            "not voted on in this session",
            "conflict of interest",
            "more than once",
            "not complete: 1 candidates are missing",
        ):
            self.assertIn(reason, text)

    def test_ballots_that_are_none(self):
        self._make_session()
        first = self.item_ids[0]
        for choices in (
            None,
            "for",
            42,
            {"for": 1},
            [[first]],
            [[first, "for", 1]],
            [[str(first), "for"]],
            [[True, "for"]],
            [[first, "FOR"]],
            [[first, None]],
            [[first, ["for"]]],
            [[first, {"for": 1}]],
            [[first, "for'; DROP TABLE emulation_ballot_tally; --"]],
        ):
            self._refused("cannot be read", 0, choices)
        self._refused("3 candidates are missing", 0, [])

    def test_item_of_another_session(self):
        self._make_session()
        other = self.item_ids[0]
        self._make_session()
        ballot = self._ballot("for", "for", "for")
        ballot[0][0] = other
        self._refused("not voted on in this session", 0, ballot)

    def test_more_than_allowed(self):
        self._make_session(seats=2)
        self._refused("more candidates than the 2", 0, self._ballot(*["for"] * 3))
        self._cast(0, self._ballot("for", "for", "against"))
        self.assertEqual(self._rows()[1], self.member_ids[:1])

    def test_session_that_does_not_exist(self):
        self._make_session()
        ballot = self._ballot("for", "for", "for")
        self.session_id = 2**30
        self._refused("no such session", 0, ballot)

    def test_show_of_hands(self):
        self._make_session()
        with self._new_env() as env:
            env.cr.execute(
                "UPDATE emulation_session SET method = 'hands' WHERE id = %s",
                [self.session_id],
            )
        self._refused("by electronic ballot", 0, self._ballot("for", "for", "for"))

    def test_nobody_reads_the_tables(self):
        """Not even administrators, by any method of the ORM."""
        self._make_session()
        self._cast(0, self._ballot("for", "for", "for"))
        for user in self.users.values():
            with self._new_env(user.id) as env:
                for name in ("emulation.ballot.tally", "emulation.ballot.turnout"):
                    for operation in ("read", "write", "create", "unlink"):
                        self.assertFalse(env[name].has_access(operation), name)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import json

from odoo.exceptions import UserError
from odoo.tests import tagged

from .ballot_case import BallotCase


@tagged("post_install", "-at_install")
class TestBallotCount(BallotCase):
    """Closing, counting, envelopes, and what is too few to be secret."""

    def _vote(self, voters, *choices):
        for voter in voters:
            self._cast(voter, self._ballot(*choices))

    def _envelopes(self, *rows):
        """Record papers: (for, against, blank, invalid) for each item."""
        keys = ("for", "against", "blank", "invalid")
        with self._session() as session:
            session.action_record_counts(
                [
                    {"item_id": item, **dict(zip(keys, row, strict=True))}
                    for item, row in zip(self.item_ids, rows, strict=False)
                ]
            )

    def _closing_problems(self):
        with self._session() as session:
            return session.blocker_text

    def test_counts(self):
        self._make_session()
        self._vote(range(4), "for", "against", "blank")
        self._vote([4], "against", "against", "for")
        self.assertEqual(self._close(), "closed")
        self.assertEqual(self._results(), [(4, 1, 0, 0), (0, 5, 0, 0), (1, 0, 4, 0)])
        with self._session(4) as session:
            self.assertRegex(session.count_check, "^5 members voted.*as it was sealed")
            self.assertEqual(session.get_ballot()["check"], session.count_check)

    def test_count_changed_after_closing(self):
        self._make_session()
        self._vote(range(4), "for", "for", "for")
        self._close()
        with self._session(4) as session:
            session.env.cr.execute(
                "UPDATE emulation_session_item SET count_for = 3, count_blank = 1"
                " WHERE id = %s",
                [self.item_ids[0]],
            )
            self.assertRegex(session.count_check, "cannot be relied on")

    def test_too_few_voted(self):
        """The session is void, the counts are gone, the turnout stays."""
        self._make_session()
        self._vote(range(2), "for", "for", "for")
        self.assertEqual(self._close(), "void")
        counts, turnout = self._rows()
        self.assertEqual(set(counts.values()), {0})
        self.assertEqual(turnout, self.member_ids[:2])
        self.assertEqual(set(self._results()), {(0, 0, 0, 0)})

    def test_exactly_enough_voted(self):
        self._make_session()
        self._vote(range(3), "for", "for", "for")
        self.assertEqual(self._close(), "closed")
        self.assertEqual(set(self._results()), {(3, 0, 0, 0)})

    def test_nobody_voted(self):
        self._make_session()
        self.assertEqual(self._close(), "void")

    def test_too_few_on_one_item(self):
        """Conflicts of interest leave two ballots for one candidate."""
        self._make_session(conflicts=[(2, 1), (3, 1)])
        first, _second, third = self.item_ids
        for voter in (2, 3):
            self._cast(voter, [[first, "for"], [third, "for"]])
        self._vote([4, 5], "for", "for", "for")
        self.assertEqual(self._close(), "closed")
        self.assertEqual(self._results(), [(4, 0, 0, 0), (0, 0, 0, 0), (4, 0, 0, 0)])
        self.assertEqual(self._count(1), (0, 0, 0))
        with self._session() as session:
            self.assertEqual(session.item_ids[1].result, "void")
            self.assertRegex(session.count_check, "as it was sealed")

    def test_envelopes_are_added_up(self):
        """Nothing tells the papers from the electronic ballots; invalid is blank."""
        self._make_session(written=(3, 4, 5))
        self._vote(range(3), "for", "for", "against")
        self.assertRegex(self._closing_problems(), "not counted yet")
        with self.assertRaisesRegex(UserError, "not counted yet"):
            self._close()
        with self._session() as session:
            self.assertTrue(session.can_record_counts)
        self._envelopes((1, 1, 0, 1), (3, 0, 0, 0), (0, 3, 0, 0))
        self.assertEqual(self._count(0), (4, 1, 1))
        with self._session() as session:
            self.assertFalse(session.can_record_counts)
        self.assertEqual(self._close(), "closed")
        self.assertEqual(self._results(), [(4, 1, 1, 0), (6, 0, 0, 0), (0, 6, 0, 0)])
        with self._session() as session:
            self.assertRegex(session.count_check, "^6 members voted")
            log = session.env["emulation.audit.log"].sudo()
            entry = log.search(
                [
                    ("res_model", "=", "emulation.session"),
                    ("res_id", "=", self.session_id),
                    ("event", "=", "counts"),
                ]
            )
            self.assertEqual(entry.values, {"items": self.item_ids})

    def test_counting_sheet_of_the_envelopes_is_not_kept(self):
        """Neither after it is recorded nor when it was given up."""
        self._make_session(written=(3, 4, 5))
        self._vote(range(3), "for", "for", "against")
        for is_recorded in (False, True):
            with self._session() as session:
                action = session.action_open_counts()
                sheet = session.env[action["res_model"]].browse(action["res_id"])
                sheet.line_ids.write({"count_for": 3})
                self.assertEqual(sheet.line_ids.mapped("voter_count"), [3, 3, 3])
                if is_recorded:
                    sheet.action_record()
        self.assertEqual(self._count(2), (3, 3, 0))
        with self._new_env() as env:
            self.assertFalse(env["emulation.session.wizard.line"].search([]))

    def test_envelopes_counted_wrongly(self):
        self._make_session(written=(3, 4, 5))
        before = self._rows()
        for rows, reason in (
            ([(3, 0, 0, 0), (2, 0, 0, 0), (3, 1, 0, 0)], "(?s)viên 1.*viên 2"),
            ([(4, -1, 0, 0), (3, 0, 0, 0), (3, 0, 0, 0)], "Ứng viên 0"),
            ([(3.0, 0, 0, 0), (3, 0, 0, 0), (3, 0, 0, 0)], "Ứng viên 0"),
            ([("3", 0, 0, 0), (3, 0, 0, 0), (3, 0, 0, 0)], "Ứng viên 0"),
            ([(True, 2, 0, 0), (3, 0, 0, 0), (3, 0, 0, 0)], "Ứng viên 0"),
        ):
            with self.assertRaisesRegex(UserError, reason):
                self._envelopes(*rows)
        self.assertEqual(self._rows(), before)
        self._envelopes((3, 0, 0, 0))
        self.assertRegex(self._closing_problems(), "for: Ứng viên 1, Ứng viên 2")
        with self.assertRaisesRegex(UserError, "Ứng viên 0: .* counted already"):
            self._envelopes(*[(3, 0, 0, 0)] * 3)
        self.assertEqual(self._count(0), (3, 0, 0))
        self.assertEqual(self._count(1), (0, 0, 0))

    def test_too_few_envelopes(self):
        self._make_session(written=(4, 5))
        self.assertRegex(self._closing_problems(), "return them unopened")
        with self.assertRaisesRegex(UserError, "return them unopened"):
            self._envelopes(*[(2, 0, 0, 0)] * 3)
        with self._session() as session:
            session.action_set_presence(self.member_ids[:4], [])
        self.assertFalse(self._closing_problems())

    def test_too_few_beside_the_envelopes(self):
        """Who knows the papers would know the electronic ballots as well."""
        self._make_session(written=(3, 4, 5))
        self._vote(range(2), "for", "for", "for")
        self._envelopes(*[(3, 0, 0, 0)] * 3)
        self.assertEqual(self._close(), "void")
        self.assertEqual(set(self._rows()[0].values()), {0})

    def test_all_in_envelopes(self):
        self._make_session(written=range(6))
        self._envelopes(*[(5, 1, 0, 0)] * 3)
        self.assertEqual(self._close(), "closed")
        self.assertEqual(set(self._results()), {(5, 1, 0, 0)})

    def test_presence_of_those_whose_ballot_is_in_the_box(self):
        self._make_session(written=(3, 4, 5))
        self._vote([2], "for", "for", "for")
        roll = self.member_ids
        with self._session() as session:
            for present, written in ((roll[:2], roll[3:]), (roll[:2], roll[2:])):
                with self.assertRaisesRegex(UserError, "stay present: Ủy viên 2"):
                    session.action_set_presence(present, written)
            session.action_set_presence(roll[1:3], roll[3:])
        self._envelopes(*[(3, 0, 0, 0)] * 3)
        with self._session() as session:
            for present, written in ((roll[1:4], roll[4:]), (roll[1:3], roll[4:])):
                with self.assertRaisesRegex(UserError, "counted.*: Ủy viên 3"):
                    session.action_set_presence(present, written)
            with self.assertRaisesRegex(UserError, "counted.*: Ủy viên 0"):
                session.action_set_presence(roll[1:3], [roll[0], *roll[3:]])

    def test_box_that_was_tampered_with(self):
        self._make_session()
        self._vote(range(4), "for", "for", "for")
        with self._new_env() as env:
            env.cr.execute(
                "UPDATE emulation_ballot_tally SET votes = 9"
                " WHERE item_id = %s AND choice = 'for'",
                [self.item_ids[1]],
            )
        with self.assertRaisesRegex(UserError, "not as many.*Ứng viên 1"):
            self._close()

    def test_void(self):
        self._make_session()
        self._vote(range(4), "for", "for", "for")
        with self._session() as session:
            session.action_void("Nhầm danh sách")
        self.assertEqual(set(self._rows()[0].values()), {0})
        self.assertEqual(self._rows()[1], self.member_ids[:4])

    def test_conflicts_that_leave_too_few_voters(self):
        conflicts = [(voter, 2) for voter in range(2, 6)]
        self._make_session(state="frozen", conflicts=conflicts)
        with self._session() as session:
            self.assertFalse(session.can_open)
            with self.assertRaisesRegex(UserError, "viên 2: .* leave 2 .* needs 3"):
                session.action_open()
            session.env.cr.rollback()

    def test_fewest_voters_exactly(self):
        self._make_session(state="draft")
        with self._session(None) as session:
            for least, is_fine in ((6, True), (7, False)):
                self.rule.with_env(session.env).min_voters = least
                problems = session._get_secrecy_problems()[session.id]
                self.assertEqual(not problems, is_fine)
            self.assertRegex(problems[0], "at least 7 voters, the roll has 6")
            session.env.cr.rollback()

    def test_database_that_logs_statements(self):
        """Only its superuser sets these: a function of the same name answers here."""
        self._make_session(state="frozen")
        quiet = {
            "log_statement": "ddl",
            "log_min_duration_statement": "-1",
            "log_transaction_sample_rate": "0",
        }
        for name, value, is_logged in (
            ("log_statement", "none", False),
            ("log_statement", "mod", True),
            ("log_statement", "all", True),
            ("log_min_duration_statement", "0", True),
            ("log_transaction_sample_rate", "0.01", True),
        ):
            settings = {**quiet, name: value}
            with self.subTest(name=name, value=value), self._new_env() as env:
                env.cr.execute(
                    """
                    CREATE SCHEMA settings;
                    CREATE FUNCTION settings.current_setting(name text) RETURNS text
                    AS $$ SELECT %s::jsonb ->> name $$ LANGUAGE sql;
                    SET LOCAL search_path = settings, pg_catalog, public;
                    """,
                    [json.dumps(settings)],
                )
                session = env["emulation.session"].browse(self.session_id)
                problems = session._get_secrecy_problems()[session.id]
                self.assertEqual(bool(problems), is_logged, problems)
                env.cr.rollback()

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import re
from datetime import timedelta
from unittest.mock import patch

from odoo.sql_db import db_connect
from odoo.tests import tagged

from ..ballot.ballot_case import BallotCase
from .ballot_server import CAST, BallotServerMixin
from .test_ballot_secrecy import BALLOT_TABLES, DumpMixin

CHOSEN = ("against", "blank", "against")
WORDS = re.compile(r"\b(against|blank)\b")
RECEIPT = "Your ballot has been recorded."


@tagged("post_install", "-at_install")
class TestBallotTraces(BallotServerMixin, DumpMixin, BallotCase):
    """What a server that logs everything writes down while members vote."""

    @classmethod
    def _setup_ballot(cls, voters, candidates):
        res = super()._setup_ballot(voters, candidates)
        for user in cls.voter_users[:3]:
            user.password = user.login
        cls.key = (
            cls.env["res.users.apikeys"]
            .with_user(cls.voter_users[3])
            ._generate("rpc", "ballot", cls.env.cr.now() + timedelta(days=1))
        )
        return res

    def test_logs_and_tables(self):
        self._make_session()
        self._start_server("--log-handler=:DEBUG")
        screen, rpc, late = [self._login(f"voter_{number}") for number in range(3)]
        before = self._dump()
        ballot = self._ballot(*CHOSEN)
        path = f"/hr_emulation/ballot/{self.session_id}/cast"
        self.assertEqual(screen(path, choices=ballot)["result"], RECEIPT)
        answer = rpc(
            "/web/dataset/call_kw",
            model="emulation.session",
            method="action_cast_ballot",
            args=[[self.session_id], ballot],
            kwargs={},
        )
        self.assertEqual(answer["result"], RECEIPT)
        answer = self._json2(self.key, CAST, ids=[self.session_id], choices=ballot)
        self.assertEqual(answer, (200, RECEIPT))
        self._send_refused_ballots(screen, late, path)
        self.assertEqual(self._count(0), (0, 3, 0))
        self._check_log()
        self._check_tables(before, self._dump())

    def _send_refused_ballots(self, voted, late, path):
        ballot = self._ballot(*CHOSEN)
        for post, choices in (
            (voted, ballot),
            (late, [*ballot, ballot[0]]),
            (late, ballot[1:]),
            (late, "against"),
            (late, [["blank", "against"]]),
            (late, [[[ballot], "against"]]),
        ):
            answer = post(path, choices=choices)
            self.assertNotRegex(str(answer["error"]), WORDS)

    def _check_log(self):
        log = self._read_log()
        # It does log parameters of calls and statements
        self.assertRegex(
            log, r"call emulation\.session\(\d+,\)\.action_cast_ballot\(…\)"
        )
        self.assertIn("INTO emulation_ballot_turnout", log)
        self.assertNotIn("UPDATE emulation_ballot_tally", log)
        lines = [line for line in log.splitlines() if WORDS.search(line)]
        self.assertEqual(lines, [])

    def _check_tables(self, before, after):
        changed = self._changed(before, after)
        self.assertGreaterEqual(changed, BALLOT_TABLES)
        for table in changed - BALLOT_TABLES:
            known = {row[3] for row in before[table]}
            for row in after[table]:
                if row[3] not in known:
                    self.assertNotRegex(row[3], WORDS, table)
                    self.assertNotIn("ballot", row[3], table)

    def test_profiler(self):
        """The statement with the choices passes by who collects statements."""
        self._make_session()
        statements = []

        def hook(cursor, query, params, start, delay):
            statements.append(cursor.mogrify(query, params).decode())

        with patch("threading.current_thread") as thread:
            thread.return_value.query_hooks = [hook]
            thread.return_value.query_count = thread.return_value.query_time = 0
            self._cast(0, self._ballot(*CHOSEN))
        text = "\n".join(statements)
        self.assertIn("INTO emulation_ballot_turnout", text)
        self.assertNotIn("UPDATE emulation_ballot_tally", text)
        self.assertNotRegex(text, WORDS)

    # --- Dead rows ------------------------------------------------------------------------

    def _dead_rows(self):
        """Rows that deleted versions still take room for, in both files."""
        with self.registry.cursor() as cr:
            cr.connection.autocommit = True
            dead = 0
            for table in sorted(BALLOT_TABLES):
                del cr.connection.notices[:]
                cr.execute(f"VACUUM (VERBOSE, DISABLE_PAGE_SKIPPING) {table}")
                notices = "".join(cr.connection.notices)
                removed, _kept, stuck = re.search(
                    r"tuples: (\d+) removed, (\d+) remain, (\d+) are dead", notices
                ).groups()
                dead += int(removed) + int(stuck)
            cr.connection.autocommit = False
        return dead

    def test_old_transaction_keeps_dead_rows_until_the_daily_clean_up(self):
        self._make_session()
        for voter in range(4):
            self._cast(voter, self._ballot("for", "for", "for"))
        with db_connect(self.database).cursor() as old:
            old.execute("SELECT count(*) FROM res_users")
            self._close()
            self.assertTrue(self._dead_rows())
        with self._new_env() as env:
            env["emulation.ballot.tally"]._gc_dead_versions()
        self.assertEqual(self._dead_rows(), 0)

    def test_closing_leaves_no_dead_rows(self):
        self._make_session()
        for voter in range(4):
            self._cast(voter, self._ballot("for", "for", "for"))
        self._close()
        self.assertEqual(self._dead_rows(), 0)

    def test_tables_in_use_are_told(self):
        """The session is closed all the same; the log says what is left to do."""
        self._make_session()
        for voter in range(4):
            self._cast(voter, self._ballot("for", "for", "for"))
        name = "odoo.addons.hr_emulation.models.council.emulation_ballot_tally"
        with db_connect(self.database).cursor() as other:
            other.execute("SELECT count(*) FROM emulation_ballot_tally")
            with self.assertLogs(name, "WARNING") as log:
                self.assertEqual(self._close(), "closed")
        self.assertIn("go with the daily clean-up", log.output[0])

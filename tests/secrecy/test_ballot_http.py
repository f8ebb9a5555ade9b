# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import json
import os
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from odoo.tests import tagged

from ..ballot.ballot_case import BallotCase
from .ballot_server import CAST, BallotServerMixin

PEOPLE = 200


@tagged("post_install", "-at_install")
class TestBallotHttp(BallotServerMixin, BallotCase):
    """Real clients of a real server, which may be killed."""

    VOTERS = PEOPLE
    CANDIDATES = 5

    @classmethod
    def _setup_ballot(cls, voters, candidates):
        res = super()._setup_ballot(voters, candidates)
        end = cls.env.cr.now() + timedelta(days=1)
        keys = cls.env["res.users.apikeys"]
        cls.keys = [
            keys.with_user(user)._generate("rpc", "ballot", end)
            for user in cls.voter_users
        ]
        return res

    def _vote(self, voter, choice):
        return self._json2(
            self.keys[voter],
            CAST,
            ids=[self.session_id],
            choices=self._ballot(*[choice] * self.CANDIDATES),
        )

    def _status(self, voter):
        status, answer = self._json2(
            self.keys[voter], "emulation.session/get_ballot", ids=[self.session_id]
        )
        self.assertEqual(status, 200, answer)
        return answer["status"]

    def _wait(self, condition, seconds=60):
        end = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), end, "waited too long")
            time.sleep(0.02)

    def test_two_hundred_at_once(self):
        self._make_session()
        self._start_server()
        start = threading.Barrier(PEOPLE)
        choices = ["for"] * 150 + ["against"] * 40 + ["blank"] * 10

        def client(voter):
            start.wait(120)
            return self._vote(voter, choices[voter])

        with ThreadPoolExecutor(PEOPLE) as pool:
            answers = list(pool.map(client, range(PEOPLE)))
        self.assertEqual(
            {status for status, _text in answers}, {200}, self._read_log()[-9000:]
        )
        for item in range(self.CANDIDATES):
            self.assertEqual(self._count(item), (150, 40, 10))
        self.assertEqual(self._rows()[1], self.member_ids)
        self.assertEqual(self._vote(7, "for")[0], 422)
        self.assertEqual(self._close(), "closed")
        self.assertEqual(set(self._results()), {(150, 40, 10, 0)})

    def _is_waiting(self):
        """Whether a ballot waits for the rows of the tally."""
        with self._new_env() as env:
            env.cr.execute(
                """
                SELECT count(*) FROM pg_stat_activity
                 WHERE datname = %s AND wait_event_type = 'Lock'
                   AND query LIKE '%%emulation_ballot_tally%%'
                """,
                [self.database],
            )
            return bool(env.cr.fetchone()[0])

    def _kill(self, server):
        os.kill(server.pid, signal.SIGKILL)
        server.wait(30)

    def test_server_killed_before_the_ballot_counts(self):
        self._make_session()
        server = self._start_server()
        with self.registry.cursor() as blocker:
            blocker.execute(
                "SELECT id FROM emulation_ballot_tally WHERE session_id = %s FOR UPDATE",
                [self.session_id],
            )
            with ThreadPoolExecutor(1) as pool:
                answer = pool.submit(self._vote, 0, "for")
                self._wait(self._is_waiting)
                self._kill(server)
                self.assertEqual(answer.result(60)[0], 0)
            blocker.rollback()
        self._wait(lambda: not self._is_waiting())
        self.assertEqual(self._rows()[1], [])
        self._start_server()
        self.assertEqual(self._status(0), "open")
        self.assertEqual(self._vote(0, "for")[0], 200)
        self.assertEqual(self._count(0), (1, 0, 0))

    def test_server_killed_before_the_answer_arrives(self):
        self._make_session()
        server = self._start_server()
        connection = self._send_and_listen_not(3)
        self._wait(lambda: self._rows()[1])
        self._kill(server)
        connection.close()
        self._start_server()
        self.assertEqual(self._status(3), "voted")
        status, text = self._vote(3, "against")
        self.assertEqual(status, 422)
        self.assertIn("voted already: your ballot is recorded", text)
        self.assertEqual(self._count(0), (1, 0, 0))

    def test_network_cut_after_sending(self):
        self._make_session()
        self._start_server()
        self._send_and_listen_not(3).close()
        self._wait(lambda: self._rows()[1])
        self.assertEqual(self._status(3), "voted")
        self.assertEqual(self._count(0), (1, 0, 0))

    def _send_and_listen_not(self, voter):
        """Send a ballot and never read the answer; return the connection."""
        choices = self._ballot(*["for"] * self.CANDIDATES)
        body = json.dumps({"ids": [self.session_id], "choices": choices})
        head = (
            f"POST /json/2/{CAST} HTTP/1.1",
            "Host: 127.0.0.1",
            f"Authorization: bearer {self.keys[voter]}",
            f"X-Odoo-Database: {self.database}",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
        )
        connection = socket.create_connection(("127.0.0.1", self.port))
        connection.sendall(("\r\n".join(head) + "\r\n\r\n" + body).encode())
        return connection

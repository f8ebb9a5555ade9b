# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import json
import os
import socket
import subprocess
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from psycopg2 import OperationalError

from odoo import SUPERUSER_ID, api
from odoo.exceptions import ConcurrencyError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import EmulationMixin
from ..own_database import OwnDatabaseCase


class RaceCase(EmulationMixin, OwnDatabaseCase):
    """A database of its own where transactions are real and commit."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls._filling_own_registry():
            cls._setup_emulation()
            cls._setup_race()
            cls.ids = {
                "officer": cls.users["officer"].id,
                "administrator": cls.users["administrator"].id,
                "round": cls.round.id,
            }

    @classmethod
    def _setup_race(cls):
        """A quota of three places, nobody holds one."""
        cls.quota_id = (
            cls.env["emulation.quota"]
            .create({"category_id": cls.inside.id, "number": 3})
            .id
        )
        cls.unit_id = cls.unit_a.id
        cls.category_id = cls.inside.id

    def setUp(self):
        super().setUp()
        self.addCleanup(self._withdraw_all)

    def _withdraw_all(self):
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            env["emulation.nomination"].search(
                [("category_id", "=", self.category_id), ("state", "!=", "withdrawn")]
            ).with_user(self.ids["administrator"]).action_withdraw("Hết lượt thử")
        self.assertEqual(self._places(), (0, 0))

    def _make(self, count, state="draft", category_id=None):
        """Commit nominations of new people; return their ids."""
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            number = env["hr.employee"].search_count([])
            people = env["hr.employee"].create(
                [
                    {
                        "name": f"Người {number + i}",
                        "department_id": self.unit_id,
                        "date_version": "2016-01-01",
                    }
                    for i in range(count)
                ]
            )
            nominations = env["emulation.nomination"].create(
                [
                    {
                        "category_id": category_id or self.category_id,
                        "employee_id": person.id,
                    }
                    for person in people
                ]
            )
            if state == "submitted":
                nominations.with_user(self.ids["administrator"]).action_submit()
            return nominations.ids

    def _places(self):
        with self.registry.cursor() as cr:
            cr.execute(
                "SELECT used, (SELECT count(*) FROM emulation_nomination_quota_rel"
                " WHERE quota_id = id) FROM emulation_quota WHERE id = %s",
                [self.quota_id],
            )
            return cr.fetchone()

    def _states(self, ids):
        with self.registry.cursor() as cr:
            cr.execute(
                "SELECT state FROM emulation_nomination WHERE id IN %s ORDER BY id",
                [tuple(ids)],
            )
            return [state for (state,) in cr.fetchall()]

    def _step(self, nomination_id, name, *args, user="administrator"):
        def call(env):
            nomination = env["emulation.nomination"].browse(nomination_id)
            getattr(nomination.with_user(self.ids[user]), f"action_{name}")(*args)

        return call


@tagged("post_install", "-at_install")
class TestQuotaRace(RaceCase):
    def test_last_place_by_two_submissions(self):
        self._make(2, "submitted")
        first, second = self._make(2)
        outcomes = self._race(self._step(first, "submit"), self._step(second, "submit"))
        refusals = [text for text in outcomes if text]
        self.assertEqual(len(refusals), 1, outcomes)
        self.assertRegex(refusals[0], "full: 3/3, held by")
        self.assertEqual(sorted(self._states([first, second])), ["draft", "submitted"])
        self.assertEqual(self._places(), (3, 3))

    def test_last_place_of_many(self):
        ids = self._make(8)
        outcomes = self._race(*[self._step(each, "submit") for each in ids])
        self.assertEqual(outcomes.count(None), 3, outcomes)
        self.assertEqual(self._states(ids).count("submitted"), 3)
        self.assertEqual(self._places(), (3, 3))

    def test_one_waits_for_the_other(self):
        """The second holds no lock yet when the first commits."""
        self._make(2, "submitted")
        first, second = self._make(2)
        with self.registry.cursor() as one, self.registry.cursor() as two:
            envs = [api.Environment(cr, SUPERUSER_ID, {}) for cr in (one, two)]
            for cr in (one, two):
                cr.execute("SELECT used FROM emulation_quota")
            self._step(first, "submit")(envs[0])
            one.commit()
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(OperationalError) as error,
            ):
                self._step(second, "submit")(envs[1])
            self.assertEqual(error.exception.pgcode, "40001")
            two.rollback()
            envs[1].transaction.reset()
            with self.assertRaisesRegex(UserError, "full: 3/3"):
                self._step(second, "submit")(envs[1])
            two.rollback()

    def test_withdrawing_and_reopening_against_a_submission(self):
        mine, *_others = self._make(3, "submitted")
        (other,) = self._make(1)
        for _round in range(3):
            self._race(
                self._step(mine, "withdraw", "Đổi ý"), self._step(other, "submit")
            )
            used, held = self._places()
            self.assertEqual(used, held)
            self.assertLessEqual(used, 3)
            self._race(
                self._step(mine, "reopen", "Lại"),
                self._step(other, "withdraw", "Đổi ý"),
            )
            self._race(self._step(mine, "submit"), self._step(other, "reopen", "Lại"))
            used, held = self._places()
            self.assertEqual(used, held)
            self.assertLessEqual(used, 3)
            if self._states([mine]) == ["withdrawn"]:
                self._race(self._step(other, "withdraw", "Nhường"))
                self._race(self._step(mine, "reopen", "Lại"))

    def test_the_same_nomination_twice(self):
        (mine,) = self._make(1)
        outcomes = self._race(self._step(mine, "submit"), self._step(mine, "submit"))
        self.assertEqual(outcomes.count(None), 1, outcomes)
        self.assertEqual(self._places(), (1, 1))

    def test_the_same_nomination_withdrawn_twice(self):
        (mine,) = self._make(1, "submitted")
        outcomes = self._race(
            self._step(mine, "withdraw", "Một"), self._step(mine, "withdraw", "Hai")
        )
        self.assertEqual(outcomes.count(None), 1, outcomes)
        self.assertEqual(self._places(), (0, 0))


@tagged("post_install", "-at_install")
class TestRoundRace(RaceCase):
    """No nomination is left behind in a round that closes at the same moment."""

    def _round(self, env):
        round_ = env["emulation.round"].browse(self.ids["round"])
        return round_.with_user(self.ids["officer"])

    def test_submission_while_the_round_closes(self):
        (mine,) = self._make(1)
        with self.registry.cursor() as closing, self.registry.cursor() as submitting:
            env = api.Environment(closing, SUPERUSER_ID, {})
            # The officer's request sees a draft, then it is submitted beside it
            closing.execute("SELECT count(*) FROM emulation_nomination")
            self._step(mine, "submit")(api.Environment(submitting, SUPERUSER_ID, {}))
            submitting.commit()
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(OperationalError) as error,
            ):
                self._round(env).action_close()
            self.assertEqual(error.exception.pgcode, "40001")
            closing.rollback()
            env.transaction.reset()
            with self.assertRaisesRegex(UserError, "not decided yet"):
                self._round(env).action_close()
            closing.rollback()

    def test_nomination_made_and_submitted_while_the_round_closes(self):
        with self.registry.cursor() as closing:
            env = api.Environment(closing, SUPERUSER_ID, {})
            closing.execute("SELECT count(*) FROM emulation_nomination")
            self._make(1, "submitted")
            with self.assertRaises(ConcurrencyError):
                self._round(env).action_close()
            closing.rollback()

    def test_round_closes_first(self):
        """The submission waits for the close and is repeated: the round is closed."""
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            round_ = self._round(env).copy()
            round_.action_open()
            category = round_.category_ids[0]
        (mine,) = self._make(1, category_id=category.id)
        with self.registry.cursor() as closing:
            env = api.Environment(closing, SUPERUSER_ID, {})
            closed = env["emulation.round"].browse(round_.id)
            closed.with_user(self.ids["officer"]).action_close()
            with ThreadPoolExecutor(1) as pool:
                running = pool.submit(self._race, self._step(mine, "submit"))
                time.sleep(1)
                self.assertFalse(running.done())
                closing.commit()
                (refusal,) = running.result(60)
        self.assertIn("is not open", refusal)
        self.assertEqual(self._states([mine]), ["draft"])


@tagged("post_install", "-at_install")
class TestQuotaHttpRace(RaceCase):
    """Sixteen clients over JSON-2 on a server of its own take the last three places."""

    @classmethod
    def _setup_race(cls):
        cls.key = (
            cls.env["res.users.apikeys"]
            .with_user(cls.users["administrator"])
            ._generate("rpc", "race", cls.env.cr.now() + timedelta(days=1))
        )
        return super()._setup_race()

    def _start_server(self):
        """Start Odoo on the database; return its port once it answers."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        log = self.enterContext(tempfile.TemporaryFile("w+"))
        server = subprocess.Popen(
            [
                *os.environ["EMULATION_ODOO"].splitlines(),
                "server",
                f"--database={self.database}",
                f"--http-port={port}",
                "--http-interface=127.0.0.1",
                "--max-cron-threads=0",
                "--workers=0",
            ],
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        self.addCleanup(server.wait, 30)
        self.addCleanup(server.terminate)
        for _second in range(90):
            if self._call(port, "search_count", domain=[])[0] == 200:
                break
            time.sleep(1)
        else:
            log.seek(0)
            self.fail(log.read()[-5000:])
        return port

    def _call(self, port, method, **body):
        request = Request(
            f"http://127.0.0.1:{port}/json/2/emulation.nomination/{method}",
            data=json.dumps(body).encode(),
            headers={
                "Authorization": f"bearer {self.key}",
                "Content-Type": "application/json",
                "X-Odoo-Database": self.database,
            },
        )
        try:
            with urlopen(request, timeout=120) as response:
                return response.status, response.read().decode()
        except HTTPError as error:
            return error.code, json.loads(error.read())["message"]
        except (URLError, ConnectionError):
            return 0, "no server yet"

    def test_sixteen_clients(self):
        ids = self._make(16)
        port = self._start_server()
        start = threading.Barrier(len(ids))

        def client(nomination_id):
            start.wait(60)
            return self._call(port, "action_submit", ids=[nomination_id])

        with ThreadPoolExecutor(len(ids)) as pool:
            answers = list(pool.map(client, ids))
        self.assertEqual([a[0] for a in answers].count(200), 3, answers)
        refused = [text for status, text in answers if status != 200]
        for text in refused:
            self.assertRegex(text, "full: 3/3, held by")
        self.assertEqual({a[0] for a in answers}, {200, 422})
        self.assertEqual(self._states(ids).count("submitted"), 3)
        self.assertEqual(self._places(), (3, 3))

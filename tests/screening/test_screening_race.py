# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import os
import signal
import subprocess
import threading
import time
from contextlib import contextmanager

import psycopg2

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.modules.registry import Registry
from odoo.sql_db import db_connect
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..own_database import OwnDatabaseCase
from .screening_common import ScreeningMixin

PEOPLE = 100
BATCH = 10
# A worker as the scheduled action is one: batch, commit, next batch
WORKER = """
print("READY", flush=True)
env["emulation.screening"]._cron_work()
env.cr.commit()
"""


class _Setup(ScreeningMixin):
    """The builders of the tests, on an environment of its own."""

    def __init__(self, env):
        type(self).env = env
        type(self)._setup_screening()


@tagged("post_install", "-at_install")
class TestScreeningRace(OwnDatabaseCase):
    """Workers with connections of their own, which commit and can be killed.

    Works on a copy of the template that ``script/test`` names.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.name = cls._copy_template()
        cls.addClassCleanup(Registry.delete, cls.name)
        with cls._new_env() as env:
            data = _Setup(env)
            env["hr.employee"].create(
                [
                    {
                        "name": f"Người {number}",
                        "department_id": data.unit_b.id,
                        "date_version": "2016-01-01",
                    }
                    for number in range(PEOPLE)
                ]
            )
            parameters = env["ir.config_parameter"]
            parameters.set_param("hr_emulation.screening_limit", "0")
            parameters.set_param("hr_emulation.screening_batch", str(BATCH))
            cls.category_id = data.inside.id
            cls.officer_id = data.users["officer"].id
            members = env["emulation.unit.member"]._members_on(data.today)
            cls.expected = sorted(members.employee_id.ids)

    def setUp(self):
        super().setUp()
        with self._new_env(self.officer_id) as env:
            category = env["emulation.round.category"].browse(self.category_id)
            screening = category.action_screen()
            self.job_id = screening.id
            self.assertEqual(screening.state, "queued")
            self.assertEqual(screening.total_count, len(self.expected))

    @classmethod
    @contextmanager
    def _new_env(cls, uid=SUPERUSER_ID):
        with Registry(cls.name).cursor() as cr:
            yield api.Environment(cr, uid, {})

    @contextmanager
    def _job(self):
        with self._new_env() as env:
            yield env["emulation.screening"].browse(self.job_id)

    def _people(self):
        with self._job() as job:
            return sorted(line.employee_id.id for line in job.line_ids)

    def _state(self):
        with self._job() as job:
            return job.state

    def _start_worker(self):
        worker = subprocess.Popen(
            [
                *os.environ["EMULATION_ODOO"].splitlines(),
                *("shell", "-d", self.name, "--no-http", "--log-level=error"),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.addCleanup(worker.wait)
        self.addCleanup(worker.kill)
        worker.stdin.write(WORKER)
        worker.stdin.close()
        self.addCleanup(worker.stdout.close)
        return worker

    def test_killed_in_the_middle_of_a_batch(self):
        """Each worker is killed at another place; the last one ends the work."""
        for kill in range(3):
            before = len(self._people())
            # Holds the next batch open, so that the worker dies inside it
            blocker = db_connect(self.name).cursor()
            self.addCleanup(blocker.close)
            limit = before + (kill + 1) * BATCH
            blocked = self.expected[limit]
            blocker.execute(
                "SELECT id FROM hr_employee WHERE id = %s FOR UPDATE", [blocked]
            )
            worker = self._start_worker()
            self._wait(lambda need=limit: len(self._people()) >= need)
            self._wait(self._is_batch_waiting)
            os.kill(worker.pid, signal.SIGKILL)
            worker.wait()
            blocker.rollback()
            blocker.close()
            self._wait(lambda: not self._is_batch_waiting())
            self.assertEqual(self._people(), self.expected[:limit])
            self.assertEqual(self._state(), "running")
        worker = self._start_worker()
        output = worker.stdout.read()
        self.assertEqual(worker.wait(), 0, output)
        self.assertEqual(self._state(), "done")
        self.assertEqual(self._people(), self.expected)

    def _is_batch_waiting(self):
        """Whether a worker waits in the INSERT of a batch for the blocker."""
        with db_connect("postgres").cursor() as cr:
            cr.execute(
                """
                SELECT count(*) FROM pg_stat_activity
                 WHERE datname = %s AND wait_event_type = 'Lock'
                   AND query LIKE '%%INTO emulation_screening_line%%'
                """,
                [self.name],
            )
            return bool(cr.fetchone()[0])

    def _wait(self, condition, seconds=60):
        end = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), end, "waited too long")
            time.sleep(0.05)

    @contextmanager
    def _in_thread(self, uid, work):
        """Let another user or worker do something at the same time.

        Its environment is made here: the registry is locked for other threads
        while tests run.
        """
        with self._new_env(uid) as env:
            screening = env["emulation.screening"].browse(self.job_id)
            thread = threading.Thread(target=work, args=[screening])
            thread.start()
            yield thread
            thread.join(60)
            self.assertFalse(thread.is_alive())

    def test_two_workers_and_who_runs_it_at_once(self):
        """Two workers and a user at the same time: every subject once."""
        refusals = []

        def run(work):
            def inner(screening):
                try:
                    work(screening)
                    screening.env.cr.commit()
                except (UserError, psycopg2.Error) as error:
                    refusals.append(error)
                    screening.env.cr.rollback()

            return inner

        cron = run(lambda screening: screening._cron_work())
        at_once = run(lambda screening: screening.action_run())
        # Who comes second is refused by lock or index, and the log says so
        with (
            mute_logger("odoo.sql_db"),
            self._in_thread(SUPERUSER_ID, cron),
            self._in_thread(SUPERUSER_ID, cron),
            self._in_thread(self.officer_id, at_once),
        ):
            pass
        self.assertLess(len(refusals), 3)
        with self._job() as job:
            job._cron_work()
        self.assertEqual(self._state(), "done")
        self.assertEqual(self._people(), self.expected)

    def test_cancelled_while_a_worker_is_at_it(self):
        cancelled = threading.Event()

        def cancel(screening):
            screening.action_cancel()
            screening.env.cr.commit()
            cancelled.set()

        with self._job() as job:
            self.assertTrue(job.try_lock_for_update())
            job._work_batch()
            job.env.cr.commit()
            self.assertTrue(job.try_lock_for_update())
            job._work_batch()
            with self._in_thread(self.officer_id, cancel):
                # It waits for the batch under way, and is not refused
                self.assertFalse(cancelled.wait(0.5))
                job.env.cr.commit()
                self.assertTrue(cancelled.wait(30))
            job._cron_work()
        self.assertEqual(self._state(), "cancelled")
        self.assertEqual(self._people(), [])

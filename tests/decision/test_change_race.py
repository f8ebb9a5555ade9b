# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta

from psycopg2 import OperationalError

from odoo import SUPERUSER_ID, api
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import EmulationMixin
from ..own_database import OwnDatabaseCase
from ..secrecy.ballot_server import BallotServerMixin

AMOUNT = 710_000
ISSUE = "emulation.decision/action_issue"


class ChangeRaceCase(EmulationMixin, OwnDatabaseCase):
    """Issued and charged decisions of one name each, and a quota they fill."""

    COUNT = 4

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls._filling_own_registry():
            cls._setup_emulation()
            cls._setup_money()
            cls.officer_id = cls.users["officer"].id
            cls.quota_id = (
                cls.env["emulation.quota"]
                .create({"category_id": cls.inside.id, "number": cls.COUNT})
                .id
            )
            nominations = cls._passed(
                *[
                    cls._new_nomination(cls._new_employee(f"Người {n}", cls.unit_a))
                    for n in range(cls.COUNT)
                ]
            )
            decisions = cls.env["emulation.decision"].union(
                *[cls._new_decision(nomination, 0) for nomination in nominations]
            )
            decisions.with_user(cls.officer_id).action_issue()
            cls.given = decisions.ids
            cls.keys = [
                cls.env["res.users.apikeys"]
                .with_user(cls.users[role])
                ._generate("rpc", "race", cls.env.cr.now() + timedelta(days=1))
                for role in ("officer", "administrator")
            ]

    @classmethod
    def _setup_money(cls):
        env = cls.env
        cls.body.symbol_ids.number_by = "sequence"
        cls.award_inside.certificate_layout_id = env.ref(
            "hr_emulation.certificate_layout_red_gold"
        )
        env["emulation.base.salary"].search([]).write({"state": "draft"})
        since = date(2017, 1, 1)
        env["emulation.base.salary"].create(
            {"amount": 2_340_000, "valid_from": since, "state": "confirmed"}
        )
        env["emulation.award.coefficient"].create(
            {
                "award_type_id": cls.award_inside.id,
                "subject_kind": "individual",
                "coefficient": 0.3,
                "valid_from": since,
            }
        )
        funds = env["emulation.fund"].create(
            [{"body_id": cls.body.id, "year": cls.today.year - past} for past in (0, 1)]
        )
        cls.fund_ids = funds.ids
        env["emulation.fund.move"].create(
            [{"fund_id": fund.id, "name": "Cấp", "amount": 9_000_000} for fund in funds]
        )

    @contextmanager
    def _own_env(self):
        with self.registry.cursor() as cr:
            yield api.Environment(cr, SUPERUSER_ID, {})

    def _as_officer(self, env, ids):
        return env["emulation.decision"].browse(ids).with_user(self.officer_id)

    def _charge(self, place):
        with self._own_env() as env:
            self._as_officer(env, self.given[place]).action_charge()

    def _draft(self, kind, place):
        """Draft the decision that changes a given one; return its id."""
        with self._own_env() as env:
            award = self._as_officer(env, self.given[place]).line_ids.award_ids
            action = getattr(award, f"action_draft_{kind}")()
            decision = self._as_officer(env, action["res_id"])
            decision.ground = "Kê khai gian dối"
            if kind == "correction":
                decision.change_ids.citation = "Thành tích khác"
            return decision.id

    def _step(self, decision_id, name="issue"):
        def call(env):
            getattr(self._as_officer(env, decision_id), f"action_{name}")()

        return call

    def _used(self):
        with self._own_env() as env:
            return env["emulation.quota"].browse(self.quota_id).used

    def _facts(self, place):
        """What has become of a given award: entries, papers, money, later numbers."""
        with self._own_env() as env:
            given = env["emulation.decision"].browse(self.given[place])
            changes = env["emulation.decision.change"].search(
                [("amended_id", "=", given.id), ("state", "=", "issued")]
            )
            papers = env["emulation.certificate"].search(
                [("decision_id", "=", given.id)]
            )
            return {
                "entries": sorted(given.line_ids.award_ids.mapped("state")),
                "papers": sorted(papers.mapped("state")),
                "paid": sum(given.fund_move_ids.mapped("amount")),
                "due": sum(changes.mapped("amount_due")),
                "left": sum(changes.mapped("amount_left")),
                "changed": changes.decision_id.mapped("kind"),
            }

    def _numbers(self):
        with self._own_env() as env:
            decisions = env["emulation.decision"].search([("state", "=", "issued")])
            return sorted(decisions.mapped("number"))

    def _check_numbers(self):
        numbers = self._numbers()
        self.assertEqual(numbers, list(range(1, len(numbers) + 1)))


@tagged("post_install", "-at_install")
class TestChangeRace(ChangeRaceCase):
    """An award is taken back once, whoever else is at it in the same moment."""

    def test_revoked_by_two_officers(self):
        self._charge(0)
        used = self._used()
        drafts = [self._draft("revocation", 0) for _officer in range(2)]
        outcomes = self._race(*map(self._step, drafts))
        refusals = [text for text in outcomes if text]
        self.assertEqual(len(refusals), 1, outcomes)
        self.assertIn("“Revoked” already", refusals[0])
        facts = self._facts(0)
        self.assertEqual(facts["entries"], ["revoked"])
        self.assertEqual(facts["papers"], ["revoked"])
        self.assertEqual((facts["paid"], facts["due"]), (AMOUNT, AMOUNT))
        self.assertEqual(used - self._used(), 1)
        # The same call once more changes nothing
        [again] = self._race(self._step(drafts[outcomes.index(None)]))
        self.assertIn("not possible in the state", again)
        self.assertEqual(self._facts(0), facts)
        self._check_numbers()
        self._recover_twice()

    def _recover_twice(self):
        """The money comes back once, though each year has a fund of its own."""
        with self._own_env() as env:
            change_id = (
                env["emulation.decision.change"]
                .search(
                    [("amended_id", "=", self.given[0]), ("state", "=", "issued")],
                )
                .id
            )

        def recover(fund_id):
            def call(env):
                env["emulation.fund.move"].with_user(self.officer_id).create(
                    {
                        "fund_id": fund_id,
                        "kind": "recovery",
                        "name": "Thu hồi",
                        "amount": AMOUNT,
                        "change_id": change_id,
                    }
                )

            return call

        outcomes = self._race(*map(recover, self.fund_ids))
        self.assertEqual(outcomes.count(None), 1, outcomes)
        self.assertEqual(self._facts(0)["left"], 0)

    def test_corrected_and_revoked(self):
        drafts = [self._draft(kind, 1) for kind in ("correction", "revocation")]
        outcomes = self._race(*map(self._step, drafts))
        self.assertEqual(outcomes.count(None), 1, outcomes)
        facts = self._facts(1)
        self.assertEqual(
            (facts["entries"], facts["papers"]),
            {
                "correction": (["corrected", "valid"], ["replaced", "valid"]),
                "revocation": (["revoked"], ["revoked"]),
            }[facts["changed"][0]],
        )
        self._check_numbers()

    def test_corrected_by_two_officers(self):
        drafts = [self._draft("correction", 2) for _officer in range(2)]
        outcomes = self._race(*map(self._step, drafts))
        self.assertEqual(outcomes.count(None), 1, outcomes)
        facts = self._facts(2)
        self.assertEqual(facts["entries"], ["corrected", "valid"])
        self.assertEqual(facts["papers"], ["replaced", "valid"])
        self._check_numbers()

    def test_charged_while_it_is_revoked(self):
        """Either paid and to be paid back, or never paid; whoever began first."""
        draft = self._draft("revocation", 3)
        charge = self._step(self.given[3], "charge")
        with self._too_late(self._step(draft)):
            self._race(charge)
        self.assertEqual(self._facts(3)["paid"], AMOUNT)
        with self._own_env() as env:
            self._as_officer(env, self.given[3]).fund_move_ids.action_undo("Nhầm")
        with self._own_env() as env:
            env["emulation.decision"].browse(draft).unlink()
        with self._too_late(charge):
            # Not even the draft was there when the charge began
            self._race(self._step(self._draft("revocation", 3)))
        facts = self._facts(3)
        self.assertEqual((facts["entries"], facts["due"]), (["revoked"], 0))
        [refusal] = self._race(charge)
        self.assertIn("no money comes with it", refusal)

    @contextmanager
    def _too_late(self, call):
        """Make a call that began before what the block does; it has to be repeated."""
        with self._own_env() as env:
            env.cr.execute("SELECT count(*) FROM res_users")
            yield
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(OperationalError) as error,
            ):
                call(env)
            self.assertEqual(error.exception.pgcode, "40001")
            env.cr.rollback()


@tagged("post_install", "-at_install")
class TestAchievementRace(EmulationMixin, OwnDatabaseCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls._filling_own_registry():
            cls._setup_emulation()
            # No certificates, whose numbers would keep the two apart
            cls.award_inside.certificate_layout_id = False
            second = cls.inside.copy(
                {"award_type_id": cls.award_inside.copy({"code": "gk_2"}).id}
            )
            cls.decision_ids = [
                cls._new_decision(cls._passed(nomination), number).id
                for number, nomination in enumerate(
                    (cls._new_nomination(), cls._new_nomination(category=second)),
                    start=1,
                )
            ]
            cls.officer_id = cls.users["officer"].id

    def test_two_forms_at_once(self):
        """Two officers, two typed numbers, one achievement: one form."""

        def issue(decision_id):
            def call(env):
                decision = env["emulation.decision"].browse(decision_id)
                decision.with_user(self.officer_id).action_issue()

            return call

        outcomes = self._race(*map(issue, self.decision_ids))
        [refusal] = [text for text in outcomes if text]
        self.assertIn("one achievement is commended by one form", refusal)


@tagged("post_install", "-at_install")
class TestChangeHttp(BallotServerMixin, ChangeRaceCase):
    """Real clients of a real server, which may be killed."""

    def _is_waiting(self):
        with self._own_env() as env:
            env.cr.execute(
                """
                SELECT count(*) FROM pg_stat_activity
                 WHERE datname = %s AND wait_event_type = 'Lock'
                """,
                [self.database],
            )
            return bool(env.cr.fetchone()[0])

    def _wait(self, condition):
        end = time.monotonic() + 60
        while not condition():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.1)

    def test_two_clients_and_a_killed_server(self):
        server = self._start_server()
        self._charge(0)
        drafts = [self._draft("revocation", 0) for _officer in range(2)]
        with ThreadPoolExecutor(2) as pool:
            answers = list(
                pool.map(
                    lambda key, draft: self._json2(key, ISSUE, ids=[draft]),
                    self.keys,
                    drafts,
                )
            )
        self.assertEqual(sorted(a[0] for a in answers), [200, 422], answers)
        [refusal] = [text for status, text in answers if status == 422]
        self.assertIn("“Revoked” already", refusal)
        self.assertEqual(self._facts(0)["due"], AMOUNT)

        used, numbers, before = self._used(), self._numbers(), self._facts(1)
        draft = self._draft("revocation", 1)
        with self.registry.cursor() as blocker:
            # Freeing the place is the last thing that a revocation does
            blocker.execute(
                "SELECT id FROM emulation_quota WHERE id = %s FOR UPDATE",
                [self.quota_id],
            )
            with ThreadPoolExecutor(1) as pool:
                answer = pool.submit(self._json2, self.keys[0], ISSUE, ids=[draft])
                self._wait(self._is_waiting)
                os.kill(server.pid, signal.SIGKILL)
                server.wait(30)
                self.assertEqual(answer.result(60)[0], 0)
            blocker.rollback()
        self._wait(lambda: not self._is_waiting())
        self.assertEqual(
            (self._used(), self._numbers(), self._facts(1)), (used, numbers, before)
        )
        self._start_server()
        self.assertEqual(self._json2(self.keys[0], ISSUE, ids=[draft])[0], 200)
        status, text = self._json2(self.keys[1], ISSUE, ids=[draft])
        self.assertEqual(status, 422)
        self.assertIn("not possible in the state", text)
        self.assertEqual(self._used(), used - 1)
        self.assertEqual(self._facts(1)["entries"], ["revoked"])
        self._check_numbers()

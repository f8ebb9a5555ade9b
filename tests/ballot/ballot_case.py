# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from unittest.mock import patch

from odoo import SUPERUSER_ID, Command, api
from odoo.exceptions import UserError
from odoo.modules.registry import DummyRLock, Registry
from odoo.service.model import retrying
from odoo.tools import mute_logger

from ..common import EmulationMixin
from ..own_database import OwnDatabaseCase

MIN_VOTERS = 3


class BallotMixin(EmulationMixin):
    """A council with a secret electronic ballot on some candidates."""

    @classmethod
    def _setup_ballot(cls, voters=6, candidates=3):
        cls._setup_emulation()
        cls._set_up_voters(voters)
        cls.rule = cls.env["emulation.vote.rule"].create(
            {
                "name": "Bỏ phiếu kín",
                "method": "secret",
                "threshold": 90,
                "denominator": "all_members",
                "quorum": 0,
                "written_counts": True,
                "min_voters": MIN_VOTERS,
            }
        )
        cls.council = cls.env["emulation.council"].create(
            {
                "name": "Hội đồng",
                "official_name": "Hội đồng Thi đua - Khen thưởng",
                "body_id": cls.body.id,
                "decision_number": "12/QĐ-CĐVC",
                "decision_date": date(2020, 1, 1),
                "date_from": date(2020, 1, 1),
                "vote_rule_id": cls.rule.id,
                "member_ids": [
                    Command.create(
                        {
                            "employee_id": voter.id,
                            "role": role,
                            "date_from": date(2020, 1, 1),
                        }
                    )
                    for voter, role in zip(
                        cls.voters,
                        ["chair", "secretary"] + ["member"] * voters,
                        strict=False,
                    )
                ],
            }
        )

        cls.inside.route_id = cls.env["emulation.route"].create(
            {
                "name": "Hội đồng",
                "company_id": cls.company.id,
                "step_ids": [
                    Command.create(
                        {
                            "name": "Hội đồng",
                            "kind": "council",
                            "responsible": "council",
                            "council_id": cls.council.id,
                        }
                    )
                ],
            }
        )
        cls.candidate_count = candidates

    @classmethod
    def _set_up_voters(cls, count):
        users = cls.env["res.users"].with_context(no_reset_password=True)
        group = cls.env.ref("base.group_user")
        cls.voter_users = users.create(
            [
                {
                    "name": f"Ủy viên {number}",
                    "login": f"voter_{number}",
                    "lang": "en_US",
                    "group_ids": [Command.set(group.ids)],
                }
                for number in range(count)
            ]
        )
        cls.voters = cls.env["hr.employee"].create(
            [
                {
                    "name": user.name,
                    "user_id": user.id,
                    "department_id": cls.union.id,
                    "date_version": "2016-01-01",
                }
                for user in cls.voter_users
            ]
        )

    @classmethod
    def _new_nominations(cls, env):
        """Submit new people: what is declared about others does not concern them."""
        people = env["hr.employee"].create(
            [
                {
                    "name": f"Ứng viên {number}",
                    "department_id": cls.unit_b.id,
                    "date_version": "2016-01-01",
                }
                for number in range(cls.candidate_count)
            ]
        )
        nominations = env["emulation.nomination"].create(
            [
                {
                    "category_id": cls.inside.id,
                    "employee_id": person.id,
                    "summary": "Hoàn thành xuất sắc nhiệm vụ.",
                }
                for person in people
            ]
        )
        nominations.with_user(cls.users["administrator"].id).action_submit()
        return nominations

    @classmethod
    def _new_session(cls, env, state="open", written=(), conflicts=(), seats=0):
        """Make a session of all voters on all candidates; the one before is void.

        :param state: ``draft``, ``frozen`` or ``open``
        :param written: numbers of the voters whose envelope came
        :param conflicts: pairs (number of the voter, number of the candidate)
        :param seats: places among the candidates; 0 for as many as there are
        """
        sessions = env["emulation.session"]
        nominations = cls._new_nominations(env)
        live = sessions.search([("state", "not in", ("minuted", "void"))])
        live.with_user(cls.users["administrator"].id).action_void("Lượt thử sau")
        session = sessions.with_user(cls.users["officer"].id).create(
            {
                "kind": "council",
                "council_id": cls.council.id,
                "item_ids": [
                    Command.create({"nomination_id": nomination.id, "sequence": number})
                    for number, nomination in enumerate(nominations)
                ],
                "seat_ids": [
                    Command.create({"category_id": cls.inside.id, "seats": seats})
                ]
                if seats
                else [],
            }
        )
        session.action_fill_roll()
        if state != "draft":
            session.action_freeze()
        for voter, candidate in conflicts:
            session.with_user(cls.voter_users[voter].id).action_declare_conflict(
                session.item_ids[candidate].ids, "family"
            )
        if state == "open":
            running = session.with_user(cls.voter_users[1].id)
            running.action_open()
            roll = session.member_ids.ids
            sent = [roll[number] for number in written]
            running.action_set_presence([m for m in roll if m not in sent], sent)
        return session.with_user(SUPERUSER_ID)


class BallotCase(BallotMixin, OwnDatabaseCase):
    """A database of its own, where ballots have transactions that commit."""

    VOTERS = 6
    CANDIDATES = 3

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls._filling_own_registry():
            cls._setup_ballot(cls.VOTERS, cls.CANDIDATES)
            cls.user_ids = cls.voter_users.ids
        cls.registry.signal_changes()

    @contextmanager
    def _new_env(self, uid=SUPERUSER_ID):
        with self.registry.cursor() as cr:
            yield api.Environment(cr, uid, {})

    def _make_session(self, **options):
        """Commit a session; keep its id and those of its parts."""
        with self._new_env() as env:
            session = self._new_session(env, **options)
            self.session_id = session.id
            self.item_ids = session.item_ids.ids
            self.member_ids = session.member_ids.ids

    @contextmanager
    def _session(self, voter=1):
        """The session as a voter sees it: 0 is the chair, 1 the secretary."""
        uid = SUPERUSER_ID if voter is None else self.user_ids[voter]
        with self._new_env(uid) as env:
            yield env["emulation.session"].browse(self.session_id)

    def _ballot(self, *choices):
        """Return a ballot with these choices, in the order of the agenda."""
        return [list(row) for row in zip(self.item_ids, choices, strict=True)]

    def _cast(self, voter, choices, uid=None):
        """Cast as Odoo's server does for a request.

        :return: the receipt, or the refusal as an exception
        """
        with self._new_env(uid or self.user_ids[voter]) as env:
            session = env["emulation.session"].browse(self.session_id)
            return retrying(lambda: session.action_cast_ballot(choices), env)

    def _refused(self, reason, voter, choices, uid=None):
        before = self._rows()
        with self.assertRaisesRegex(UserError, reason) as error:
            self._cast(voter, choices, uid)
        self.assertEqual(self._rows(), before)
        self.assertNotRegex(str(error.exception), r"\b(for|against|blank)\b")

    def _rows(self):
        """Return the counts and the turnout of the session."""
        with self.registry.cursor() as cr:
            cr.execute(
                "SELECT item_id, choice, votes FROM emulation_ballot_tally"
                " WHERE session_id = %s ORDER BY item_id, choice",
                [self.session_id],
            )
            counts = {(item, choice): votes for item, choice, votes in cr.fetchall()}
            cr.execute(
                "SELECT member_id FROM emulation_ballot_turnout"
                " WHERE session_id = %s ORDER BY member_id",
                [self.session_id],
            )
            return counts, [member for (member,) in cr.fetchall()]

    def _count(self, item):
        """Return the votes for, against and blank of an item by its number."""
        counts, _turnout = self._rows()
        item_id = self.item_ids[item]
        return tuple(counts[item_id, choice] for choice in ("for", "against", "blank"))

    def _close(self, wait=None):
        """Close as the secretary does, repeated as Odoo repeats requests.

        :param wait: called when the snapshot of the transaction is taken
        :return: state of the session
        """
        with self._session() as session, mute_logger("odoo.sql_db"):

            def close():
                session.read(["state"])
                if wait:
                    wait()
                session.action_close()
                return session.state

            return retrying(close, session.env)

    def _results(self):
        """Return ``[(for, against, blank, invalid), ...]`` of the closed session."""
        with self._session(None) as session:
            return [
                (i.count_for, i.count_against, i.count_blank, i.count_invalid)
                for i in session.item_ids
            ]

    def _at_once(self, *calls):
        """Run calls in threads that start together.

        :return: what each returned, or the words of its refusal
        """
        barrier = threading.Barrier(len(calls))

        def run(call):
            barrier.wait(60)
            try:
                return call()
            except UserError as error:
                return str(error)

        with (
            # Held by the test runner, which waits for our threads
            patch.object(Registry, "_lock", DummyRLock()),
            ThreadPoolExecutor(len(calls)) as pool,
        ):
            return list(pool.map(run, calls))

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from unittest.mock import patch

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import DummyRLock, Registry
from odoo.service.model import retrying
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..council.session_common import SessionMixin
from ..own_database import OwnDatabaseCase


@tagged("post_install", "-at_install")
class TestConflictRace(SessionMixin, OwnDatabaseCase):
    """A ballot that is cast while its voter declares a conflict, for real."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls._filling_own_registry():
            cls._setup_emulation()
            cls._setup_sessions()
            cls._submitted(2)
            rule = cls.rule.copy({"method": "secret", "min_voters": 3})
            session = cls._opened(vote_rule_id=rule.id, method="electronic")
            cls.session_id, cls.item_ids = session.id, session.item_ids.ids
            cls.voter_id = cls.board[5].user_id.id

    @mute_logger("odoo.sql_db", "odoo.service.model")
    def test_a_vote_the_declaration_does_not_see_yet(self):
        attempts = []
        with (
            patch.object(Registry, "_lock", DummyRLock()),
            self.registry.cursor() as cr,
        ):
            env = api.Environment(cr, self.voter_id, {})
            session = env["emulation.session"].browse(self.session_id)

            def declare():
                # The picture of the database is taken before the vote
                cr.execute("SELECT count(*) FROM emulation_ballot_turnout")
                if not attempts:
                    self._cast()
                attempts.append(cr.fetchone()[0])
                session.action_declare_conflict(self.item_ids[:1], "family")

            retrying(declare, env)
        self.assertEqual(attempts, [0, 1])
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            items = env["emulation.session.item"].browse(self.item_ids)
            self.assertEqual(items.mapped("result"), ["void", "pending"])

    def _cast(self):
        with self.registry.cursor() as cr:
            env = api.Environment(cr, self.voter_id, {})
            env["emulation.session"].browse(self.session_id).action_cast_ballot(
                [[item_id, "for"] for item_id in self.item_ids]
            )

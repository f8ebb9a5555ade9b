# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).


from psycopg2 import OperationalError

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..own_database import OwnDatabaseCase
from .session_common import SessionMixin


@tagged("post_install", "-at_install")
class TestSessionRace(SessionMixin, OwnDatabaseCase):
    """Two secretaries at once, in transactions that are real and commit."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls._filling_own_registry():
            cls._setup_emulation()
            cls._setup_sessions()
            cls._submitted(2)
            session = cls._opened()
            session.action_record_counts(cls._rows(session, (6,), (0, 6)))
            cls.session_id = session.id
            cls.secretaries = (cls.secretary.id, cls.second.id)

    def _act(self, action, user_id, *args):
        def call(env):
            session = env["emulation.session"].browse(self.session_id)
            getattr(session.with_user(user_id), action)(*args)

        return call

    def _value(self, query):
        with self.registry.cursor() as cr:
            cr.execute(query, [self.session_id])
            return cr.fetchone()[0]

    def test_one_wins(self):
        first, second = self.secretaries
        # One has begun before the other commits: it is repeated, then refused
        with self.registry.cursor() as one, self.registry.cursor() as two:
            envs = [api.Environment(cr, SUPERUSER_ID, {}) for cr in (one, two)]
            for cr in (one, two):
                cr.execute("SELECT count(*) FROM emulation_session")
            self._act("action_close", first)(envs[0])
            one.commit()
            with mute_logger("odoo.sql_db"), self.assertRaises(OperationalError) as e:
                self._act("action_close", second)(envs[1])
            self.assertEqual(e.exception.pgcode, "40001")
            two.rollback()
            envs[1].transaction.reset()
            with self.assertRaisesRegex(UserError, "not possible in the state"):
                self._act("action_close", second)(envs[1])
            two.rollback()
        state = "SELECT state FROM emulation_session WHERE id = %s"
        self.assertEqual(self._value(state), "closed")
        entries = """
            SELECT count(*) FROM emulation_audit_log
             WHERE res_model = 'emulation.session' AND event = 'close' AND res_id = %s
        """
        self.assertEqual(self._value(entries), 1)
        # And both at the very same moment
        outcomes = self._race(*[self._act("action_minute", i) for i in (first, second)])
        self.assertEqual(outcomes.count(None), 1, outcomes)
        self.assertRegex(next(filter(None, outcomes)), "not possible in the state")
        self.assertEqual(self._value(state), "minuted")
        done = """
            SELECT count(*) FROM emulation_nomination_step step
              JOIN emulation_session_item item ON item.id = step.session_item_id
             WHERE step.state = 'done' AND item.session_id = %s
        """
        self.assertEqual(self._value(done), 2)

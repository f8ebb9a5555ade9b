# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import SUPERUSER_ID, api
from odoo.tests import tagged

from ..own_database import OwnDatabaseCase
from .year_common import YearMixin


@tagged("post_install", "-at_install")
class TestPledgeRace(YearMixin, OwnDatabaseCase):
    """The last two heads sign at the same moment, in real transactions."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls._filling_own_registry():
            cls._setup_year()
            pledge = cls._new_pledge()
            pledge.action_open()
            cls.pledge_id = pledge.id
            cls.head_ids = [head.id for head in cls.heads.values()]

    def test_the_later_signature_closes(self):
        def sign(user_id):
            def call(env):
                pledge = env["emulation.pledge"].browse(self.pledge_id)
                pledge.with_user(user_id).action_sign()

            return call

        self.assertEqual(self._race(*map(sign, self.head_ids)), [None, None])
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            pledge = env["emulation.pledge"].browse(self.pledge_id)
            self.assertEqual((pledge.state, pledge.signed_count), ("signed", 2))

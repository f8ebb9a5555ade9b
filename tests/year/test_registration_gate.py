# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError
from odoo.tests import TransactionCase, tagged

from .year_common import YearMixin


@tagged("post_install", "-at_install")
class TestRegistrationGate(YearMixin, TransactionCase):
    """A registration bars nobody, unless the round says so."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_year()
        cls.first = cls._new_nomination()
        cls.second = cls._new_nomination(cls.other)
        cls.both = cls.first | cls.second

    def test_never_a_gate(self):
        self.both.action_submit()
        self.assertEqual(set(self.both.mapped("state")), {"submitted"})

    def test_gate_names_everybody(self):
        self.round.requires_registration = True
        with self.assertRaises(UserError) as caught:
            self.both.action_submit()
        message = str(caught.exception)
        self.assertIn(self.person.name, message)
        self.assertIn(self.other.name, message)
        self.assertIn(f"not registered for {self.today.year}", message)
        registration = self._register()
        registration.action_send()
        with self.assertRaisesRegex(UserError, "not approved"):
            self.first.action_submit()
        registration.action_approve()
        self.first.action_submit()
        self.assertEqual(self.first.state, "submitted")
        with self.assertRaisesRegex(UserError, self.other.name):
            self.second.action_submit()

    def test_campaign_of_the_round(self):
        self.round.requires_registration = True
        self.round.campaign_id = self._new_launched("Phong trào khác")
        registration = self._register()
        registration.action_send()
        registration.action_approve()
        with self.assertRaisesRegex(UserError, "not registered"):
            self.first.action_submit()
        self.round.campaign_id = self.campaign
        self.first.action_submit()
        self.assertEqual(self.first.state, "submitted")

    def test_collective(self):
        self.round.requires_registration = True
        unit = self._new_nomination(self.unit_a, self.inside_collective)
        with self.assertRaisesRegex(UserError, "not registered"):
            unit.action_submit()
        registration = self._register(self.unit_a)
        registration.action_send()
        registration.action_approve()
        unit.action_submit()
        self.assertEqual(unit.state, "submitted")

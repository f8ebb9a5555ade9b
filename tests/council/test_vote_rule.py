# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from psycopg2 import IntegrityError

from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .session_common import SessionCommon

READY = {
    "unit_majority": ("hands", "> 50 % of those taking part; quorum 50 % of the roll"),
    "education": ("hands", "≥ 70 % of those taking part; quorum 2/3 of the roll"),
    "secret_90": ("secret", "≥ 90 % of all members"),
    "council_majority": (
        "hands",
        "> 50 % of those taking part; quorum 2/3 of the roll",
    ),
}


@tagged("post_install", "-at_install")
class TestVoteRule(SessionCommon):
    """Vote rules and councils of the catalogue."""

    def test_ready_rules(self):
        for name, expected in READY.items():
            rule = self.env.ref(f"hr_emulation.vote_rule_{name}")
            self.assertEqual((rule.method, rule.summary), expected)
            self.assertTrue(rule.source)

    @mute_logger("odoo.sql_db")
    def test_rules_that_cannot_be(self):
        for vals in (
            {"threshold": 100.5},
            {"threshold": 0},
            {"threshold": -1},
            {"threshold": 100, "comparison": "more_than"},
            {"quorum": 101},
            {"quorum": -1},
            {"method": "secret", "min_voters": 1},
            {"min_voters": -1},
        ):
            with (
                self.subTest(vals),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                self.rule.copy(vals).flush_recordset()

    def test_rule_in_use_is_kept(self):
        self._new_session(self._submitted(1))
        with self._refused("cannot be deleted, it is used by"):
            self.rule.unlink()

    def test_percentages_are_exact(self):
        rule = self.rule.copy({"threshold": 66.667, "quorum": 12.5})
        snapshot = rule._snapshot()
        self.assertEqual(
            (snapshot["threshold"], snapshot["quorum"]), ("66.667", "12.500")
        )
        self.assertIn("2/3", rule.summary)
        self.assertIn("12.5 %", rule.summary)

    def test_members_on_a_day(self):
        members = self.env["emulation.council.member"]
        old = members.create(
            {
                "council_id": self.council.id,
                "employee_id": self.person.id,
                "date_from": date(2018, 2, 5),
                "date_to": date(2020, 12, 31),
            }
        )
        self.assertFalse(old.is_current)
        self.assertEqual(self.council.current_member_count, 6)
        on = members._members_on(self.council, date(2020, 12, 31))
        self.assertIn(old, on)
        self.assertNotIn(old, members._members_on(self.council, date(2021, 1, 1)))

    @mute_logger("odoo.sql_db")
    def test_a_member_once_at_a_time(self):
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.env["emulation.council.member"].create(
                {
                    "council_id": self.council.id,
                    "employee_id": self.board[0].id,
                    "date_from": date(2021, 1, 1),
                }
            ).flush_recordset()

    def test_form_follows_the_rule(self):
        """The method of a new session follows its rule, the rule its council."""
        with Form(self.env["emulation.session"].with_user(self.officer)) as form:
            form.kind = "council"
            form.council_id = self.council
            self.assertEqual(form.vote_rule_id, self.rule)
            self.assertEqual(form.method, "hands")
            form.vote_rule_id = self.env.ref("hr_emulation.vote_rule_secret_90")
            self.assertEqual(form.method, "electronic")

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .eligibility_common import EligibilityCommon


@tagged("post_install", "-at_install")
class TestEligibilityAcclaim(EligibilityCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rule = cls._new_rule("acclaim", min_percent=66.67)
        cls.nomination = cls._new_nomination()

    def _ask(self, on=None):
        return self._answer(self.rule, nomination=self.nomination, on=on)

    def test_share_of_the_votes(self):
        self.assertEqual(self._ask()[:2], ("unknown", "acclaim.missing"))
        self.nomination.write(
            {"acclaim_for": 2, "acclaim_total": 3, "acclaim_date": self.today}
        )
        result, code, words = self._ask()
        self.assertEqual((result, code), ("fail", "acclaim.low"))
        self.assertIn("2 of 3", words)
        self.assertIn("66.6 %", words)
        self.rule.min_percent = 66.66
        self.assertEqual(self._ask()[:2], ("pass", "acclaim.met"))
        before = self.today - timedelta(1)
        self.assertEqual(self._ask(before)[0], "unknown")

    def test_no_vote_in_favour_is_a_vote(self):
        self.nomination.write({"acclaim_total": 5, "acclaim_date": self.today})
        self.assertEqual(self._ask()[0], "fail")

    def test_screening_passes_it_over(self):
        verdict, answers = self.inside._evaluate(self.person.ids)[self.person.id]
        self.assertEqual((verdict, answers[self.rule.id][0]), ("pass", "unknown"))
        verdict, _answers = self.inside._evaluate(self.person.ids, self.nomination.ids)[
            self.person.id
        ]
        self.assertEqual(verdict, "unknown")

    def test_impossible_votes_are_refused_with_all_reasons(self):
        with self.assertRaises(ValidationError) as caught:
            self.nomination.write(
                {
                    "acclaim_for": 4,
                    "acclaim_total": -3,
                    "acclaim_date": self.today + timedelta(1),
                }
            )
        text = str(caught.exception)
        for part in ("not negative", "4 votes in favour of -3", "is to come"):
            self.assertIn(part, text)

    def test_vote_stays_after_submission(self):
        nomination = self.nomination.with_user(self.users["unit_head"])
        vote = {"acclaim_for": 9, "acclaim_total": 10, "acclaim_date": self.today}
        nomination.write(vote)
        nomination.action_submit()
        for role in ("unit_head", "officer"):
            with self.assertRaises(UserError):
                nomination.with_user(self.users[role]).write({"acclaim_for": 10})
        self.nomination.with_user(self.users["officer"]).action_return("Bổ sung")
        nomination.write({"acclaim_for": 10})
        self.assertEqual(nomination.acclaim_for, 10)

    def test_officer_adds_a_vote_that_is_missing(self):
        head = self.nomination.with_user(self.users["unit_head"])
        head.action_submit()
        vote = {"acclaim_for": 9, "acclaim_total": 10, "acclaim_date": self.today}
        with self.assertRaises(UserError):
            head.write(vote)
        officer = self.nomination.with_user(self.users["officer"])
        self.assertFalse(officer.can_approve)
        officer.write(vote)
        officer.invalidate_recordset(["can_approve"])
        self.assertTrue(officer.can_approve)
        with self.assertRaises(UserError):
            officer.write({"acclaim_for": 10})

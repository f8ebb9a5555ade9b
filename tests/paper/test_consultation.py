# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .paper_case import PaperCase


@tagged("post_install", "-at_install")
class TestConsultation(PaperCase):
    """Hiệp y: a letter goes out, an answer comes in and ends the step."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._new_route(cls._group_step("consultation"), cls._group_step("approval"))
        people = [cls.person, cls.staff["employee"]]
        cls.nominations = cls._submitted(*people)
        cls.nomination = cls.nominations[0]
        cls.steps = cls.nominations.current_step_ids

    def _letter(self, steps=None, user=None, **vals):
        letter = {"number": "12/CV", "date": self.today, "body_id": self.outside.id}
        records = (self.steps if steps is None else steps).with_user(
            user or self.officer
        )
        records.action_record_letter(**{**letter, **vals})

    def _answer(self, steps=None, user=None, **vals):
        answer = {"opinion": "agree", "number": "90/TL", "date": self.today}
        records = (self.steps if steps is None else steps).with_user(
            user or self.officer
        )
        records.action_record_answer(**{**answer, **vals})

    def test_one_letter_for_many_and_two_answers(self):
        scan = self._new_scan()
        self._letter(attachment_ids=[scan])
        self.assertEqual(set(self.steps.mapped("letter_number")), {"12/CV"})
        self.assertEqual(self.steps.letter_body_id, self.outside)
        for step in self.steps:
            self.assertEqual(step.attachment_ids.res_id, step.id)
            self.assertNotEqual(step.attachment_ids.id, scan)
        agreed, doubted = self.steps
        self._answer(agreed)
        self._answer(doubted, opinion="disagree", comment="Chưa nộp hồ sơ thuế")
        self.assertEqual(set(self.steps.mapped("outcome")), {"answered"})
        self.assertEqual(
            set(self.nominations.current_step_ids.mapped("kind")), {"approval"}
        )
        self.assertFalse(agreed.nomination_id.dissent_text)
        text = doubted.nomination_id.dissent_text
        for words in ("Does not agree", "Chưa nộp hồ sơ thuế", "90/TL"):
            self.assertIn(words, text)
        # It does not decide by itself
        doubted.nomination_id.with_user(self.officer).action_approve()
        self.assertEqual(doubted.nomination_id.state, "passed")
        log = self.env["emulation.audit.log"].sudo()
        events = log.search(
            [("res_model", "=", "emulation.nomination"), ("event", "=", "consulted")]
        )
        self.assertEqual(set(events.mapped("res_id")), set(self.nominations.ids))

    def test_all_reasons(self):
        words = self._refusal(
            UserError,
            self._letter,
            number=" ",
            body_id=2**30,
            date=self.today + timedelta(days=1),
        )
        for text in ("number of the letter", "which body", "to come"):
            self.assertIn(text, words)
        self.assertIn(
            "is no date", self._refusal(UserError, self._letter, date="hôm qua")
        )
        words = self._refusal(
            UserError, self._answer, number="", opinion="other", date=False
        )
        for text in ("number of the answer", "Say what", "missing", "no letter"):
            self.assertIn(text, words)
        self.assertIn("maybe", self._refusal(UserError, self._answer, opinion="maybe"))
        self.assertFalse(any(self.steps.mapped("letter_number")))
        self._letter()
        words = self._refusal(
            UserError, self._answer, date=self.today - timedelta(days=1)
        )
        self.assertIn("before", words)
        self.assertEqual(set(self.steps.mapped("state")), {"current"})

    def test_officers_free_of_conflict_alone(self):
        admin = self.users["administrator"]
        self.assertIn(
            "you submitted", self._refusal(UserError, self._letter, user=admin)
        )
        for role in ("unit_head", "auditor", "employee"):
            user = self.users[role]
            readable = self.steps.with_user(user)._filtered_access("read")
            for step in self.steps:
                error = UserError if step in readable else AccessError
                words = self._refusal(error, self._letter, step, user)
                if step in readable:
                    self.assertIn("officer", words, role)
        mine = self._submitted(self.staff["officer"]).current_step_ids
        self.assertIn("nominee yourself", self._refusal(UserError, self._letter, mine))
        with self.assertRaises(AccessError):
            self.steps.with_user(self.officer).write({"opinion": "agree"})

    def test_all_or_nothing(self):
        """One that is suspended holds back the letter for all."""
        self.nomination.with_user(self.officer).action_suspend("Chờ")
        words = self._refusal(UserError, self._letter)
        self.assertIn("Suspended", words)
        self.assertFalse(any(self.steps.mapped("letter_number")))
        self.nomination.with_user(self.officer).action_resume("Rõ")
        self._letter()
        self._answer()
        self.assertIn("not under way", self._refusal(UserError, self._answer))
        current = self.nominations.current_step_ids
        self.assertIn(
            "no consultation", self._refusal(UserError, self._letter, current)
        )

    def test_windows(self):
        seen = self.nominations.with_user(self.officer)
        self.assertEqual(seen.mapped("can_record_letter"), [True, True])
        self.assertEqual(seen.mapped("can_record_answer"), [False, False])
        action = seen.action_ask_consultation()
        wizard = self._wizard(action, number="3", body_id=self.outside.id)
        wizard.action_apply()
        self.env.invalidate_all()
        self.assertEqual(seen.mapped("can_record_answer"), [True, True])
        action = seen.with_context(
            emulation_direction="answer"
        ).action_ask_consultation()
        self._wizard(action, number="4", opinion="agree").action_apply()
        self.assertEqual(set(self.steps.mapped("opinion")), {"agree"})
        with self.assertRaises(UserError):
            seen.action_ask_consultation()
        head = self.nominations.with_user(self.head)
        self.assertFalse(any(head.mapped("can_record_letter")))

    def test_as_many_queries_whatever_the_number(self):
        people = [
            self._new_employee(f"Người {number}", self.unit_a) for number in range(13)
        ]
        steps = self._submitted(*people).current_step_ids
        counts = []
        for batch in (steps[:1], steps[1:3], steps[3:]):
            scan = self._new_scan()
            start = self._clean_count()
            self._letter(batch, attachment_ids=[scan])
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - start)
        self.assertEqual(counts[1], counts[2])

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.tests import tagged

from ..council.session_common import SessionCommon


@tagged("post_install", "-at_install")
class TestDecisionDate(SessionCommon):
    """A decision is not older than what it relies on."""

    def test_not_before_the_council(self):
        nominations = self._submitted(1)
        session = self._opened(nominations)
        session.action_record_counts(self._rows(session, (6,)))
        session.action_close()
        session.action_minute()
        self.assertEqual(nominations.state, "passed")
        decision = self._new_decision(
            nominations, date=self.today - timedelta(days=1)
        ).with_user(self.officer)
        self.assertIn("is dated before", decision.blocker_text)
        with self._refused("is dated before .* when the nomination was last dealt"):
            decision.action_issue()
        self.assertEqual(decision.state, "draft")
        decision.date = self.today
        decision.action_issue()
        self.assertEqual(decision.state, "issued")

    def test_not_before_a_signature_on_paper(self):
        nomination = self._passed(
            self._new_nomination(category=self.inside_collective, subject=self.team_a)
        )
        step = nomination.step_ids[-1:]
        self.env.cr.execute(
            "UPDATE emulation_nomination_step SET paper_date = %s WHERE id = %s",
            [self.today, step.id],
        )
        step.invalidate_recordset()
        decision = self._new_decision(nomination, date=self.today - timedelta(days=2))
        with self._refused("is dated before"):
            decision.with_user(self.officer).action_issue()

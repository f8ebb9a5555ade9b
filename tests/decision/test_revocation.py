# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date, timedelta

from odoo.exceptions import UserError
from odoo.tests import tagged

from .test_correction import ChangeCase

GROUND = "Điều 93 Luật Thi đua, khen thưởng: kê khai gian dối thành tích"


@tagged("post_install", "-at_install")
class TestRevocation(ChangeCase):
    """An award is revoked by a numbered decision with a legal ground."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fund = cls.env["emulation.fund"].create(
            {"body_id": cls.body.id, "year": cls.today.year}
        )
        cls.env["emulation.fund.move"].create(
            {"fund_id": cls.fund.id, "name": "Cấp", "amount": 5_000_000}
        )

    @classmethod
    def _price(cls):
        """Money for the awards of the first decision, as if known at issue."""
        cls.env.cr.execute(
            "UPDATE emulation_decision_line SET base_salary = 2340000,"
            " legal_coefficient = 0.3, coefficient = 0.3, amount = 710000"
        )
        cls.env.invalidate_all()

    def _revoke(self, awards=None, number=6, **vals):
        vals.setdefault("ground", GROUND)
        decision = self._draft("revocation", awards, number, **vals)
        decision.action_issue()
        return decision

    def test_everything_follows(self):
        """Domain 4.3 item 14: money comes back, certificate void, decision stays."""
        self._price()
        as_officer = self.first.with_user(self.officer)
        as_officer.action_charge()
        self.assertEqual(self.fund.balance, 5_000_000 - 1_420_000)
        lines = self.first.line_ids.read(["subject_name", "amount", "citation"])
        decision = self._revoke()
        self.assertEqual(decision.full_number, "06/QĐ-CĐVC")
        self.assertEqual(self.award.state, "revoked")
        self.assertEqual(self.other_award.state, "valid")
        [paper] = self._papers(self.award)
        self.assertEqual(paper.state, "revoked")
        values = self.env["emulation.certificate"]._get_public_values(paper.token)
        self.assertEqual(values["state"], "revoked")
        self.assertEqual(self.nominations.mapped("state"), ["revoked", "awarded"])
        self.assertEqual(self.first.state, "issued")
        self.assertEqual(
            self.first.line_ids.read(["subject_name", "amount", "citation"]), lines
        )
        self.assertEqual(self.first.amount_total, 1_420_000)
        change = decision.change_ids
        self.assertEqual((change.amount_due, change.amount_left), (710_000, 710_000))
        self.assertEqual(self.fund.amount_to_recover, 710_000)
        self.assertEqual(self.fund.balance, 5_000_000 - 1_420_000)
        context = change.action_record_recovery()["context"]
        moves = self.env["emulation.fund.move"].with_user(self.officer)
        part = moves.with_context(**context).create({"amount": 200_000})
        self.assertEqual(part.kind, "recovery")
        self.env.invalidate_all()
        self.assertEqual(
            (change.amount_recovered, change.amount_left), (200_000, 510_000)
        )
        self.assertIn(
            "510,000 đồng are still",
            self._refusal(moves.with_context(**context).create, {"amount": 510_001}),
        )
        moves.with_context(**context).create({"amount": 510_000})
        self.env.invalidate_all()
        self.assertEqual(self.fund.amount_to_recover, 0)
        self.assertEqual(self.fund.balance, 5_000_000 - 710_000)
        self.assertIn("0 đồng are still", self._refusal(change.action_record_recovery))
        part.action_undo("Nhập nhầm")
        self.env.invalidate_all()
        self.assertEqual(change.amount_left, 200_000)
        log = self.env["emulation.audit.log"].search([("event", "=", "revoke")])
        self.assertEqual(
            set(log.mapped("res_model")),
            {"emulation.award", "emulation.certificate", "emulation.nomination"},
        )

    def test_charge_that_a_revocation_relies_on(self):
        self._price()
        self.first.with_user(self.officer).action_charge()
        self._revoke()
        charge = self.first.fund_move_ids.with_user(self.officer)
        self.assertIn("06/QĐ-CĐVC asks for", self._refusal(charge.action_undo, "Nhầm"))

    def test_revoked_before_it_was_paid(self):
        self._price()
        decision = self._revoke()
        self.assertEqual(decision.change_ids.amount_due, 0)
        self.first.with_user(self.officer).action_charge()
        self.assertEqual(self.first.fund_move_ids.amount, 710_000)

    def test_place_is_freed(self):
        quota = self.env["emulation.quota"].create(
            {"category_id": self.inside_collective.id, "number": 1}
        )
        quota._add_to_open_round({quota.id: "Thêm"})
        nomination = self._passed(
            self._new_nomination(self.team_a, self.inside_collective)
        )
        decision = self._new_decision(nomination, number=9)
        decision.with_user(self.officer).action_issue()
        self.assertEqual((quota.used, quota.capacity), (1, 1))
        self._revoke(nomination.award_ids, 10)
        self.env.invalidate_all()
        self.assertEqual(quota.used, 0)
        self.assertFalse(nomination.quota_ids)
        self._passed(self._new_nomination(self.team_a, self.inside_collective))
        self.env.invalidate_all()
        self.assertEqual(quota.used, 1)

    def test_needs_a_ground_and_a_later_date(self):
        decision = self._draft("revocation", number=6)
        self.assertIn("the legal ground is missing", decision.blocker_text)
        decision.write({"ground": GROUND, "date": self.first.date - timedelta(days=1)})
        self.assertIn("is dated before 04/QĐ", self._refusal(decision.action_issue))
        decision.date = self.today
        self.signer.date_from = self.today + timedelta(days=1)
        self.assertIn("does not sign", self._refusal(decision.action_issue))

    def test_not_twice(self):
        twin = self._draft("revocation", number=7, ground=GROUND)
        correction = self._draft("correction", number=8)
        correction.change_ids.citation = "Khác"
        self._revoke()
        for decision in (twin, correction):
            self.assertIn("“Revoked” already", self._refusal(decision.action_issue))
        with self.assertRaisesRegex(UserError, "“Revoked” already"):
            self.award.with_user(self.officer).action_draft_revocation()
        self.assertEqual(self.nominations[0].award_ids, self.award)

    def test_after_a_correction(self):
        correction = self._draft("correction", number=8)
        correction.change_ids.citation = "Khác"
        correction.action_issue()
        new = self.env["emulation.award"].search([("corrects_id", "=", self.award.id)])
        self._revoke(new)
        self.assertEqual((self.award.state, new.state), ("corrected", "revoked"))
        # No paper of a revoked award is good any more
        self.assertEqual(
            self._papers(self.award).mapped("state"), ["revoked", "revoked"]
        )

    def test_many_cost_no_more_queries(self):
        people = [self._new_employee(f"Người {n}", self.unit_a) for n in range(12)]
        nominations = self._passed(*[self._new_nomination(p) for p in people])
        first = self._new_decision(nominations, number=20)
        first.with_user(self.officer).action_issue()
        awards = nominations.award_ids

        def queries(batch, number):
            decision = self._draft("revocation", batch, number, ground=GROUND)
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.cr.sql_log_count
            decision.action_issue()
            self.env.flush_all()
            return self.cr.sql_log_count - start

        queries(awards[:1], 30)
        few = queries(awards[1:3], 31)
        many = queries(awards[3:12], 32)
        self.assertLessEqual(many - few, 4)

    def test_history_of_a_revoked_award_does_not_count(self):
        self._revoke()
        again = self._new_nomination()
        self.assertEqual(again.state, "draft")
        self.assertTrue(
            self.env["emulation.award"].search_count(
                [
                    ("nomination_id", "=", self.nominations[0].id),
                    ("state", "=", "revoked"),
                ]
            )
        )

    def test_recovery_names_a_revocation(self):
        self._price()
        self.first.with_user(self.officer).action_charge()
        draft = self._draft("revocation", number=6, ground=GROUND)
        vals = {
            "fund_id": self.fund.id,
            "name": "Thu hồi",
            "amount": 1,
            "kind": "recovery",
            "change_id": draft.change_ids.id,
            "date": date(self.today.year, 1, 1),
        }
        moves = self.env["emulation.fund.move"].with_user(self.officer)
        self.assertIn("No revocation asks", self._refusal(moves.create, vals))
        foreign = self.env["emulation.fund"].create(
            {"body_id": self.outside.id, "year": self.today.year}
        )
        draft.action_issue()
        self.assertIn(
            "comes back to a fund of Province union",
            self._refusal(moves.create, {**vals, "fund_id": foreign.id}),
        )
        self.assertIn(
            "Only money paid back",
            self._refusal(moves.create, {**vals, "kind": "source"}),
        )

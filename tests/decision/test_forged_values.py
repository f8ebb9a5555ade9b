# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tests import tagged

from .test_correction import ChangeCase


@tagged("post_install", "-at_install")
class TestForgedValues(ChangeCase):
    """What an officer may not write by RPC, neither as values nor as defaults."""

    def test_names_follow_from_the_nomination(self):
        nomination = self._passed(
            self._new_nomination(self.team_a, self.inside_collective)
        )
        decision = self._new_decision(nomination, number=44)
        decision.line_ids.unlink()
        line = (
            decision.line_ids.with_user(self.officer)
            .with_context(
                default_award_type_id=self.award_outside.id,
                default_amount=999,
                default_subject_kind="individual",
            )
            .create({"decision_id": decision.id, "nomination_id": nomination.id})
        )
        self.assertEqual(
            (line.award_type_id, line.amount, line.subject_kind),
            (self.award_inside, 0, "collective"),
        )

    def test_changes_follow_from_the_register(self):
        decision = self._draft("correction")
        change = decision.change_ids.with_context(
            default_old_subject_name="Giả", default_amount_due=9, default_kind="award"
        ).create({"decision_id": decision.id, "award_id": self.other_award.id})
        self.assertEqual(
            (change.old_subject_name, change.amount_due, change.kind),
            (self.other.name, 0, "correction"),
        )

    def test_links_of_a_fund_move(self):
        fund = self.env["emulation.fund"].create(
            {"body_id": self.body.id, "year": self.today.year}
        )
        moves = self.env["emulation.fund.move"].with_user(self.officer)
        vals = {"fund_id": fund.id, "name": "Cấp", "amount": 100}
        allotted = moves.create(vals)
        for name, value in (
            ("reversed_id", allotted.id),
            ("decision_id", self.first.id),
            ("signed_amount", 999),
        ):
            forged = moves.with_context(**{f"default_{name}": value})
            self.assertIn("not typed", self._refusal(forged.create, vals))
        self.assertEqual(fund.balance, 100)
        self.assertFalse(self.first.is_charged)

    def test_letters(self):
        letters = self.env["emulation.announcement"].with_user(self.officer)
        letter = letters.search([("decision_id", "=", self.first.id)], limit=1)
        vals = {
            "decision_id": self.first.id,
            "kind": "unit",
            "unit_id": self.team_a.id,
            "recipient_name": "Giả",
            "line_ids": [(5,)],
        }
        for name, value in vals.items():
            self.assertIn(
                "steps of the workflow", self._refusal(letter.write, {name: value})
            )
        with self.assertRaises(UserError):
            letters.create({**vals, "subject": "Giả"})

    def test_handing_over_is_written_as_it_can_have_been(self):
        [paper] = self._papers(self.award)
        paper = paper.with_user(self.officer)
        for days, words in ((2, "is to come"), (-1, "before its decision")):
            self.assertIn(
                words,
                self._refusal(
                    paper.write, {"handed_on": self.today + timedelta(days=days)}
                ),
            )
        paper.write({"handed_on": self.today, "handed_to": self.person.name})
        paper.action_replace("Mất")
        self.assertIn(
            "no longer valid", self._refusal(paper.write, {"handed_to": "Giả"})
        )
        self.assertIn(
            "no longer valid", self._refusal(paper.write, {"golden_book_number": "99"})
        )
        self.assertEqual(paper.handed_to, self.person.name)


@tagged("post_install", "-at_install")
class TestOneCall(ChangeCase):
    """Decisions issued in one call exclude each other as those of two calls do."""

    def test_one_entry_changed_twice(self):
        one, two = (
            self._draft("revocation", number=number, ground="Gian dối")
            for number in (6, 7)
        )
        three = self._draft("correction", number=8)
        three.change_ids.citation = "Khác"
        for pair in (one | two, one | three):
            self.assertIn(
                "several of these decisions", self._refusal(pair.action_issue)
            )
        self.assertEqual(self.award.state, "valid")
        (
            one | self._draft("revocation", self.other_award, 9, ground="Khác")
        ).action_issue()
        self.assertEqual(
            (self.award | self.other_award).mapped("state"), ["revoked"] * 2
        )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...engine.package import build
from .package_case import KEY, PackageCase


@tagged("post_install", "-at_install")
class TestPackageAmend(PackageCase):
    """Corrections and revocations that an upper body sends after its results."""

    def setUp(self):
        super().setUp()
        proposal = self._new_proposal()
        proposal.action_issue()
        proposal.action_forward()
        packages = self.env["emulation.package"]
        self.sent = packages.browse(proposal.action_export()["res_id"])
        self.decision = {
            "number": "128/QĐ-CĐVC",
            "date": "2022-08-05",
            "issuer": self.outside.official_name,
            "signer": "Ngọ Duy Hiểu",
        }

    def _answer(self, kind, part, rows, answers=None, key=KEY):
        head = {
            "kind": kind,
            "sender": self.outside.code,
            "recipient": self.body.code,
            "made_on": "2022-09-06",
        }
        data = {"answers": answers or self.sent.code, part: rows}
        return build(head, data, self.files, key)[0]

    def _rows(self, **vals):
        return [
            {"ref": str(n.id), "name": n.snapshot_name, **vals}
            for n in self.nominations
        ]

    def _awarded(self):
        rows = self._rows(
            result="awarded",
            award=None,
            reason=None,
            decision=self.decision,
            golden_book_number="17",
            scan="files/0001.pdf",
        )
        package = self._receive(self._answer("result", "results", rows))
        package.action_check()
        package.action_import()
        return self.nominations.award_ids.sorted("id")

    def _changes(self, change="revocation", number="131/QĐ-CĐVC", **vals):
        return self._rows(
            change=change,
            decision={**self.decision, "number": number, "date": "2022-09-05"},
            ground="Khai gian thành tích",
            words=None,
            golden_book_number=None,
            scan="files/0002.pdf",
            **vals,
        )

    def _amend(self, rows, **vals):
        return self._receive(self._answer("amendment", "changes", rows, **vals))

    def test_one_paper_revokes_many(self):
        awards = self._awarded()
        package = self._amend(self._changes())
        package.action_check()
        # A dry run shows what would change, and changes nothing
        self.assertEqual(package.problem_count, 0, package.line_ids.mapped("problem"))
        self.assertEqual(package.line_ids.mapped("change"), ["revocation"] * 2)
        self.assertIn("131/QĐ-CĐVC, 05/09/2022, Ngọ Duy Hiểu", package.line_ids[0].note)
        self.assertEqual(set(awards.mapped("state")), {"valid"})
        package.action_import()
        self.assertEqual(set(awards.mapped("state")), {"revoked"})
        self.assertEqual(set(self.nominations.mapped("state")), {"revoked"})
        self.assertEqual(package.answers_id, self.sent)
        # What answered the proposal is still named as its answer
        self.assertEqual(self.sent.line_ids.answer_id.kind, "result")

    def test_repeated_in_another_package(self):
        self._awarded()
        words = {"name": "Trần Văn Hùng", "job": None, "unit": None, "citation": "Sửa"}
        rows = [{**row, "words": words} for row in self._changes("correction")]
        first = self._amend(rows)
        first.action_check()
        first.action_import()
        again = self._amend(rows[:1])
        again.action_check()
        self.assertIn("131/QĐ-CĐVC is entered already", again.line_ids.problem)
        self.assertRaises(UserError, again.action_import)
        revoked = self._amend(self._changes(number="132/QĐ-CĐVC"))
        revoked.action_check()
        revoked.action_import()
        twice = self._amend(self._changes(number="133/QĐ-CĐVC"))
        twice.action_check()
        self.assertIn("“Revoked” already", twice.line_ids[0].problem)

    def test_every_problem_of_every_row(self):
        rows = self._changes()
        early = self._amend(rows)
        early.action_check()
        self.assertEqual(
            set(early.line_ids.mapped("problem")), {"its result has not come yet"}
        )
        self._awarded()
        old = {**rows[1]["decision"], "date": "2022-08-01"}
        package = self._amend(
            [
                {**rows[0], "name": "Người khác"},
                {**rows[0], "ref": "999999"},
                {**rows[1], "decision": old},
            ]
        )
        package.action_check()
        first, second, third = package.line_ids.mapped("problem")
        self.assertIn("this row of the proposal is Nguyễn Thị Minh Nguyệt", first)
        self.assertIn("the proposal has no such row", second)
        self.assertIn("is dated before 128/QĐ-CĐVC", third)
        package = self._amend(self._changes("correction"))
        package.action_check()
        self.assertIn("the correct wording is missing", package.line_ids[0].problem)
        package = self._amend([{**row, "ground": None} for row in rows])
        package.action_check()
        self.assertIn("the legal ground is missing", package.line_ids[0].problem)

    def test_who_tells_changes(self):
        for role in ("auditor", "unit_head", "employee"):
            package = self.sent.with_user(self.users[role])
            with self.subTest(role=role), self.assertRaises(AccessError):
                package.action_tell_changes()
        # What was sent is answered by the partner, not by us
        text = self._refusal(self.sent.with_user(self.officer).action_tell_changes)
        self.assertIn("No correction or revocation waits", text)
        self.assertFalse(self.sent.is_to_amend)

    def test_foreign_or_changed(self):
        self._awarded()
        rows = self._changes()
        cases = {
            "never sent from here": self._amend(rows, answers="0" * 32),
            "two keys differ": self._amend(rows, key="x" * 40),
            "not as agreed": self._amend([{**rows[0], "change": "forgiveness"}]),
        }
        for words, package in cases.items():
            with self.subTest(words=words):
                self.assertIn(words, self._refusal(package.action_check))
        self.assertEqual(set(self.nominations.mapped("state")), {"awarded"})

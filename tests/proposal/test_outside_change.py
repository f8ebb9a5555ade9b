# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64
from datetime import date, timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .package_case import PDF
from .proposal_case import ProposalCase


@tagged("post_install", "-at_install")
class TestOutsideChange(ProposalCase):
    """Awards that an outside body corrects or revokes, entered from its paper."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.award_outside.certificate_layout_id = cls.env.ref(
            "hr_emulation.certificate_layout_red_gold"
        )
        cls.nominations.with_user(cls.officer).action_forward()
        cls.awards = cls.nominations.with_user(cls.officer).action_record_result(
            "awarded", number="128/QĐ-CĐVC", date="2022-08-05", golden_book_number="17"
        )
        cls.document = {
            "number": "131/QĐ-CĐVC",
            "date": "2022-09-05",
            "reason": "Khai gian thành tích",
        }

    def _refusal(self, call, **document):
        with self.assertRaises(UserError) as caught:
            call(**{**self.document, **document})
        return str(caught.exception)

    def test_revoked(self):
        self.awards[0].action_record_revocation(
            **self.document, scan=base64.b64encode(PDF), scan_name="131.pdf"
        )
        award, other = self.awards
        self.assertEqual((award.state, other.state), ("revoked", "valid"))
        self.assertEqual(award.outside_number, "131/QĐ-CĐVC")
        self.assertEqual(award.outside_date, date(2022, 9, 5))
        self.assertEqual(award.attachment_ids.raw, PDF)
        nomination = award.nomination_id
        self.assertEqual(nomination.state, "revoked")
        self.assertIn("131/QĐ-CĐVC", nomination.state_reason)
        self.assertIn("Khai gian thành tích", nomination.state_reason)
        certificates = self.env["emulation.certificate"]
        for entry, state in ((award, "revoked"), (other, "valid")):
            paper = certificates.search([("award_id", "=", entry.id)])
            self.assertEqual(paper.state, state)
        text = self._refusal(award.action_record_revocation)
        self.assertIn("already", text)
        # The place is free again
        self._new_nomination(category=self.forwarded)

    def test_corrected(self):
        old = self.awards[0]
        new = old.action_record_correction(
            **self.document, citation="Có 03 sáng kiến", golden_book_number="18"
        )
        self.assertEqual((old.state, new.state), ("corrected", "valid"))
        self.assertEqual((new.corrects_id, new.citation), (old, "Có 03 sáng kiến"))
        self.assertEqual(new.decision_number, "128/QĐ-CĐVC")
        self.assertEqual(new.issuer_name, old.issuer_name)
        self.assertEqual(new.nomination_id.state, "awarded")
        certificates = self.env["emulation.certificate"].search(
            [("award_id", "in", (old | new).ids)], order="id"
        )
        self.assertEqual(certificates.mapped("state"), ["replaced", "valid"])
        self.assertEqual(certificates[1].golden_book_number, "18")
        self.assertEqual(certificates[1].replaces_id, certificates[0])
        self.assertIn("entered already", self._refusal(new.action_record_correction))
        # Revoking afterwards voids the papers of both entries
        new.action_record_revocation(**{**self.document, "number": "132/QĐ-CĐVC"})
        self.assertEqual(set(certificates.mapped("state")), {"revoked"})

    def test_every_reason_at_once(self):
        text = self._refusal(
            self.awards.action_record_revocation, number=" ", date=False, reason=""
        )
        for words in ("number of the decision", "date of the decision", "legal ground"):
            self.assertIn(words, text)
        text = self._refusal(self.awards.action_record_revocation, date="2022-08-04")
        self.assertEqual(text.count("is dated before 128/QĐ-CĐVC"), 2)
        text = self._refusal(
            self.awards.action_record_correction, date=self.today + timedelta(2)
        )
        self.assertIn("is to come", text)
        for call in (
            self.awards.action_record_revocation,
            self.awards.action_record_correction,
        ):
            text = self._refusal(call, scan=base64.b64encode(b"<html></html>"))
            self.assertIn("neither a PDF nor a picture", text)
        own = self._new_decision(
            self._passed(self._new_nomination(self.staff["employee"]))
        )
        own.with_user(self.officer).action_issue()
        award = own.line_ids.nomination_id.award_ids.with_user(self.officer)
        for call in (award.action_record_revocation, award.action_record_correction):
            self.assertIn("a decision issued here", self._refusal(call))

    def test_who_may(self):
        for role in ("unit_head", "unit_officer", "employee", "auditor"):
            awards = self.awards.with_user(self.users[role])
            for call in (
                awards.action_record_revocation,
                awards.action_record_correction,
            ):
                with self.subTest(role=role), self.assertRaises(AccessError):
                    call(**self.document)
        for name in ("outside_number", "outside_date", "state"):
            with self.assertRaises(UserError):
                self.awards.write({name: False})
        self.officer.employee_ids = self.awards[0].employee_id
        self.assertIn(
            "his own awards", self._refusal(self.awards[0].action_record_revocation)
        )

    def test_window(self):
        action = self.awards.action_ask_outside_change()
        wizard = (
            self.env[action["res_model"]]
            .with_user(self.officer)
            .with_context(**action["context"])
            .create({**self.document, "kind": "correction", "citation": "Sửa"})
        )
        self.assertEqual(wizard.award_ids, self.awards)
        wizard.action_apply()
        self.assertEqual(set(self.awards.mapped("state")), {"corrected"})

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError
from odoo.tests import tagged

from .dossier_case import DossierCase, new_pdf


@tagged("post_install", "-at_install")
class TestDossierGate(DossierCase):
    def _refused(self, call):
        with self.assertRaises(UserError) as caught:
            call()
        return str(caught.exception)

    def _complete(self, nomination, *kinds):
        for kind in kinds:
            self._upload(nomination, kind)

    def test_no_gate_unless_the_category_says(self):
        self.assertEqual(self.inside.dossier_gate, "none")
        self.nomination.with_user(self.unit_head).action_submit()
        self.assertEqual(self.nomination.state, "submitted")

    def test_gate_at_submission(self):
        self.inside.dossier_gate = "submit"
        own = self.nomination.with_user(self.unit_head)
        text = self._refused(own.action_submit)
        for kind in (self.kind_summary, self.kind_initiative, self.kind_batch):
            self.assertIn(f"the dossier lacks “{kind.name}”", text)
        # Minutes cannot be there yet
        self.assertNotIn(self.kind_minutes.name, text)
        self.assertFalse(own.can_submit)
        self._complete(self.nomination, self.kind_initiative, self.kind_batch)
        own.action_issue_documents(self.kind_summary.id)
        self.env.invalidate_all()
        self.assertTrue(own.can_submit)
        own.action_submit()
        self.assertEqual(self.nomination.state, "submitted")

    def test_what_is_not_required_is_not_asked_for(self):
        self.inside.dossier_gate = "submit"
        self.kinds.is_required = False
        self.assertFalse(self.nomination.dossier_text)
        self.nomination.with_user(self.unit_head).action_submit()
        self.assertEqual(self.nomination.state, "submitted")

    def test_gate_at_appraisal(self):
        self.inside.route_id = False
        self.inside.dossier_gate = "appraisal"
        self.nomination.with_user(self.unit_head).action_submit()
        record = self.nomination.with_user(self.officer)
        self.assertIn("the dossier lacks", self._refused(record.action_approve))
        self._complete(
            self.nomination, self.kind_summary, self.kind_initiative, self.kind_batch
        )
        record.action_approve()
        self.assertEqual(self.nomination.state, "passed")

    def test_gate_at_the_decision(self):
        self.inside.dossier_gate = "decision"
        self.nomination.with_user(self.unit_head).action_submit()
        self._minuted(self.nomination)
        self.assertEqual(self.nomination.state, "passed")
        decision = self._new_decision(self.nomination).with_user(self.officer)
        text = self._refused(decision.action_issue)
        for kind in self.kinds:
            self.assertIn(f"the dossier lacks “{kind.name}”", text)
        self._complete(
            self.nomination, self.kind_summary, self.kind_initiative, self.kind_batch
        )
        self.nomination.with_user(self.officer).action_issue_documents(
            self.kind_minutes.id
        )
        decision.action_issue()
        self.assertEqual(decision.state, "issued")

    def test_signed_copy_of_a_decision(self):
        self.inside.route_id = False
        decision = self._new_decision(self._passed(self.nomination))
        decision = decision.with_user(self.officer)
        content = new_pdf()
        with self.assertRaisesRegex(UserError, "not issued yet"):
            decision.action_attach_signed("a.pdf", content)
        decision.action_issue()
        for role in ("administrator", "officer"):
            self.assertTrue(decision.with_user(self.users[role]).can_attach_signed)
        auditor = decision.with_user(self.users["auditor"])
        self.assertFalse(auditor.can_attach_signed)
        decision.action_attach_signed("a.pdf", content, "Số viết tay")
        self.assertEqual(decision.difference_note, "Số viết tay")
        self.assertTrue(decision.signed_sha256)
        with self.assertRaisesRegex(UserError, "already filed"):
            decision.action_attach_signed("b.pdf", content)
        with self.assertRaises(UserError):
            decision.write({"difference_note": "khác"})
        with self.assertRaises(UserError):
            decision.signed_attachment_id.sudo().unlink()

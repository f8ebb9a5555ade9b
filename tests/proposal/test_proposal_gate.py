# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64

from odoo.exceptions import UserError
from odoo.tests import tagged

from .package_case import PDF
from .proposal_case import ProposalCase


@tagged("post_install", "-at_install")
class TestProposalGate(ProposalCase):
    """Papers of the whole proposal belong to the dossier of every name in it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kind_submission = cls.env.ref("hr_emulation.doc_type_submission")
        cls.kind_list = cls.env["emulation.dossier.document.type"].create(
            {
                "name": "Summary of the proposal",
                "official_name": "Bảng tổng hợp đề nghị khen thưởng",
                "code": "proposal_list",
                "scope": "proposal",
                "source": "uploaded",
            }
        )
        cls.forwarded.write(
            {
                "document_type_ids": [
                    (6, 0, (cls.kind_submission | cls.kind_list).ids)
                ],
                "dossier_gate": "decision",
            }
        )

    def _refusal(self, call):
        with self.assertRaises(UserError) as caught:
            call()
        return str(caught.exception)

    def _papers(self, kind):
        dossiers = self.nominations._get_dossier()
        return [
            paper["document"]
            for rows in dossiers.values()
            for paper in rows
            if paper["type"] == kind
        ]

    def test_nothing_is_sent_before_the_papers_are_there(self):
        nominations = self.nominations.with_user(self.officer)
        text = self._refusal(nominations.action_forward)
        for kind in (self.kind_submission, self.kind_list):
            self.assertEqual(text.count(f"the dossier lacks “{kind.name}”"), 2)
        proposal = self._new_proposal()
        # Its own text comes with issuing, the other papers are filed until it goes out
        proposal.action_issue()
        text = self._refusal(proposal.action_forward)
        self.assertEqual(text.count(f"the dossier lacks “{self.kind_list.name}”"), 2)
        self.assertNotIn(f"“{self.kind_submission.name}”", text)
        self.assertIn(self.kind_list.name, proposal.blocker_text)
        nominations[0].action_upload_document(
            self.kind_list.id, "Bảng tổng hợp.pdf", base64.b64encode(PDF)
        )
        proposal.action_forward()
        self.assertEqual(set(self.nominations.mapped("state")), {"forwarded"})

    def test_one_upload_serves_all(self):
        proposal = self._new_proposal()
        proposal.action_issue()
        nominations = self.nominations.with_user(self.officer)
        document_id = nominations[1].action_upload_document(
            self.kind_list.id, "Bảng tổng hợp.pdf", base64.b64encode(PDF)
        )
        document = self.env["emulation.dossier.document"].browse(document_id)
        self.assertEqual(self._papers(self.kind_list), [document] * 2)
        self.assertEqual(document.proposal_id, proposal)
        self.assertEqual(
            self.env["ir.attachment"].search_count(
                [("res_model", "=", document._name), ("res_id", "=", document.id)]
            ),
            1,
        )
        text = self._refusal(
            lambda: nominations[0].action_upload_document(
                self.kind_list.id, "Lần nữa.pdf", base64.b64encode(PDF)
            )
        )
        self.assertIn("not possible in the state", text)

    def test_only_a_reminder_without_the_gate(self):
        self.forwarded.dossier_gate = "none"
        self.nominations.with_user(self.officer).action_forward()
        self.assertEqual(set(self.nominations.mapped("state")), {"forwarded"})

    def test_a_void_proposal_takes_its_papers_along(self):
        proposal = self._new_proposal()
        proposal.action_issue()
        self.nominations[0].with_user(self.officer).action_upload_document(
            self.kind_list.id, "Bảng tổng hợp.pdf", base64.b64encode(PDF)
        )
        proposal.action_void("Sai trích yếu")
        again = self._new_proposal(number=8)
        again.action_issue()
        text = self._refusal(again.action_forward)
        self.assertIn(f"the dossier lacks “{self.kind_list.name}”", text)

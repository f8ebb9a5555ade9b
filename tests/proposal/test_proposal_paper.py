# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..reports.common import read_pages
from ..reports.golden_case import GoldenCase
from .package_case import make_pdf

PROPOSAL = "hr_emulation.proposal"


@tagged("post_install", "-at_install")
class TestProposalPaper(GoldenCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.body.symbol_ids = [
            (0, 0, {"document_kind": "proposal", "symbol": "TTr-CĐVC"})
        ]
        collective = cls.env["emulation.round.category"].create(
            {
                "round_id": cls.round.id,
                "award_type_id": cls.award_outside.id,
                "subject_kind": "collective",
                "body_id": cls.outside.id,
                "citation": "Dẫn đầu phong trào thi đua",
            }
        )
        cls.nominations = cls._passed(
            cls._new_nomination(category=cls.forwarded),
            cls._new_nomination(cls.other, cls.forwarded),
            cls._new_nomination(cls.unit_b, collective),
        )
        proposals = cls.env["emulation.proposal"].with_user(cls.officer)
        cls.proposal = proposals._draft_for(cls.nominations)
        cls.proposal.number = 7

    def test_proposal(self):
        line = self.proposal.line_ids[0]
        self.env.cr.execute(
            "UPDATE emulation_proposal_line SET count_for = 17, base = 18 WHERE id = %s",
            [line.id],
        )
        line.invalidate_recordset()
        self.proposal.action_issue()
        pdf = self._check_paper("proposal", self.proposal)
        self.assertEqual(len(read_pages(pdf)), 3)

    def test_issued_paper_is_kept(self):
        self.assertIn("DỰ THẢO", read_pages(self._print(PROPOSAL, self.proposal))[0])
        self.proposal.action_issue()
        first = self._print(PROPOSAL, self.proposal)
        self.assertNotIn("DỰ THẢO", read_pages(first)[0])
        self.body.official_name = "Công đoàn Viên chức tỉnh Khác"
        self.assertEqual(self._print(PROPOSAL, self.proposal), first)

    def test_signed_copy_counts_in_the_dossier(self):
        kind = self.env.ref("hr_emulation.doc_type_submission")
        nomination = self.nominations[0]
        nomination.category_id.document_type_ids |= kind

        def state():
            papers = nomination._get_dossier()[nomination.id]
            return {paper["type"]: paper["state"] for paper in papers}[kind]

        self.assertEqual(state(), "missing")
        self.proposal.action_issue()
        self.assertEqual(state(), "issued")
        document = self.proposal.document_ids
        self.assertEqual(
            document._get_counting_file().raw, self._print(PROPOSAL, self.proposal)
        )
        self.assertTrue(self.proposal.can_attach_signed)
        scan = base64.b64encode(make_pdf())
        wizard = self.env["emulation.signed.wizard"].with_user(self.officer)
        wizard.create(
            {
                "document_id": document.id,
                "file_name": "Tờ trình đã ký.pdf",
                "content": scan,
                "difference_note": "Sửa trích yếu bằng tay",
            }
        ).action_apply()
        self.assertEqual(state(), "signed")
        self.proposal.invalidate_recordset()
        self.assertTrue(self.proposal.is_signed)
        self.assertEqual(document._get_counting_file().raw, make_pdf())
        employee = document.with_user(self.users["employee"])
        with self.assertRaises(AccessError):
            employee.action_open_file()
        self.proposal.action_void("Sai trích yếu")
        self.assertEqual(state(), "missing")
        self.assertEqual(document.superseded_reason, "Sai trích yếu")

    def test_who_prints(self):
        self.assertTrue(self._print(PROPOSAL, self.proposal, self.users["auditor"]))
        with self.assertRaises(AccessError):
            self._print(PROPOSAL, self.proposal, self.users["employee"])

    def test_missing(self):
        papers = self.env["report.hr_emulation.proposal"]
        self.assertFalse(papers._get_missing(self.proposal)[self.proposal.id])
        self.proposal.write(
            {"subject": "", "legal_instrument_ids": [(5,)], "signer_id": False}
        )
        self.assertEqual(
            papers._get_missing(self.proposal)[self.proposal.id],
            ["the abstract", "the signer", "the legal bases"],
        )
        page = read_pages(self._print(PROPOSAL, self.proposal))[0]
        self.assertIn("Bản dự thảo, còn thiếu:", page)

    def test_own_wording_and_another_recipient(self):
        self.proposal.upper_body_id = self.env.ref("hr_emulation.body_tld")
        page = read_pages(self._print(PROPOSAL, self.proposal))[0]
        self.assertIn("Kính gửi: Tổng Liên đoàn Lao động Việt Nam.", page)
        self.assertIn("trình Công đoàn Viên chức Việt Nam quyết định", page)
        self.proposal.own_wording = "<script>x</script> Kính đề nghị.\n\nTrân trọng."
        page = read_pages(self._print(PROPOSAL, self.proposal))[0]
        self.assertIn("<script>x</script> Kính đề nghị. Trân trọng.", page)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged

from .common import read_pages
from .golden_case import GoldenCase

DECISION = "hr_emulation.decision"


@tagged("post_install", "-at_install")
class TestDecisionChangePaper(GoldenCase):
    """Corrections and revocations are printed like decisions, with old and new."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.certificates = cls._new_certificates(cls.person, cls.other)
        cls.first = cls.certificates.decision_id
        cls.awards = cls.certificates.award_id

    def _draft(self, kind, awards, **vals):
        action = getattr(awards.with_user(self.officer), f"action_draft_{kind}")()
        decision = self.env["emulation.decision"].browse(action["res_id"])
        decision.write({"number": 5, "signer_id": self.signer.id, **vals})
        return decision.with_user(self.officer)

    def test_correction(self):
        kept = self._print(DECISION, self.first)
        decision = self._draft("correction", self.awards)
        decision.change_ids[0].subject_name = "Nguyễn Thị Minh Nguyên"
        decision.change_ids[1].citation = "Có sáng kiến cấp cơ sở"
        decision.action_issue()
        self._check_paper("decision", decision, golden="decision-correction")
        self.assertEqual(self._print(DECISION, self.first), kept)
        new = self.env["emulation.certificate"].search(
            [("replaces_id", "=", self.certificates[0].id)]
        )
        [page] = read_pages(self._print("hr_emulation.certificate", new))
        self.assertIn("Nguyễn Thị Minh Nguyên", page)
        self.assertIn("04/QĐ-CĐVC", page)

    def test_revocation(self):
        decision = self._draft(
            "revocation",
            self.awards[0],
            ground="Điều 93 Luật Thi đua, khen thưởng: kê khai gian dối thành tích.",
        )
        decision.action_issue()
        # As if the first decision had been paid
        self.env.cr.execute("UPDATE emulation_decision_change SET amount_due = 710000")
        decision.change_ids.invalidate_recordset()
        self._check_paper("decision", decision, golden="decision-revocation")

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..reports.common import SUMMARY, read_pages
from ..reports.paper_samples import PaperSamplesCase

DECISION = "hr_emulation.decision"


@tagged("post_install", "-at_install")
class TestPaperFinal(PaperSamplesCase):
    """A draft is printed whatever it lacks; a final paper lacks nothing."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.draft = cls.env["emulation.decision"].create(
            {"body_id": cls.body.id, "symbol": False}
        )
        cls.draft.legal_instrument_ids = False
        cls.body.place = False

    def _make(self, paper, records, final=True):
        reports = self.env["ir.actions.report"].with_user(self.officer)
        report = reports._get_report_from_name(paper)
        return reports._make_papers(report, records, None, final)

    def test_every_final_paper(self):
        self.body.place = "An Bình"
        for report in self._get_reports():
            with self.subTest(report=report.report_name):
                records = self._get_sample(report)
                missing = self.env[f"report.{report.report_name}"]._get_missing(records)
                self.assertEqual(missing, {record.id: [] for record in records})
                made = self._make(report.report_name, records)
                self.assertEqual(list(made), records.ids)
                self.assertNotIn("DỰ THẢO", read_pages(made[records.id])[0])

    def test_everything_that_is_missing_at_once(self):
        with self.assertRaises(UserError) as error:
            self._make(DECISION, self.draft)
        for text in (
            "the number",
            "the symbol after the number",
            "the date",
            "the abstract",
            "the signer",
            "the legal bases",
            "the names",
            "the place of “Công đoàn Viên chức tỉnh An Bình”",
        ):
            self.assertIn(f"Draft decision: {text}\n", f"{error.exception}\n")

    def test_the_draft_says_what_is_missing(self):
        pdf = self._make(DECISION, self.draft, final=False)[self.draft.id]
        page = read_pages(pdf)[0]
        self.assertIn("DỰ THẢO", page)
        papers = self.env[f"report.{DECISION}"].with_context(lang="vi_VN")
        lacking = papers._get_missing(self.draft)[self.draft.id]
        self.assertEqual(len(lacking), 8)
        self.assertIn(f"Bản dự thảo, còn thiếu: {'; '.join(lacking)}.", page)

    def test_a_complete_draft_is_no_final_paper(self):
        self.body.place = "An Bình"
        # Awards that pay are issued only when the law says how much
        self.env["emulation.award.coefficient"].create(
            {
                "award_type_id": self.award_inside.id,
                "subject_kind": "collective",
                "coefficient": 0.6,
                "valid_from": "2017-01-01",
            }
        )
        decision = self._new_decision(
            self._passed(self._new_nomination(self.team_a, self.inside_collective))
        )
        with self.assertRaisesRegex(UserError, "“.*” is still a draft"):
            self._make(DECISION, decision)
        page = read_pages(self._make(DECISION, decision, final=False)[decision.id])[0]
        self.assertIn("DỰ THẢO", page)
        self.assertNotIn("còn thiếu", page)

    def test_papers_of_a_nomination_come_before_it(self):
        """They are what it is submitted with; issued, they bear the day of issue."""
        self.assertEqual(self.nomination.state, "draft")
        final = read_pages(self._make(SUMMARY, self.nomination)[self.nomination.id])[0]
        self.assertIn(f"năm {self.today.year} TÓM TẮT", final)
        draft = read_pages(self._print(SUMMARY, self.nomination))[0]
        self.assertIn("DỰ THẢO", draft)
        self.nomination.summary = "  "
        with self.assertRaisesRegex(UserError, "the summary of the achievement"):
            self._make(SUMMARY, self.nomination)

    def test_watermark_on_each_page(self):
        self.nomination.summary = "Hoàn thành tốt nhiệm vụ. " * 300
        pages = read_pages(self._print(SUMMARY, self.nomination))
        self.assertGreater(len(pages), 2)
        self.assertTrue(all("DỰ THẢO" in page for page in pages))

    def test_decision_is_not_issued_without_its_paper(self):
        decision = self._new_decision(
            self._passed(self._new_nomination(self.team_a, self.inside_collective)),
            number=9,
            subject=False,
        )
        instruments = self.env["emulation.legal.instrument"]
        instruments.search([("is_default_basis", "=", True)]).is_default_basis = False
        decision.modified(["date"])
        with self.assertRaises(UserError) as error:
            decision.with_user(self.officer).action_issue()
        for text in ("the abstract is missing", "the legal bases", "the place of"):
            self.assertIn(text, str(error.exception))
        self.assertEqual(decision.state, "draft")

    def test_a_draft_is_not_kept_as_the_issued_text(self):
        self.body.place = "An Bình"
        # Awards that pay are issued only when the law says how much
        self.env["emulation.award.coefficient"].create(
            {
                "award_type_id": self.award_inside.id,
                "subject_kind": "collective",
                "coefficient": 0.6,
                "valid_from": "2017-01-01",
            }
        )
        decision = self._new_decision(
            self._passed(self._new_nomination(self.team_a, self.inside_collective)),
            number=11,
        )
        decision.with_user(self.officer).action_issue()
        self.body.place = False
        self.assertIn("DỰ THẢO", read_pages(self._print(DECISION, decision))[0])
        self.assertFalse(decision.paper_sha256)
        self.body.place = "An Bình"
        self.assertNotIn("DỰ THẢO", read_pages(self._print(DECISION, decision))[0])
        self.assertTrue(decision.paper_sha256)

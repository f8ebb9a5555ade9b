# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import read_pages
from .golden_case import GoldenCase

PLAN = "hr_emulation.launch_plan"


@tagged("post_install", "-at_install")
class TestLaunchPlan(GoldenCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.body.symbol_ids = [
            (0, 0, {"document_kind": "plan", "symbol": "KH-CĐVC"}),
        ]
        cls.campaign = cls.env["emulation.campaign"].create(
            {
                "name": "Văn hóa công sở",
                "kind": "movement",
                "leading_body_id": cls.body.id,
                "date_start": date(2022, 8, 1),
                "date_end": date(2027, 12, 31),
                "objective": "Nâng cao văn hóa công sở.\nXây dựng đội ngũ tận tụy.",
                "legal_instrument_ids": [
                    (4, cls.env.ref("hr_emulation.legal_nd_91_2017").id)
                ],
                "unit_ids": [(6, 0, (cls.unit_a | cls.unit_b).ids)],
                "recipient_ids": [(0, 0, {"name": "Các công đoàn cơ sở"})],
                "criterion_ids": [
                    (0, 0, {"code": code, "text": text, "subject_kind": kind,
                            "nature": "criterion", "sequence": number})
                    for number, (code, text, kind) in enumerate(
                        [
                            ("1.1", "đúng giờ, đúng hẹn", "individual"),
                            ("1.2", "không hút thuốc nơi làm việc", "individual"),
                            ("2.1", "giải quyết hồ sơ trước hạn", "collective"),
                        ]
                    )
                ],
                "task_ids": [
                    (0, 0, {"code": "1.", "text": "Tuyên truyền, phổ biến."}),
                    (0, 0, {"code": "2.", "text": "Tổ chức ký giao ước thi đua."}),
                ],
                "clause_ids": [
                    (0, 0, {"kind": "funding", "text": "Chi từ quỹ thi đua."}),
                    (0, 0, {"kind": "reporting", "text": "Báo cáo trước 30/11."}),
                ],
                "role_ids": [
                    (0, 0, {
                        "level_id": cls.env.ref("hr_emulation.level_grassroots").id,
                        "body_name": "Công đoàn cơ sở",
                        "duty": "tổ chức phát động, đăng ký",
                        "duty_kind": "launch",
                        "yearly_month": 2,
                        "yearly_day": 5,
                    }),
                ],
            }
        )  # fmt: skip

    def test_reviewed_text(self):
        self.campaign.with_user(self.officer).action_launch()
        self._check_paper("launch_plan", self.campaign)

    def test_draft_names_what_is_missing(self):
        report = self.env[f"report.{PLAN}"].with_context(lang="en_US")
        self.assertEqual(report._get_missing(self.campaign)[self.campaign.id], [])
        self.campaign.write({"leading_body_id": False, "objective": False})
        self.assertEqual(
            report._get_missing(self.campaign)[self.campaign.id],
            ["the leading body", "the objective"],
        )
        page = read_pages(self._print(PLAN, self.campaign))[0]
        self.assertIn("DỰ THẢO", page)

    def test_long_template(self):
        """The shipped campaign of document 001 prints whole, whatever it holds."""
        template = self.env.ref("hr_emulation.template_001_movement")
        campaign = template.copy(
            {
                "is_template": False,
                "company_id": self.company.id,
                "leading_body_id": self.body.id,
            }
        )
        pdf = self._print(PLAN, campaign)
        text = " ".join(read_pages(pdf))
        for criterion in campaign.criterion_ids:
            self.assertIn(" ".join(criterion.text.split())[:30].lower(), text.lower())
        report = self.env.ref("hr_emulation.report_launch_plan")
        self._check_decree(pdf, report.paperformat_id)

    def test_name_that_has_its_kind_and_quotes(self):
        self.campaign.name = "Phong trào thi đua làm theo lời Bác “Cần, kiệm”"
        paper = self.env[f"report.{PLAN}"]._get_paper_data(self.campaign)
        self.assertEqual(
            paper[self.campaign.id]["abstract"],
            "Phát động phong trào thi đua làm theo lời Bác “Cần, kiệm”",
        )

    def test_who_prints(self):
        self._print(PLAN, self.campaign, self.users["auditor"])
        with self.assertRaises(AccessError):
            self._print(PLAN, self.campaign, self.users["employee"])

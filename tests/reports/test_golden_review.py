# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged

from ..review.review_common import ReviewMixin
from .golden_case import GoldenCase


@tagged("post_install", "-at_install")
class TestGoldenReview(ReviewMixin, GoldenCase):
    def test_reviewed_text(self):
        """As a draft, and as it was sent with one unit late and one missing."""
        self._setup_review_round()
        self.body.symbol_ids = [
            (0, 0, {"document_kind": "report", "symbol": "BC-CĐVC"})
        ]
        unit_c = self.unit_b.copy({"name": "CĐCS Sở Tư pháp"})
        unit_c.action_set_emulation_level(self.unit_b.emulation_level_id.id)
        self.campaign.unit_ids |= unit_c
        task = self.campaign.task_ids[0]
        self.env["emulation.campaign.activity"].create(
            {
                "name": "Tọa đàm",
                "campaign_id": self.campaign.id,
                "unit_id": self.unit_a.id,
                "task_id": task.id,
                "date": "2022-03-08",
                "kind_id": self.env.ref("hr_emulation.activity_kind_003_1").id,
                "reach": 120,
            }
        )
        top, report_a, report_b = self._open()
        words = {
            self.situation: "Công đoàn có 12 đơn vị trực thuộc.\nThuận lợi: được cấp "
            "ủy quan tâm theo Nghị quyết số 09/NQ-CĐVC.",
            self.task_sections[0]: "Đã tổ chức 24 buổi tuyên truyền.",
        }
        for part, text in words.items():
            self._write_section(top, self.head_union, text, part)
        self._submit(report_a, self.users["unit_head"])
        self._check_paper("review", top, golden="review-draft")
        top.write({"number": 15, "date": "2022-07-14", "signer_id": self.signer.id})
        top.with_user(self.head_union).action_submit()
        top.with_user(self.users["officer"]).action_accept()
        self._submit(report_b, self.head_b)
        self._check_paper("review", top)
        self._check_paper("review", report_b, golden="review-unit")

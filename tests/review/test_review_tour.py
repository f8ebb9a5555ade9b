# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import HttpCase, tagged

from .review_common import ReviewMixin


@tagged("post_install", "-at_install")
class TestReviewTour(ReviewMixin, HttpCase):
    def test_head_submits_and_officer_accepts(self):
        self._setup_review()
        for user in self.users.values():
            user.write({"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})
        report = self._open()[1]
        for tour, role in (("write", "unit_head"), ("accept", "officer")):
            self.start_tour(
                f"/odoo/emulation-reviews/{report.id}",
                f"emulation_review_{tour}_tour",
                login=self.users[role].login,
            )
        self.assertEqual(report.state, "accepted")
        self.assertEqual(report.section_ids[0].body, "Đơn vị có 45 đoàn viên")
        self.assertEqual(report.submitted_by_id, self.users["unit_head"])

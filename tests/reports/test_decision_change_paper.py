# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged

from .common import PaperCase, read_pages

DECISION = "hr_emulation.decision"


@tagged("post_install", "-at_install")
class TestDecisionChangePaper(PaperCase):
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
        pages = read_pages(self._print(DECISION, decision))
        for text in (
            "Số: 05/QĐ-CĐVC",
            "Về việc đính chính Quyết định số 04/QĐ-CĐVC ngày",
            "Điều 1. Đính chính nội dung đã ghi tại Quyết định số 04/QĐ-CĐVC ngày",
            "đối với 02 cá nhân (có danh sách kèm theo).",
            "Điều 2. Cấp lại Giấy khen theo nội dung đã đính chính",
            "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
        ):
            self.assertIn(text, pages[0])
        for text in (
            "DANH SÁCH NỘI DUNG ĐÍNH CHÍNH",
            "(Kèm theo Quyết định số 05/QĐ-CĐVC ngày",
            "Họ và tên: Nguyễn Thị Minh Nguyệt",
            "Họ và tên: Nguyễn Thị Minh Nguyên",
            "Thành tích: Đã có thành tích xuất sắc",
            "Thành tích: Có sáng kiến cấp cơ sở",
            "Danh sách có 02 trường hợp./.",
        ):
            self.assertIn(text, pages[1])
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
        pages = read_pages(self._print(DECISION, decision))
        for text in (
            "Về việc hủy bỏ khen thưởng tại Quyết định số 04/QĐ-CĐVC",
            "Điều 1. Hủy bỏ việc tặng Giấy khen tại Quyết định số 04/QĐ-CĐVC ngày",
            "đối với 01 cá nhân (có danh sách kèm theo). Lý do: Điều 93 Luật Thi đua",
            "Điều 2. Thu hồi Giấy khen và tiền thưởng kèm theo với tổng số tiền là "
            "710.000 đồng (bằng chữ: Bảy trăm mười nghìn đồng), nộp về Quỹ",
        ):
            self.assertIn(text, pages[0])
        for text in (
            "DANH SÁCH BỊ HỦY BỎ KHEN THƯỞNG",
            "Nguyễn Thị Minh Nguyệt CĐCS Sở Nội vụ Giấy khen 710.000",
            "Cộng 710.000",
        ):
            self.assertIn(text, pages[1])

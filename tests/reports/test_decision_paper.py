# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import PaperCase, read_fonts, read_pages, read_words

DECISION = "hr_emulation.decision"
CEREMONY = "hr_emulation.ceremony_list"
PAYMENT = "hr_emulation.payment_list"


@tagged("post_install", "-at_install")
class TestDecisionPaper(PaperCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        coefficients = cls.env["emulation.award.coefficient"]
        for kind, coefficient in (("individual", 0.3), ("collective", 0.6)):
            coefficients.create(
                {
                    "award_type_id": cls.award_inside.id,
                    "subject_kind": kind,
                    "coefficient": coefficient,
                    "valid_from": date(2017, 1, 1),
                }
            )
        cls.env["emulation.base.salary"].search([]).write({"state": "draft"})
        cls.env["emulation.base.salary"].create(
            {"amount": 2_340_000, "valid_from": date(2024, 7, 2), "state": "confirmed"}
        )
        cls.body.recipients = "- Như Điều 3;\n- LĐLĐ tỉnh (b/c);\n- Lưu: VT CĐVC."
        cls.nominations = cls._passed(
            cls._new_nomination(),
            cls._new_nomination(cls.other),
            cls._new_nomination(cls.team_a, cls.inside_collective),
        )
        cls.decision = cls._new_decision(
            cls.nominations, proposal_text="Hội đồng Thi đua – Khen thưởng"
        )

    def test_decision(self):
        pages = read_pages(self._print(DECISION, self.decision))
        self.assertEqual(len(pages), 3)
        for text in (
            "CÔNG ĐOÀN VIÊN CHỨC TỈNH",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 04/QĐ-CĐVC",
            "QUYẾT ĐỊNH Về việc tặng Giấy khen",
            "BAN THƯỜNG VỤ CÔNG ĐOÀN VIÊN CHỨC TỈNH AN BÌNH",
            "Căn cứ Luật Thi đua, khen thưởng;",
            "Theo đề nghị của Hội đồng Thi đua – Khen thưởng.",
            "QUYẾT ĐỊNH: Điều 1. Tặng Giấy khen cho 01 tập thể và 02 cá nhân đã có "
            "thành tích xuất sắc (có danh sách kèm theo).",
            "Điều 2. Tổng số tiền thưởng kèm theo là 2.830.000 đồng (bằng chữ: Hai "
            "triệu tám trăm ba mươi nghìn đồng), chi từ Quỹ thi đua, khen thưởng",
            "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
            "Nơi nhận: - Như Điều 3; - LĐLĐ tỉnh (b/c); - Lưu: VT CĐVC.",
            "TM. BAN THƯỜNG VỤ CHỦ TỊCH",
            "DỰ THẢO",
        ):
            self.assertIn(text, pages[0])
        for text in (
            "DANH SÁCH TẬP THỂ ĐƯỢC TẶNG GIẤY KHEN",
            "(Kèm theo Quyết định số 04/QĐ-CĐVC ngày",
            "01 Tổ công đoàn Văn phòng CĐCS Sở Nội vụ 1.410.000",
            "Danh sách có 01 tập thể./.",
        ):
            self.assertIn(text, pages[1])
        for text in (
            "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN",
            "Nguyễn Thị Minh Nguyệt",
            "Cộng 1.420.000",
            "Danh sách có 02 cá nhân./.",
        ):
            self.assertIn(text, pages[2])

    def test_own_wording_and_unknown_money(self):
        self.env["emulation.base.salary"].search([]).write({"state": "draft"})
        self.decision.modified(["date"])
        self.assertIn("quy định hiện hành", self.decision.article_preview)
        self.decision.articles = "Khen các tập thể, cá nhân.\n\nThi hành ngay."
        page = read_pages(self._print(DECISION, self.decision))[0]
        self.assertIn("Điều 1. Khen các tập thể, cá nhân. Điều 2. Thi hành ngay.", page)
        self.assertNotIn("Điều 3", page.partition("Nơi nhận")[0])
        self.decision.articles = False
        page = read_pages(self._print(PAYMENT, self.decision))[0]
        self.assertIn("DỰ THẢO", page)
        papers = self.env[f"report.{PAYMENT}"].with_context(lang="vi_VN")
        lacking = papers._get_missing(self.decision)[self.decision.id]
        self.assertEqual(len(lacking), 1)
        self.assertIn(f"còn thiếu: {lacking[0]}.", page)

    def test_measures_of_the_decree(self):
        pdf = self._print(DECISION, self.decision)
        words = read_words(pdf)
        body = [w for w in words if w.text != "DỰ" and w.text != "THẢO"]
        self.assertGreaterEqual(min(w.left for w in body), 29.9)
        self.assertLessEqual(max(w.right for w in body), 195.2)
        self.assertLessEqual(max(w.bottom for w in body), 277.5)
        numbers = [w for w in words if w.top < 20]
        self.assertEqual([(w.page, w.text) for w in numbers], [(2, "2"), (3, "3")])
        self.assertTrue(all(read_fonts(pdf).values()))

    def test_issued_paper_is_kept(self):
        self.decision.with_user(self.officer).action_issue()
        first = self._print(DECISION, self.decision)
        self.assertNotIn("DỰ THẢO", read_pages(first)[0])
        self.body.official_name = "Công đoàn Viên chức tỉnh Khác"
        self.assertEqual(self._print(DECISION, self.decision), first)

    def test_payment_list(self):
        self.decision.with_user(self.officer).action_issue()
        pages = read_pages(self._print(PAYMENT, self.decision))
        self.assertEqual(len(pages), 1)
        for text in (
            "DANH SÁCH KÝ NHẬN TIỀN THƯỞNG",
            "Nguyễn Thị Minh Nguyệt",
            "Giấy khen 0,3 2.340.000 710.000",
            "Giấy khen 0,6 2.340.000 1.410.000",
            "Tổng cộng 2.830.000",
            "Bằng chữ: Hai triệu tám trăm ba mươi nghìn đồng./.",
            "NGƯỜI LẬP",
            "KẾ TOÁN",
        ):
            self.assertIn(text, pages[0])
        with self.assertRaises(AccessError):
            self._print(PAYMENT, self.decision, self.users["employee"])

    def test_ceremony_list(self):
        self._set_role(self._new_employee("Lý Thị Hoa", self.team_a), "head")
        pages = read_pages(self._print(CEREMONY, self.decision))
        self.assertEqual(len(pages), 1)
        for text in (
            "DANH SÁCH TRAO THƯỞNG",
            "Giấy khen (03) 01 Tổ công đoàn Văn phòng CĐCS Sở Nội vụ Lý Thị Hoa",
            "02 Nguyễn Thị Minh Nguyệt CĐCS Sở Nội vụ Nguyễn Thị Minh Nguyệt",
        ):
            self.assertIn(text, pages[0])

    def test_typed_markup_is_text(self):
        self.decision.articles = "<img src='http://a.vn/x.png'/> & <b>đậm</b>"
        page = read_pages(self._print(DECISION, self.decision))[0]
        self.assertIn("<b>đậm</b>", page)

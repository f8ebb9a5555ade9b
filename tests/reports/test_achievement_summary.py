# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.tests import tagged

from .common import SUMMARY, PaperCase, read_fonts, read_pages, read_words

TEXT = (
    "Năm năm liên tục hoàn thành xuất sắc nhiệm vụ.\n\n"
    "Chủ trì 02 sáng kiến được công nhận & áp dụng."
)


@tagged("post_install", "-at_install")
class TestAchievementSummary(PaperCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person.job_title = "chuyên viên chính"

    def _new_awards(self, years, **vals):
        return self.env["emulation.award"].create(
            [
                {
                    "employee_id": self.person.id,
                    "award_type_id": self.env.ref("hr_emulation.award_ldtt").id,
                    "issuer_name": "Giám đốc Sở Nội vụ",
                    "decision_number": f"{year - 1990}/QĐ-SNV",
                    "decision_date": date(year, 2, 5),
                    "year": year,
                    **vals,
                }
                for year in years
            ]
        )

    def test_individual(self):
        self._new_awards([2019])
        nomination = self._passed(self._new_nomination(summary=TEXT))
        pages = read_pages(self._print(SUMMARY, nomination))
        self.assertEqual(len(pages), 1)
        for text in (
            "CÔNG ĐOÀN VIÊN CHỨC TỈNH",
            "CĐCS SỞ NỘI VỤ",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "An Bình, ngày",
            "TÓM TẮT THÀNH TÍCH",
            "Đề nghị tặng Giấy khen của Công đoàn Viên chức tỉnh An Bình",
            "1. Họ và tên: NGUYỄN THỊ MINH NGUYỆT",
            "2. Chức vụ, vị trí việc làm: Chuyên viên chính",
            "3. Đơn vị công tác: CĐCS Sở Nội vụ",
            "4. Đợt xét khen thưởng: Khen thưởng sơ kết 5 năm",
            "từ ngày 03/8/2017 đến ngày",
            "Năm năm liên tục hoàn thành xuất sắc nhiệm vụ.",
            "Chủ trì 02 sáng kiến được công nhận & áp dụng.",
            "01 2019 Lao động tiên tiến Số 29/QĐ-SNV ngày",
            "05/02/2019 của Giám đốc Sở Nội vụ",
            "XÁC NHẬN CỦA ĐƠN VỊ",
            "NGƯỜI BÁO CÁO",
        ):
            self.assertIn(text, pages[0])
        self.assertNotIn("DỰ THẢO", pages[0])

    def test_collective(self):
        nomination = self._new_nomination(
            self.team_a, self.inside_collective, summary=TEXT
        )
        page = read_pages(self._print(SUMMARY, nomination))[0]
        for text in (
            "1. Tên tập thể: Tổ công đoàn Văn phòng",
            "2. Đơn vị quản lý: CĐCS Sở Nội vụ",
            "THAY MẶT TẬP THỂ",
            "Chưa có trong sổ khen thưởng.",
        ):
            self.assertIn(text, page)
        self.assertNotIn("Họ và tên", page)

    def test_unit_as_subject_has_its_own_signer(self):
        body = self.env["emulation.body"].create(
            {
                "name": "Unit",
                "official_name": "Công đoàn cơ sở Sở Nội vụ",
                "department_id": self.unit_a.id,
                "letterhead_upper": "Công đoàn Viên chức tỉnh An Bình",
                "place": "Bình Long",
                "signer_ids": [
                    (
                        0,
                        0,
                        {
                            "name": "Phạm Thị Hoa",
                            "position": "Phó Chủ tịch",
                            "mode": "KT",
                            "on_behalf": "Chủ tịch",
                        },
                    )
                ],
            }
        )
        nomination = self._new_nomination(self.unit_a, self.inside_collective)
        page = read_pages(self._print(SUMMARY, nomination))[0]
        for text in (
            body.official_name.upper(),
            "Bình Long, ngày ……",
            "XÁC NHẬN CỦA CẤP TRÊN TRỰC TIẾP",
            "KT. CHỦ TỊCH",
            "PHÓ CHỦ TỊCH",
            "Phạm Thị Hoa",
        ):
            self.assertIn(text, page)

    def test_draft_is_marked(self):
        nomination = self._new_nomination()
        page = read_pages(self._print(SUMMARY, nomination))[0]
        self.assertIn("DỰ THẢO", page)
        self.assertIn("Chưa ghi thành tích.", page)

    def test_words_of_submission(self):
        nomination = self._passed(self._new_nomination(summary=TEXT))
        self.person.job_title = "Trưởng phòng"
        self.person.name = "Tên Mới"
        page = read_pages(self._print(SUMMARY, nomination))[0]
        self.assertIn("NGUYỄN THỊ MINH NGUYỆT", page)
        self.assertIn("Chuyên viên chính", page)
        self.assertNotIn("Trưởng phòng", page)
        self.assertNotIn("Tên Mới", page)

    def test_title_is_worded_as_a_title(self):
        self.inside.award_type_id = self.env.ref("hr_emulation.award_ldtt")
        page = read_pages(self._print(SUMMARY, self._new_nomination()))[0]
        self.assertIn("Đề nghị tặng danh hiệu “Lao động tiên tiến”", page)

    def test_revoked_and_own_award_are_not_listed(self):
        self._new_awards([2018])
        revoked = self._new_awards([2017])
        revoked._write_guarded({"state": "revoked"})
        nomination = self._passed(self._new_nomination(summary=TEXT))
        self._new_decision(nomination).with_user(self.officer).action_issue()
        self.assertTrue(nomination.award_ids)
        page = read_pages(self._print(SUMMARY, nomination))[0]
        self.assertIn("01 2018", page)
        self.assertNotIn("2017 Lao động", page)
        self.assertNotIn("02 20", page.partition("III.")[2])

    def test_typed_html_is_printed_as_text(self):
        self.person.name = "<b>An</b><img src='file:///etc/passwd'/>"
        nomination = self._new_nomination(summary="<script>alert(1)</script> {{1+1}}")
        with self.assertNoLogs("weasyprint", "WARNING"):
            page = read_pages(self._print(SUMMARY, nomination))[0]
        # Capitals, as every name in this line
        self.assertIn("<B>AN</B><IMG", page)
        self.assertIn("<script>alert(1)</script> {{1+1}}", page)

    def test_long_table(self):
        """Table head on every page, no row cut, page number from page 2."""
        self._new_awards(range(1980, 2021))
        pdf = self._print(SUMMARY, self._new_nomination(summary=TEXT))
        pages = read_pages(pdf)
        self.assertGreaterEqual(len(pages), 3)
        with_rows = [page for page in pages if "Lao động tiên tiến" in page]
        for page in with_rows:
            self.assertEqual(page.count("STT Năm Danh hiệu"), 1)
        self.assertEqual(sum(p.count("Lao động tiên tiến") for p in pages), 41)
        numbers = {
            word.page: word
            for word in read_words(pdf)
            if word.bottom < 20 and word.text.isdigit()
        }
        self.assertNotIn(1, numbers)
        for page in range(2, len(pages) + 1):
            number = numbers[page]
            self.assertEqual(number.text, str(page))
            self.assertAlmostEqual((number.left + number.right) / 2, 112.5, delta=0.5)

    def test_margins_in_millimetres(self):
        self._new_awards(range(1980, 2021))
        self.person.name = "Nguyễn " * 40
        nomination = self._passed(self._new_nomination(summary=TEXT * 30))
        words = read_words(self._print(SUMMARY, nomination))
        body = [word for word in words if word.bottom > 20]
        self.assertGreater(len(body), 500)
        self.assertAlmostEqual(min(word.left for word in body), 30, delta=0.5)
        self.assertAlmostEqual(max(word.right for word in body), 195, delta=0.5)
        self.assertGreaterEqual(min(word.top for word in body), 19.5)
        self.assertLessEqual(max(word.bottom for word in body), 277.5)

    def test_margins_of_the_paper_format(self):
        paperformat = self.env.ref("hr_emulation.paperformat_decree_30")
        paperformat.write({"margin_left": 35, "margin_right": 20})
        nomination = self._new_nomination(summary=TEXT * 30)
        body = [
            word
            for word in read_words(self._print(SUMMARY, nomination))
            if word.bottom > 20 and word.text not in ("DỰ", "THẢO")
        ]
        self.assertAlmostEqual(min(word.left for word in body), 35, delta=0.5)
        self.assertAlmostEqual(max(word.right for word in body), 190, delta=0.5)

    def test_fonts(self):
        self._new_awards([2019])
        fonts = read_fonts(self._print(SUMMARY, self._new_nomination(summary=TEXT)))
        self.assertTrue(fonts)
        for name, embedded in fonts.items():
            self.assertIn("Liberation-Serif", name)
            self.assertTrue(embedded)

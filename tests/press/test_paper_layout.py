# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.tests import tagged

from ...reports.paper_engine import PaperPress
from ..reports.common import PaperCase, read_pages, read_words

ARCH = """
<t t-name="hr_emulation.test_paper">
    <t t-call="hr_emulation.paper_layout">
        <t t-set="title" t-value="'Thử'"/>
        <t t-call="hr_emulation.paper_head"/>
        <t t-call="hr_emulation.paper_title">
            <t t-set="type_name" t-value="'QUYẾT ĐỊNH'"/>
            <t t-set="abstract" t-value="'Về việc thử'"/>
        </t>
        <p>Điều 1. Nội dung.</p>
        <t t-call="hr_emulation.paper_recipients"/>
    </t>
</t>
"""


@tagged("post_install", "-at_install")
class TestPaperLayout(PaperCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.papers = cls.env["emulation.paper"]
        cls.view = cls.env["ir.ui.view"].create(
            {
                "name": "Test paper",
                "type": "qweb",
                "key": "hr_emulation.test_paper",
                "arch": ARCH,
            }
        )
        cls.body.write(
            {
                "letterhead_upper": "Liên đoàn Lao động tỉnh An Bình",
                "recipients": "- Như Điều 3;\n– Sở Nội vụ.\n\n",
            }
        )

    def _make(self, head, draft=False):
        paperformat = self.env.ref("hr_emulation.paperformat_decree_30")
        html = self.env["ir.ui.view"]._render_template(
            self.view.id,
            {
                "head": head,
                "draft": draft,
                "paper": paperformat._get_paper_values(),
                "recipients": self.papers._get_recipients(self.body.recipients),
                "signature": self.papers._get_signature(self.signer),
            },
        )
        return PaperPress().make_pdf(str(html))

    def test_head_of_a_union(self):
        head = self.papers._get_body_head(self.body, "04/QĐ-CĐVC", date(2022, 2, 5))
        pdf = self._make(head)
        page = read_pages(pdf)[0]
        for text in (
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN BÌNH",
            "CÔNG ĐOÀN VIÊN CHỨC TỈNH AN BÌNH",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Số: 04/QĐ-CĐVC",
            "An Bình, ngày 05 tháng 02 năm 2022",
            "QUYẾT ĐỊNH",
            "Về việc thử",
            "TM. BAN THƯỜNG VỤ",
            "Lê Văn Thành",
        ):
            self.assertIn(text, page)
        words = read_words(pdf)
        upper = next(word for word in words if word.text == "LIÊN")
        motto = next(word for word in words if word.text == "CỘNG")
        self.assertLess(upper.right, motto.left)
        self.assertAlmostEqual(upper.top, motto.top, delta=0.5)

    def test_recipients(self):
        page = read_pages(self._make(self.papers._get_body_head(self.body)))[0]
        self.assertIn("Nơi nhận: - Như Điều 3; - Sở Nội vụ; - Lưu: VT.", page)

    def test_head_of_a_party_body(self):
        head = self.papers._get_head(
            "Tỉnh ủy An Bình",
            "Đảng ủy các cơ quan",
            "party",
            "12-QĐ/ĐU",
            "An Bình",
            date(2022, 11, 25),
        )
        page = read_pages(self._make(head))[0]
        for text in (
            "TỈNH ỦY AN BÌNH",
            "ĐẢNG ỦY CÁC CƠ QUAN",
            "*",
            "ĐẢNG CỘNG SẢN VIỆT NAM",
            "Số 12-QĐ/ĐU",
        ):
            self.assertIn(text, page)
        self.assertNotIn("CỘNG HÒA XÃ HỘI", page)

    def test_body_without_an_upper_line(self):
        head = self.papers._get_head(False, "Ủy ban nhân dân tỉnh An Bình", "state")
        page = read_pages(self._make(head))[0]
        self.assertTrue(page.strip().startswith("ỦY BAN NHÂN DÂN TỈNH AN BÌNH"))
        self.assertNotIn("Số", page)

    def test_draft(self):
        head = self.papers._get_body_head(self.body)
        self.assertIn("DỰ THẢO", read_pages(self._make(head, draft=True))[0])
        self.assertNotIn("DỰ THẢO", read_pages(self._make(head))[0])

    def test_papers_are_not_translated(self):
        """Official wording stays out of the translation files."""
        for name in (
            "paper_layout",
            "paper_head",
            "paper_title",
            "paper_signatures",
            "paper_recipients",
            "achievement_summary",
            "achievement_summary_document",
            "certificate",
            "certificate_block",
            "certificate_document",
        ):
            view = self.env.ref(f"hr_emulation.{name}")
            terms = view._fields["arch_db"].get_trans_terms(view.arch_db)
            self.assertEqual(terms, [], name)

    def test_numbers_stay_whole_and_text_stays_text(self):
        words = self.env["emulation.paper"]._keep_numbers_whole("số 09/NQ-CĐVC <b>")
        self.assertEqual(words, 'số <span class="whole">09/NQ-CĐVC</span> &lt;b&gt;')

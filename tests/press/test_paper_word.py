# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import io
import re
import zipfile
from collections import Counter

from docx import Document
from docx.oxml.ns import qn

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ..reports.common import CERTIFICATE, SUMMARY, read_pages
from ..reports.paper_samples import PaperSamplesCase

DECISION = "hr_emulation.decision"


def read_docx(content):
    """Return all text of the body of a Word file, in its order."""
    document = Document(io.BytesIO(content))
    parts = []
    for paragraph in document.element.body.iter(qn("w:p")):
        parts.append(
            "".join(
                {qn("w:t"): node.text or "", qn("w:br"): "\n"}.get(node.tag, "")
                for node in paragraph.iter(qn("w:t"), qn("w:br"))
            )
        )
    return "\n".join(parts)


def letters(text):
    """Words without blanks: cells and columns are read in another order of lines."""
    return Counter(re.sub(r"\s+", "", text))


@tagged("post_install", "-at_install")
class TestPaperWord(PaperSamplesCase, HttpCase):
    def _make(self, report, records, user=None):
        reports = self.env["ir.actions.report"].with_user(user or self.officer)
        return reports._make_word_file(report.sudo(), records.ids)

    def _get_texts(self):
        return self._get_reports().filtered(lambda r: r._is_word_offered())

    def test_the_text_of_the_pdf(self):
        """Every letter of every paper, read back."""
        reports = self._get_texts()
        self.assertGreaterEqual(len(reports), 6)
        for report in reports:
            with self.subTest(report=report.report_name):
                records = self._get_sample(report)
                name, content = self._make(report, records)
                self.assertTrue(name.endswith(".docx"), name)
                again = self.env["ir.actions.report"].with_user(self.officer)
                pdf = again._make_papers(report.sudo(), records, None)[records.id]
                # In the Word file it stands in the header
                pages = [p.replace("DỰ THẢO", "") for p in read_pages(pdf)]
                # What Word counts itself, or repeats itself, is no text of the file
                pages[1:] = [
                    re.sub(rf"(^\s*{number}\b|\b{number}\s*$)", "", page)
                    for number, page in enumerate(pages[1:], start=2)
                ]
                printed, written = letters("".join(pages)), letters(read_docx(content))
                self.assertEqual(written - printed, Counter())
                for words in self._get_heads(content) if len(pages) > 1 else ():
                    if printed - written:
                        printed -= letters(words)
                self.assertEqual(printed - written, Counter())

    @staticmethod
    def _get_heads(content):
        """Return the words of the heads that are repeated on each page."""
        document = Document(io.BytesIO(content))
        return [
            "".join(cell.text for cell in table.rows[0].cells)
            for table in document.tables
            if table._tbl.find(f".//{qn('w:tblHeader')}") is not None
        ]

    def test_page_and_letters(self):
        report = self.env.ref("hr_emulation.report_decision")
        _name, content = self._make(report, self.decision)
        document = Document(io.BytesIO(content))
        section = document.sections[0]
        measures = {
            "page_width": 210,
            "page_height": 297,
            "top_margin": 20,
            "bottom_margin": 20,
            "left_margin": 30,
            "right_margin": 15,
        }
        for name, millimetres in measures.items():
            self.assertAlmostEqual(getattr(section, name).mm, millimetres, delta=0.05)
        normal = document.styles["Normal"].font
        self.assertEqual((normal.name, normal.size.pt), ("Times New Roman", 14))
        # The number of the page: in the top margin, from page 2 on
        self.assertTrue(section.different_first_page_header_footer)
        self.assertNotIn("PAGE", section.first_page_header._element.xml)
        self.assertIn("PAGE", section.header._element.xml)
        body = [p for p in document.paragraphs if p.text.startswith("Điều 1")]
        self.assertEqual(body[0].alignment, 3)
        self.assertAlmostEqual(body[0].paragraph_format.first_line_indent.mm, 12.7, 1)
        self.assertTrue(body[0].runs[0].bold)
        self.assertFalse(body[0].runs[-1].bold)
        title = next(p for p in document.paragraphs if p.text == "QUYẾT ĐỊNH")
        self.assertEqual(title.alignment, 1)
        head, recipients, names = document.tables
        self.assertEqual(len(head.columns), 2)
        self.assertIn("Nơi nhận:", recipients.cell(0, 0).text)
        rows = names._tbl.tr_lst
        self.assertIsNotNone(rows[0].find(f".//{qn('w:tblHeader')}"))
        for row in rows:
            self.assertIsNotNone(row.find(f".//{qn('w:cantSplit')}"))

    def test_list_across_the_page(self):
        report = self.env.ref("hr_emulation.report_payment_list")
        _name, content = self._make(report, self.decision)
        section = Document(io.BytesIO(content)).sections[0]
        self.assertAlmostEqual(section.page_width.mm, 297, delta=0.05)
        self.assertAlmostEqual(section.left_margin.mm, 30, delta=0.05)
        self.assertIn("landscape", section._sectPr.xml)

    def test_draft(self):
        report = self.env.ref("hr_emulation.report_achievement_summary")
        for summary, lacking in (("Tốt.", False), (False, True)):
            self.nomination.summary = summary
            _name, content = self._make(report, self.nomination)
            section = Document(io.BytesIO(content)).sections[0]
            for header in (section.first_page_header, section.header):
                self.assertIn("DỰ THẢO", header.paragraphs[0].text)
            text = section.first_page_footer.paragraphs[0].text
            self.assertEqual("còn thiếu" in text, lacking)
            self.assertNotIn("DỰ THẢO", read_docx(content))

    def test_text_stays_text(self):
        name = "<b>An</b> & <w:p/> " + "Nguyễn " * 60
        self.nomination.summary = f"{name}\n\n<script>alert(1)</script>"
        report = self.env.ref("hr_emulation.report_achievement_summary")
        text = read_docx(self._make(report, self.nomination)[1])
        self.assertIn(name.strip(), text)
        self.assertIn("<script>alert(1)</script>", text)

    def test_several_are_an_archive(self):
        report = self.env.ref("hr_emulation.report_achievement_summary")
        both = self.nomination | self.sitting.sudo().item_ids.nomination_id[:1]
        name, content = self._make(report, both)
        self.assertTrue(name.endswith(".zip"))
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.assertEqual(len(archive.namelist()), 2)
            self.assertIn("Minh Nguyệt", read_docx(archive.read(archive.namelist()[0])))

    # --- Who gets them ------------------------------------------------------------------

    def test_every_paper_of_a_menu_has_its_twin(self):
        actions = self.env["ir.actions.server"].search(
            [("code", "like", "_get_word_action"), ("binding_type", "=", "report")]
        )
        offered = {
            (action.model_id.model, name)
            for action in actions
            for name in re.findall(r'"(hr_emulation\.\w+)"', action.code)
        }
        asked = {
            (report.model, report.report_name)
            for report in self._get_texts()
            if report.binding_model_id
        }
        self.assertEqual(asked - offered, set())
        for action in actions:
            self.assertEqual(action.binding_model_id, action.model_id)

    def test_from_the_print_menu(self):
        action = self.env.ref("hr_emulation.word_decision").with_user(self.officer)
        result = action.with_context(
            active_model="emulation.decision", active_ids=self.decision.ids
        ).run()
        self.assertEqual(result["type"], "ir.actions.act_url")
        login = self.officer.login
        self.authenticate(login, login)
        response = self.url_open(result["url"])
        self.assertEqual(response.status_code, 200)
        self.assertIn(".docx", response.headers["Content-Disposition"])
        self.assertIn("QUYẾT ĐỊNH", read_docx(response.content))

    @mute_logger("odoo.http")
    def test_without_rights(self):
        summary = self.env.ref("hr_emulation.report_achievement_summary")
        payment = self.env.ref("hr_emulation.report_payment_list")
        employee = self.users["employee"]
        with self.assertRaises(AccessError):
            self._make(summary, self.nomination, employee)
        with self.assertRaises(AccessError):
            self._make(payment, self.decision, employee)
        with self.assertRaisesRegex(UserError, "Choose what is to be printed"):
            self._make(summary, self.nomination.browse())
        self.authenticate(employee.login, employee.login)
        for url, status in (
            (f"/hr_emulation/word/{SUMMARY}/{self.nomination.id}", 403),
            (f"/hr_emulation/word/hr_emulation.no_such/{self.nomination.id}", 404),
            (f"/hr_emulation/word/web.external_layout/{self.nomination.id}", 404),
            (f"/hr_emulation/word/{SUMMARY}/x", 422),
        ):
            with self.subTest(url=url):
                response = self.url_open(url)
                self.assertEqual(response.status_code, status)
                self.assertNotIn(b"PK\x03\x04", response.content[:4])

    def test_certificates_are_edited_in_their_layout(self):
        report = self.env["ir.actions.report"]._get_report_from_name(CERTIFICATE)
        with self.assertRaisesRegex(UserError, "not offered as a Word file|Word"):
            self._make(report, self.certificate)

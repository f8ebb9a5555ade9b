# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import unicodedata
from unittest.mock import patch

from odoo.tests import tagged

from ..reports.common import CERTIFICATE, PaperCase, read_pages, read_words

DECISION = "hr_emulation.decision"
PAGE_WIDTH, PAGE_HEIGHT = 297, 210
TYPED = [
    '<img src="http://evil.example/x.png"/>',
    "<script>alert(1)</script>",
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    "http://evil.example/<b>a</b>",
    "{{ 7 * 7 }} ${7*7} &amp; &lt;i&gt;",
]


@tagged("post_install", "-at_install")
class TestBadNames(PaperCase):
    """What is typed into a name is printed as text, whole, and nothing is fetched."""

    def _printed(self, *names, **vals):
        people = [self._new_employee(name, self.unit_a) for name in names]
        fetched = []
        press = type(self.env["ir.actions.report"]._get_press()._fetcher)
        fetch = press.fetch

        def note(fetcher, url, headers=None):
            fetched.append(url)
            return fetch(fetcher, url, headers)

        with patch.object(press, "fetch", note):
            certificates = self._new_certificates(*people, **vals)
            files = [self._print(CERTIFICATE, each) for each in certificates]
            decision = self._print(DECISION, certificates.decision_id)
        outside = [
            url
            for url in fetched
            if not url.startswith(("data:", "http://odoo.invalid/hr_emulation/static/"))
        ]
        self.assertEqual(outside, [])
        return certificates, files, decision

    def _plain(self, text):
        return "".join(text.split())

    def test_markup_and_links(self):
        certificates, files, decision = self._printed(*TYPED)
        papers = self._plain(" ".join(read_pages(decision)))
        for certificate, file, name in zip(certificates, files, TYPED, strict=True):
            [page] = read_pages(file)
            printed = self._plain(page)
            wanted = self._plain(name)
            if certificate.layout_id.name_capitals:
                printed, wanted = printed.casefold(), wanted.casefold()
            self.assertIn(wanted, printed)
            self.assertIn(self._plain(name), papers)
            values = self.env["emulation.certificate"]._get_public_values(
                certificate.token
            )
            page = str(
                self.env["ir.qweb"]._render(
                    "hr_emulation.certificate_page",
                    {"found": values, "language": "vi", "path": "/x"},
                )
            )
            for tag in ("<img", "<script", "<svg", "<b>", "<i>"):
                self.assertNotIn(tag, page)

    def test_decomposed_letters(self):
        name = "Nguyễn Thị Hường Ở"
        apart = unicodedata.normalize("NFD", name)
        self.assertNotEqual(apart, name)
        _certificates, [file], decision = self._printed(apart)
        for paper in (file, decision):
            text = " ".join(read_pages(paper))
            self.assertEqual(unicodedata.normalize("NFC", text), text)
        self.assertIn(self._plain(name), self._plain(" ".join(read_pages(decision))))

    def test_three_hundred_letters(self):
        name = ("Nguyễn Phúc Công Tằng Tôn Nữ " * 11)[:300].strip()
        self.assertGreater(len(name), 290)
        _certificates, [file], decision = self._printed(name)
        [page] = read_pages(file)
        self.assertIn(self._plain(name).casefold(), self._plain(page).casefold())
        self._assert_inside(file)
        self.assertIn(self._plain(name), self._plain(" ".join(read_pages(decision))))

    def test_one_word_of_three_hundred_letters(self):
        name = "W" * 300
        _certificates, [file], _decision = self._printed(name, citation="M" * 500)
        [page] = read_pages(file)
        self.assertIn(name, self._plain(page))
        self.assertIn("M" * 500, self._plain(page))
        self._assert_inside(file)

    def test_ten_lines_of_achievement(self):
        citation = "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước " * 9
        citation = citation[:500].strip()
        _certificates, [file], decision = self._printed(
            "Trần Văn Hải", citation=citation
        )
        [page] = read_pages(file)
        self.assertIn(self._plain(citation), self._plain(page))
        self._assert_inside(file)
        self.assertTrue(read_pages(decision))

    def _assert_inside(self, file):
        """Nothing is cut by the edge, and no two blocks are printed on each other."""
        words = read_words(file)
        self.assertEqual({word.page for word in words}, {1})
        self.assertGreaterEqual(min(word.left for word in words), 5)
        self.assertLessEqual(max(word.right for word in words), PAGE_WIDTH - 5)
        self.assertLessEqual(max(word.bottom for word in words), PAGE_HEIGHT - 5)
        for place, one in enumerate(words):
            for other in words[place + 1 :]:
                across = min(one.right, other.right) - max(one.left, other.left)
                down = min(one.bottom, other.bottom) - max(one.top, other.top)
                height = min(one.bottom - one.top, other.bottom - other.top)
                self.assertFalse(
                    across > 0.5 and down > 0.5 * height, (one.text, other.text)
                )

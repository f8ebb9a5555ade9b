# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import io
import re
import subprocess
from typing import NamedTuple

from lxml import html
from pypdf import PdfReader

from ..common import EmulationCommon

POINT_MM = 25.4 / 72
SUMMARY = "hr_emulation.achievement_summary"
CERTIFICATE = "hr_emulation.certificate"


class Word(NamedTuple):
    """A word of a printed page with its box in millimetres."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def read_pages(pdf):
    """Return the text of each page, blanks made single."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return [re.sub(r"\s+", " ", page.extract_text()) for page in pages]


def read_words(pdf):
    """Return the words of a PDF with their places, as poppler measures them."""
    output = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout
    tree = html.fromstring(output, parser=html.HTMLParser(encoding="utf-8"))
    words = []
    for number, page in enumerate(tree.iter("page"), start=1):
        for word in page.iter("word"):
            box = [
                float(word.get(side)) * POINT_MM
                for side in ("xmin", "ymin", "xmax", "ymax")
            ]
            words.append(Word(number, word.text, *box))
    return words


def read_fonts(pdf):
    """Return {font name: is its file inside the PDF}."""
    fonts = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for reference in page["/Resources"].get("/Font", {}).values():
            font = reference.get_object()
            for descendant in font.get("/DescendantFonts", [font]):
                details = descendant.get_object()["/FontDescriptor"].get_object()
                name = str(font["/BaseFont"]).lstrip("/").partition("+")
                fonts[name[2] or name[0]] = any(
                    key.startswith("/FontFile") for key in details
                )
    return fonts


class PaperCase(EmulationCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.users["officer"]
        cls.layout = cls.env.ref("hr_emulation.certificate_layout_red_gold")
        cls.award_inside.certificate_layout_id = cls.layout
        cls.award_inside.official_name = "Giấy khen"

    def _print(self, paper, records, user=None):
        reports = self.env["ir.actions.report"].with_user(user or self.officer)
        content, kind = reports.with_context(
            force_report_rendering=True
        )._render_qweb_pdf(paper, records.ids)
        self.assertEqual(kind, "pdf")
        return content

    @classmethod
    def _new_certificates(cls, *subjects, number=4, category=None, **vals):
        """Take subjects through nomination and decision; a certificate for each."""
        nominations = cls._passed(
            *[cls._new_nomination(subject, category, **vals) for subject in subjects]
        )
        decision = cls._new_decision(nominations, number=number)
        decision.with_user(cls.officer).action_issue()
        return cls.env["emulation.certificate"].search(
            [("decision_id", "=", decision.id)], order="id"
        )

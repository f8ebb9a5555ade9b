# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import difflib
import os
import re
import subprocess
from pathlib import Path

from freezegun import freeze_time

from .common import PaperCase, read_fonts
from .decree_30 import (
    MARGINS,
    MOTTO,
    MOTTO_LOWER,
    PARTY,
    SLACK,
    read_ink,
    read_pictures,
    read_runs,
    read_sizes,
)

GOLDEN = Path(__file__).with_name("golden")
# EMULATION_REWRITE_GOLDEN=1 script/test tests/reports/test_golden_papers.py
# writes the files anew; a person reads the difference before it is committed
REWRITE = "EMULATION_REWRITE_GOLDEN"


def read_layout(pdf):
    """Return the text as it stands on the pages; hashes, which change, left out.

    Columns are kept apart by two blanks: how many fit depends on those hashes.
    """
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    pages = text.rstrip("\f").split("\f")
    lines = []
    for number, page in enumerate(pages, start=1):
        lines.append(f"--- {number}/{len(pages)} ---")
        lines += [re.sub(r" {2,}", "  ", x).rstrip() for x in page.splitlines()]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    return re.sub(r"\b[0-9a-f]{64}\b", "<sha256>", text) + "\n"


class GoldenCase(PaperCase):
    """Papers of a fixed day, compared with texts that were read by a person."""

    @classmethod
    def setUpClass(cls):
        cls.startClassPatcher(freeze_time("2022-07-15 08:30:00"))
        super().setUpClass()
        cls.body.write(
            {
                "letterhead_upper": "Liên đoàn Lao động tỉnh An Bình",
                "recipients": "Như Điều 3;\nLĐLĐ tỉnh (b/c);\nLưu: VT, TĐKT.",
            }
        )
        cls.person.job_title = "chuyên viên chính"

    def _check_paper(self, name, records, user=None, golden=None, numbered=True):
        """Print, compare with the reviewed text and with the decree.

        :param str name: template of the report without the module
        :param golden: name of the file when the paper has more than one
        :param bool numbered: whether its pages have numbers
        :return: the PDF
        """
        pdf = self._print(f"hr_emulation.{name}", records, user)
        self._check_golden(golden or name, read_layout(pdf))
        report = self.env.ref(f"hr_emulation.report_{name}")
        if report.paperformat_id:
            self._check_decree(pdf, report.paperformat_id, numbered)
        return pdf

    def _check_golden(self, name, text):
        file = GOLDEN / f"{name}.txt"
        if os.environ.get(REWRITE):
            file.write_text(text, encoding="utf-8")
        reviewed = file.read_text(encoding="utf-8") if file.exists() else ""
        if text != reviewed:
            difference = difflib.unified_diff(
                reviewed.split("\n"), text.split("\n"), f"{name}.txt", "now", n=1
            )
            self.fail("\n".join(difference))

    def _check_decree(self, pdf, paperformat, numbered=True):
        """Sizes, margins, page numbers, fonts and head by Decree 30/2020."""
        margins = {side: paperformat[f"margin_{side}"] for side in MARGINS}
        for side, (least, most) in MARGINS.items():
            self.assertTrue(least <= margins[side] <= most, side)
        runs = read_runs(pdf)
        pages = zip(read_sizes(pdf), read_pictures(pdf), strict=True)
        for number, (size, picture) in enumerate(pages, start=1):
            self.assertEqual(sorted(round(side) for side in size), [210, 297])
            self._check_margins(size, picture, margins, number)
            shown = number if numbered else 1
            self._check_page_number(size, picture, margins, shown, runs)
        for font, embedded in read_fonts(pdf).items():
            self.assertIn("Liberation-Serif", font)
            self.assertTrue(embedded, font)
        text = [run for run in runs if run.text and run.page == 1]
        self.assertTrue(text)
        self._check_head(text, size, margins)

    def _check_margins(self, size, picture, margins, number):
        box = read_ink(picture, margins["top"] - SLACK)
        self.assertTrue(box, f"page {number} is empty")
        left, _top, right, bottom = box
        self.assertGreaterEqual(left, margins["left"] - SLACK, number)
        self.assertLessEqual(right, size[0] - margins["right"] + SLACK, number)
        self.assertLessEqual(bottom, size[1] - margins["bottom"] + SLACK, number)

    def _check_page_number(self, size, picture, margins, number, runs):
        """In the middle of the top margin, upright, 13 to 14 pt, not on page 1."""
        box = read_ink(picture, 0, margins["top"] - SLACK)
        if number == 1:
            self.assertFalse(box, "something stands in the margin of page 1")
            return
        self.assertTrue(box, f"page {number} has no number")
        middle = (margins["left"] + size[0] - margins["right"]) / 2
        self.assertAlmostEqual((box[0] + box[2]) / 2, middle, delta=1)
        top = [r for r in runs if r.page == number and r.bottom < margins["top"]]
        self.assertEqual([run.text for run in top], [str(number)])
        self.assertTrue(13 <= top[0].size <= 14)
        self.assertFalse(top[0].bold or top[0].italic)

    def _check_head(self, runs, size, margins):
        """National motto or Party right, issuing body left at the same height."""
        by_text = {run.text: run for run in runs}
        if PARTY in by_text:
            first = by_text[PARTY]
            self.assertTrue(first.bold)
        else:
            first, second = by_text[MOTTO], by_text[MOTTO_LOWER]
            self.assertTrue(first.bold and 12 <= first.size <= 13)
            self.assertTrue(second.bold and 13 <= second.size <= 14)
            self.assertGreater(second.top, first.top)
        middle = (margins["left"] + size[0] - margins["right"]) / 2
        issuer = [r for r in runs if r.top < first.bottom + 12 and r.right < middle]
        self.assertTrue(issuer)
        self.assertAlmostEqual(issuer[0].top, first.top, delta=1)
        self.assertTrue(any(r.bold and r.text == r.text.upper() for r in issuer))
        for run in issuer:
            self.assertTrue(12 <= run.size <= 13, run)
        self.assertGreater(first.left, max(run.right for run in issuer))

    def _check_rows_whole(self, pdf, head, marks):
        """The head of the table is on every page with rows, and no row is cut.

        :param str head: first words of the head
        :param list marks: words at the start and at the end of each row
        """
        runs = read_runs(pdf)

        def pages_of(mark):
            return {run.page for run in runs if mark in run.text}

        pages = set()
        for start, end in marks:
            self.assertEqual(len(pages_of(start)), 1, start)
            self.assertEqual(pages_of(start), pages_of(end), start)
            pages |= pages_of(start)
        self.assertGreater(len(pages), 1, "the table fits one page")
        self.assertLessEqual(pages, pages_of(head))

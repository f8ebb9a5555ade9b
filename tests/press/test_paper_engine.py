# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import importlib
import io
import sys
from unittest.mock import patch

from pypdf import PdfReader

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ...reports import paper_engine
from ..reports.common import CERTIFICATE, SUMMARY, PaperCase, read_pages

ENGINE = paper_engine.__name__
SECRETS = (
    "file:///etc/passwd",
    "http://127.0.0.1:8069/web/login",
    "http://odoo.invalid/hr_emulation/models/__init__.py",
    "http://odoo.invalid/hr_emulation/static/../__manifest__.py",
    "http://odoo.invalid/hr_emulation/static/%2e%2e/__manifest__.py",
    "http://odoo.invalid/hr_emulation/static/..%2f__manifest__.py",
    "http://odoo.invalid/hr_emulation/static/fonts\\..\\..\\__manifest__.py",
    "http://odoo.invalid/web/static/img/logo.png",
    "http://odoo.invalid.example.com/hr_emulation/static/fonts/OFL.txt",
    "http://odoo.invalid@example.com/hr_emulation/static/fonts/OFL.txt",
    "https://odoo.invalid/hr_emulation/static/fonts/OFL.txt",
    "ftp://odoo.invalid/hr_emulation/static/fonts/OFL.txt",
    "//example.com/x.png",
    "/etc/passwd",
    "",
)


@tagged("post_install", "-at_install")
class TestPaperEngine(PaperCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.nomination = cls._new_nomination(summary="Hoàn thành xuất sắc nhiệm vụ")

    # --- What the engine may read ------------------------------------------------

    def test_fetcher_reads_static_files(self):
        fetcher = paper_engine.PaperFetcher()
        url = f"{paper_engine.BASE_URL}hr_emulation/static/fonts/OFL.txt"
        self.assertIn(b"Liberation", fetcher.fetch(url).read())
        self.assertEqual(fetcher.fetch("data:text/plain,abc").read(), b"abc")

    def test_fetcher_refuses_all_else(self):
        fetcher = paper_engine.PaperFetcher()
        for url in SECRETS:
            with self.subTest(url=url), self.assertRaises(ValueError):
                fetcher.fetch(url)

    def test_html_reads_nothing(self):
        """Links, pictures, styles and attachments, also from inside an SVG."""
        tags = (
            '<img src="{url}"/>',
            '<link rel="stylesheet" href="{url}"/>',
            '<link rel="attachment" href="{url}"/>',
            '<a rel="attachment" href="{url}">x</a>',
            '<style>body {{ background: url("{url}") }}</style>',
            '<style>@import url("{url}");</style>',
            "<img src='data:image/svg+xml,<svg "
            'xmlns="http://www.w3.org/2000/svg" '
            'xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
            '<image width="9" height="9" xlink:href="{url}"/></svg>\'/>',
        )
        press = paper_engine.PaperPress()
        base = f"{paper_engine.BASE_URL}hr_emulation/"
        opened = []
        original = paper_engine.file_open

        def record(path, *args):
            opened.append(path)
            return original(path, *args)

        with (
            patch.object(paper_engine, "file_open", record),
            patch("socket.socket.connect", side_effect=AssertionError("network")),
            mute_logger("weasyprint"),
        ):
            for url in (
                "file:///etc/hostname",
                "http://127.0.0.1:9/x",
                f"{base}static/../__manifest__.py",
            ):
                for tag in tags:
                    pdf = press.make_pdf(f"<p>trang</p>{tag.format(url=url)}")
                    reader = PdfReader(io.BytesIO(pdf))
                    self.assertFalse(reader.attachments)
                    self.assertEqual(len(reader.pages), 1)
        self.assertFalse(opened)

    def test_same_text_same_bytes(self):
        page = "<html lang='vi'><title>Giấy</title><p>Một trang</p></html>"
        first = paper_engine.PaperPress().make_pdf(page)
        self.assertEqual(first, paper_engine.PaperPress().make_pdf(page))

    def test_no_progress_lines(self):
        with self.assertNoLogs("weasyprint", "DEBUG"):
            self._print(SUMMARY, self.nomination)

    # --- Missing libraries --------------------------------------------------------

    def test_without_weasyprint(self):
        with patch.dict(sys.modules, {"weasyprint": None}):
            sys.modules.pop(ENGINE)
            with self.assertRaisesRegex(UserError, "install the Python package"):
                self._print(SUMMARY, self.nomination)

    def test_without_pango(self):
        missing = OSError("cannot load library 'libpango-1.0-0': not found\nand more")
        original = importlib.import_module

        def fail(name, *args):
            if name == ".paper_engine":
                raise missing
            return original(name, *args)

        with (
            patch.object(importlib, "import_module", fail),
            self.assertRaises(UserError) as error,
        ):
            self._print(SUMMARY, self.nomination)
        message = str(error.exception)
        self.assertIn("Pango", message)
        self.assertIn("libpango-1.0-0", message)
        self.assertNotIn("\n", message)

    def test_other_reports_still_need_wkhtmltopdf(self):
        core = "odoo.addons.base.models.ir_actions_report._wkhtml"
        with patch(core) as wkhtml:
            wkhtml.return_value.state = "install"
            reports = self.env["ir.actions.report"]
            self.assertEqual(reports.get_wkhtmltopdf_state(), "install")
            self.assertTrue(self._print(SUMMARY, self.nomination))

    def test_the_client_learns_whose_engine_it_is(self):
        report = self.env.ref("hr_emulation.report_achievement_summary")
        action = report.report_action(self.nomination, config=False)
        self.assertEqual(action["emulation_engine"], "weasyprint")
        self.assertIn("emulation_engine", report._get_readable_fields())

    # --- Records -------------------------------------------------------------------

    def test_nothing_chosen(self):
        with self.assertRaisesRegex(UserError, "Choose what is to be printed"):
            self._print(SUMMARY, self.nomination.browse())

    def test_metadata(self):
        reader = PdfReader(io.BytesIO(self._print(SUMMARY, self.nomination)))
        self.assertEqual(reader.metadata.title, "TÓM TẮT THÀNH TÍCH")
        self.assertEqual(reader.trailer["/Root"]["/Lang"], "vi")

    def test_many_records_in_their_order(self):
        other = self._new_nomination(self.other, summary="Đạt thành tích tốt")
        pages = read_pages(self._print(SUMMARY, other | self.nomination))
        self.assertEqual(len(pages), 2)
        self.assertIn("TRẦN VĂN HÙNG", pages[0])
        self.assertIn("NGUYỄN THỊ MINH NGUYỆT", pages[1])

    def test_read_as_the_user(self):
        for role in ("employee", "inspector"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self._print(SUMMARY, self.nomination, self.users[role])
        self.assertTrue(self._print(SUMMARY, self.nomination, self.users["auditor"]))

    def test_groups_of_the_report(self):
        certificate = self._new_certificates(self.staff["employee"])
        # He may read his certificate, but not print it
        certificate.with_user(self.users["employee"]).check_access("read")
        with self.assertRaisesRegex(AccessError, "not allowed to print"):
            self._print(CERTIFICATE, certificate, self.users["employee"])

    def test_as_many_queries_for_twenty_as_for_one(self):
        people = [self._new_employee(f"Lê Thị {n}", self.unit_a) for n in range(22)]
        nominations = self.env["emulation.nomination"].union(
            *[self._new_nomination(person, summary="Tốt") for person in people]
        )
        certificates = self._new_certificates(
            *[self._new_employee(f"Lê Văn {n}", self.unit_b) for n in range(22)]
        )
        for paper, records in ((SUMMARY, nominations), (CERTIFICATE, certificates)):
            with self.subTest(paper=paper):
                self._count_queries(paper, records[0])
                one = self._count_queries(paper, records[1])
                many = self._count_queries(paper, records[2:])
                # The company of the user may be remembered from the print before
                self.assertLessEqual(many, one + 1)

    def _count_queries(self, paper, records):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self._print(paper, records)
        return self.env.cr.sql_log_count - before

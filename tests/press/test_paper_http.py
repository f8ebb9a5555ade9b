# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import json
from unittest.mock import patch
from urllib.parse import quote

from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ..common import EmulationMixin
from ..reports.common import CERTIFICATE, SUMMARY, read_pages

RENDER = json.dumps({"force_report_rendering": True})


@tagged("post_install", "-at_install")
class TestPaperHttp(EmulationMixin, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_emulation()
        cls.award_inside.certificate_layout_id = cls.env.ref(
            "hr_emulation.certificate_layout_red_gold"
        )
        nomination = cls._passed(cls._new_nomination(summary="Tốt"))
        decision = cls._new_decision(nomination)
        decision.with_user(cls.users["officer"]).action_issue()
        cls.nomination = nomination
        cls.certificate = cls.env["emulation.certificate"].search(
            [("decision_id", "=", decision.id)]
        )

    def _open(self, paper, record, role):
        login = self.users[role].login
        self.authenticate(login, login)
        return self.url_open(f"/report/pdf/{paper}/{record.id}?context={quote(RENDER)}")

    def _find_files(self):
        return self.env["ir.attachment"].search(
            [
                ("res_model", "=", "emulation.certificate"),
                ("res_id", "=", self.certificate.id),
            ]
        )

    def test_without_rights(self):
        for paper, record in (
            (SUMMARY, self.nomination),
            (CERTIFICATE, self.certificate),
        ):
            with self.subTest(paper=paper), mute_logger("odoo.http"):
                response = self._open(paper, record, "employee")
                self.assertEqual(response.status_code, 403)
                self.assertNotIn(b"%PDF", response.content)

    def test_reading_keeps_nothing(self):
        """A read-only request prints without a warning and writes no file."""
        response = self._open(CERTIFICATE, self.certificate, "officer")
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response.headers["Content-Type"], "application/pdf")
        self.assertIn("Nguyễn Thị Minh Nguyệt", read_pages(response.content)[0])
        self.assertFalse(self._find_files())

    def test_download_keeps_the_file(self):
        login = self.users["officer"].login
        self.authenticate(login, login)
        data = json.dumps(
            [f"/report/pdf/{CERTIFICATE}/{self.certificate.id}", "qweb-pdf"]
        )
        url = f"/report/download?data={quote(data)}&context={quote(RENDER)}"
        first = self.url_open(url)
        self.assertEqual(first.status_code, 200)
        self.assertIn(
            quote("Nguyễn Thị Minh Nguyệt.pdf"), first.headers["Content-Disposition"]
        )
        kept = self._find_files()
        self.assertEqual(len(kept), 1)
        self.assertEqual(kept.raw, first.content)
        self.assertEqual(self.url_open(url).content, first.content)
        self.assertEqual(self._find_files(), kept)

    def test_client_downloads_without_wkhtmltopdf(self):
        """The browser gets the PDF, not the page in HTML with a warning."""
        certificate = self.certificate.with_user(self.users["officer"])
        action = certificate.with_context(
            lang="vi_VN", force_report_rendering=True
        ).action_print()
        core = "odoo.addons.base.models.ir_actions_report._wkhtml"
        with patch(core) as wkhtml:
            wkhtml.return_value.state = "install"
            self.browser_js(
                "/odoo",
                f"""
                const {{env}} = odoo.__WOWL_DEBUG__.root;
                env.services.action.doAction({json.dumps(action)}).then(() => {{
                    if (document.querySelector(".o_notification, .o_report_iframe")) {{
                        console.error("shown in HTML");
                    }} else {{
                        console.log("test successful");
                    }}
                }});
                """,
                "odoo.isReady",
                login="emulation_officer",
            )
        self.assertEqual(len(self._find_files()), 1)

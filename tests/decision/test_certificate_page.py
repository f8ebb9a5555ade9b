# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import re

from odoo.tests import HttpCase, tagged

from ..common import EmulationMixin


@tagged("post_install", "-at_install")
class TestCertificatePage(EmulationMixin, HttpCase):
    """Whoever has the paper in hand learns five facts, and a stranger none."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_emulation()
        decision = cls._new_decision(cls._passed(cls._new_nomination()))
        decision.with_user(cls.users["officer"]).action_issue()
        cls.certificate = cls.env["emulation.certificate"].search(
            [("decision_id", "=", decision.id)]
        )

    def _open(self, token, query=""):
        return self.url_open(f"/emulation/certificate/{token}{query}")

    def _read(self, page):
        body = page.text.partition("<main>")[2]
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).strip()

    def test_valid(self):
        page = self._open(self.certificate.token)
        self.assertEqual(page.status_code, 200)
        self.assertIn("<title>Tra cứu giấy chứng nhận khen thưởng</title>", page.text)
        words = self._read(page)
        for text in (
            "Còn hiệu lực",
            "Nguyễn Thị Minh Nguyệt",
            self.award_inside.official_name,
            "Công đoàn Viên chức tỉnh An Bình",
            "04/QĐ-CĐVC",
        ):
            self.assertIn(text, words)
        for secret in (self.unit_a.name, self.certificate.number, "xuất sắc"):
            self.assertNotIn(secret, words)
        self.assertIn("noindex", page.headers["X-Robots-Tag"])
        self.assertEqual(page.headers["Referrer-Policy"], "no-referrer")
        self.assertNotIn("session_id", page.headers.get("Set-Cookie", ""))

    def test_english(self):
        words = self._read(self._open(self.certificate.token, "?lang=en"))
        self.assertIn("Valid", words)
        self.assertIn("Given to", words)

    def test_revoked_and_replaced(self):
        for state, text in (("revoked", "thu hồi"), ("replaced", "thay thế")):
            self.certificate._write_guarded({"state": state})
            self.assertIn(text, self._read(self._open(self.certificate.token)))

    def test_unknown_and_malformed_look_the_same(self):
        token = self.certificate.token
        pages = {
            self._read(self._open(wrong))
            for wrong in (
                "0" * 32,
                token[:-1],
                token.upper() + "0",
                "x",
                "%27%20or%20true--",
                "a" * 3000,
                "a/b",
                "a%00b",
            )
        }
        [words] = pages
        self.assertIn("Không tìm thấy", words)
        self.assertEqual(self._open("0" * 32).status_code, 404)
        self.assertEqual(self._open("x").status_code, 404)

    def test_same_queries_whatever_the_token(self):
        def queries(token):
            values = self.env["emulation.certificate"]
            self.env.invalidate_all()
            start = self.cr.sql_log_count
            values._get_public_values(token)
            return self.cr.sql_log_count - start

        self.assertEqual(
            {queries("0" * 32), queries("x"), queries("%"), queries("")}, {1}
        )

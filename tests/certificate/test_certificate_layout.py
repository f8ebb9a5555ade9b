# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..reports.common import PaperCase


@tagged("post_install", "-at_install")
class TestCertificateLayout(PaperCase):
    def test_shipped_layouts_are_sound(self):
        layouts = self.env["emulation.certificate.layout"].search([])
        self.assertGreaterEqual(len(layouts), 3)
        for layout in layouts:
            self.assertEqual(layout._get_problems(), [])

    def test_frame_is_flat_art_in_the_colors_chosen(self):
        self.layout.write({"frame_color": "#123456", "frame_accent_color": "#fedcba"})
        svg = base64.b64decode(self.layout._get_frame_uri().partition(",")[2]).decode()
        self.assertIn("#123456", svg)
        self.assertIn("#fedcba", svg)
        self.assertNotIn("radient", svg)
        self.assertNotIn("<pattern", svg)
        self.assertEqual(base64.b64decode(self.layout.frame_preview).decode(), svg)

    def test_colors_and_motto_follow_the_frame(self):
        with Form(self.env["emulation.certificate.layout"]) as form:
            form.name = "Office"
            form.frame = "blue"
            self.assertEqual(form.frame_color, "#16406e")
            self.assertTrue(form.print_motto)
            form.frame = "preprinted"
            self.assertFalse(form.print_motto)
            self.assertFalse(form.frame_preview)

    def test_impossible_layouts(self):
        cases = (
            ({"frame_color": "red"}, "#rrggbb"),
            ({"text_color": '#000" onload="x'}, "#rrggbb"),
            ({"frame_color": False}, "both colors"),
            ({"name_top": 205}, "Subject"),
            ({"citation_height": 0}, "Achievement"),
            ({"text_side": 150}, "No room"),
            ({"signature_width": 280}, "does not fit"),
            ({"decision_left": -1}, "does not fit"),
            ({"frame_band": 90}, "too thick"),
        )
        for vals, message in cases:
            with self.subTest(vals=vals), self.assertRaises(ValidationError) as error:
                self.layout.write(vals)
            self.assertIn(message, str(error.exception))
            self.assertIn(self.layout.name, str(error.exception))

    def test_all_problems_at_once(self):
        with self.assertRaises(ValidationError) as error:
            self.layout.write({"title_color": "x", "text_side": -1})
        self.assertEqual(len(str(error.exception).splitlines()), 2)

    def test_sizes_above_zero(self):
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            self.layout.name_size = 0
            self.layout.flush_recordset()
        with self.assertRaises(ValidationError):
            self.layout.page_width = 0

    def test_constraints_are_in_the_database(self):
        self.env.cr.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid::regclass::text IN "
            "('emulation_certificate_layout', 'report_paperformat')"
        )
        names = {name for (name,) in self.env.cr.fetchall()}
        for name in (
            "emulation_certificate_layout_page_positive",
            "emulation_certificate_layout_sizes_legible",
            "report_paperformat_emulation_text_size",
        ):
            self.assertIn(name, names)

    def test_used_layout_is_not_deleted(self):
        with self.assertRaisesRegex(UserError, "is used by"):
            self.layout.unlink()

    def test_copy(self):
        copy = self.layout.copy()
        self.assertNotEqual(copy.name, self.layout.name)
        self.assertEqual(copy.frame_color, self.layout.frame_color)
        self.assertEqual(copy.name_top, self.layout.name_top)

    def test_only_administrators_write(self):
        for role in ("employee", "officer", "auditor"):
            layout = self.layout.with_user(self.users[role])
            layout.read(["name"])
            with self.subTest(role=role), self.assertRaises(AccessError):
                layout.name_top = 80
        self.layout.with_user(self.users["administrator"]).name_top = 80

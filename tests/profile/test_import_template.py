# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import io

import openpyxl

from odoo.tests import Form, HttpCase, tagged
from odoo.tools import mute_logger

from ..common import EmulationMixin


@tagged("post_install", "-at_install")
class TestImportTemplate(EmulationMixin, HttpCase):
    """The template is fetched before anything is begun."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_emulation()

    def _fetch(self, role, kind):
        self.authenticate(f"emulation_{role}", f"emulation_{role}")
        return self.url_open(f"/hr_emulation/import/{kind}/template")

    def test_no_import_is_begun(self):
        imports = self.env["emulation.import"].with_user(self.users["officer"])
        form = Form(imports)
        for kind in ("rating", "initiative", "award", "nomination"):
            form.kind = kind
            self.assertIn(f"/hr_emulation/import/{kind}/template", form.template_link)
        before = imports.search_count([])
        for kind in ("rating", "nomination"):
            response = self._fetch("officer", kind)
            self.assertEqual(response.status_code, 200)
            book = openpyxl.load_workbook(io.BytesIO(response.content))
            env = imports.with_context(lang=self.users["officer"].lang).env
            columns = env[f"emulation.import.{kind}"]._get_columns()
            head = [cell.value for cell in book.worksheets[0][1]]
            self.assertEqual(head[1:], [column.label for column in columns])
        self.assertEqual(imports.search_count([]), before)

    @mute_logger("odoo.http")
    def test_only_what_one_may_import(self):
        self.assertEqual(self._fetch("officer", "lạ").status_code, 404)
        self.assertEqual(self._fetch("employee", "rating").status_code, 403)
        self.assertEqual(self._fetch("unit_head", "rating").status_code, 403)
        self.assertEqual(self._fetch("unit_head", "nomination").status_code, 200)

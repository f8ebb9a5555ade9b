# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64
import io
import zipfile

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ...engine.binder import read_bookmarks
from .dossier_case import DossierCase, new_pdf, new_picture


@tagged("post_install", "-at_install")
class TestDossierBinder(DossierCase):
    def _bind(self, nomination, user=None):
        stream = io.BytesIO()
        name = nomination.with_user(user or self.officer)._write_dossiers(stream)
        return name, stream.getvalue()

    def _complete(self, nomination):
        nomination.with_user(self.officer).action_issue_documents(self.kind_summary.id)
        self._upload(nomination, self.kind_initiative, content=new_pdf(3))

    def test_one_file_with_bookmarks_and_contents(self):
        self._complete(self.nomination)
        self._upload(
            self.nomination, self.kind_batch, content=new_picture("JPEG", (300, 200))
        )
        name, content = self._bind(self.nomination)
        self.assertEqual(name, "Hồ sơ - Nguyễn Thị Minh Nguyệt - Giấy khen.pdf")
        reader = PdfReader(io.BytesIO(content))
        self.assertEqual(len(reader.pages), 1 + 1 + 3 + 1)
        self.assertEqual(
            dict(read_bookmarks(content)),
            {
                "Mục lục": 1,
                self.kind_summary.official_name: 2,
                self.kind_initiative.official_name: 3,
                self.kind_batch.official_name: 6,
            },
        )
        contents = " ".join(reader.pages[0].extract_text().split())
        self.assertIn("MỤC LỤC HỒ SƠ", contents)
        digest = self._paper(self.nomination, self.kind_summary)["document"]
        self.assertIn(
            f"01 Tóm tắt thành tích Đã ban hành {digest.issued_sha256[:10]} 2", contents
        )
        self.assertIn("Thưởng Còn thiếu".casefold(), contents.casefold())
        self.assertIn("xuất sắc", reader.pages[1].extract_text())
        # A wide picture has a wide page
        last = reader.pages[5].mediabox
        self.assertGreater(last.width, last.height)
        self.assertEqual(len(reader.pages[5].images), 1)

    def test_scripts_and_links_stay_behind(self):
        writer, stream = PdfWriter(), io.BytesIO()
        writer.add_blank_page(595, 842)
        script = DictionaryObject(
            {
                NameObject("/S"): NameObject("/JavaScript"),
                NameObject("/JS"): TextStringObject("app.alert(1)"),
            }
        )
        writer.root_object[NameObject("/OpenAction")] = script
        writer.pages[0][NameObject("/AA")] = DictionaryObject(
            {NameObject("/O"): script}
        )
        writer.add_attachment("virus.exe", b"MZ")
        writer.write(stream)
        data = base64.b64encode(stream.getvalue()).decode()
        self._upload(self.nomination, self.kind_initiative, content=data)
        content = self._bind(self.nomination)[1]
        reader = PdfReader(io.BytesIO(content))
        self.assertFalse(reader.attachments)
        self.assertNotIn("/Names", reader.trailer["/Root"])
        self.assertNotIn(b"app.alert", content)

    def test_archive_of_a_unit(self):
        mate = self._new_nomination(
            self._new_employee("Vũ Thị Lan", self.unit_a), summary="Tốt"
        )
        both = self.nomination | mate
        self._upload(self.nomination, self.kind_batch)
        name, content = self._bind(both)
        self.assertTrue(name.endswith(".zip"))
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.assertEqual(
                archive.namelist(),
                [
                    "CĐCS Sở Nội vụ/001 Hồ sơ - Nguyễn Thị Minh Nguyệt - Giấy khen.pdf",
                    "CĐCS Sở Nội vụ/002 Hồ sơ - Vũ Thị Lan - Giấy khen.pdf",
                ],
            )
            for member in archive.namelist():
                # The shared paper is in each of them
                reader = PdfReader(io.BytesIO(archive.read(member)))
                self.assertEqual(len(reader.pages), 2)

    def test_what_one_may_not_open_is_named(self):
        self.nomination.with_user(self.users["administrator"]).action_submit()
        self._minuted(self.nomination)
        self.nomination.with_user(self.officer).action_issue_documents(
            self.kind_minutes.id
        )
        for user, pages, words in (
            (self.officer, 2, "Đã ban hành"),
            (self.unit_head, 1, "Lưu nơi khác"),
        ):
            reader = PdfReader(io.BytesIO(self._bind(self.nomination, user)[1]))
            self.assertGreaterEqual(len(reader.pages), pages)
            self.assertEqual(len(reader.pages) == 1, pages == 1)
            self.assertIn(words, reader.pages[0].extract_text())

    def test_as_many_queries_for_ten_as_for_two(self):
        people = [self._new_employee(f"Lê Thị {n}", self.unit_a) for n in range(14)]
        nominations = self.env["emulation.nomination"].union(
            *[self._new_nomination(person, summary="Tốt") for person in people]
        )
        for nomination in nominations:
            self._upload(nomination, self.kind_initiative)

        def count(records):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self._bind(records)
            return self.env.cr.sql_log_count - before

        count(nominations[:2])
        few = count(nominations[2:4])
        self.assertLessEqual(count(nominations[4:]), few + 2)


@tagged("post_install", "-at_install")
class TestDossierBinderHttp(DossierCase, HttpCase):
    @mute_logger("odoo.http")
    def test_who_downloads(self):
        self._upload(self.nomination, self.kind_initiative)
        action = self.nomination.with_user(self.officer).action_bind_dossier()
        self.authenticate(self.officer.login, self.officer.login)
        response = self.url_open(action["url"])
        self.assertEqual(response.headers["Content-Type"], "application/pdf")
        self.assertEqual(len(PdfReader(io.BytesIO(response.content)).pages), 2)
        logged = self.env["emulation.access.log"].search(
            [
                ("res_id", "=", self.nomination.id),
                ("actor_login", "=", self.officer.login),
            ]
        )
        self.assertEqual(set(logged.mapped("kind")), {"dossier", "file"})
        employee = self.users["employee"]
        with self.assertRaises(AccessError):
            self.nomination.with_user(employee).action_bind_dossier()
        self.authenticate(employee.login, employee.login)
        self.assertEqual(self.url_open(action["url"]).status_code, 403)
        self.assertEqual(self.url_open("/hr_emulation/dossier/x,0").status_code, 404)

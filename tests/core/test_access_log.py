# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta
from io import BytesIO

from dateutil.relativedelta import relativedelta
from freezegun import freeze_time
from psycopg2 import Error

from odoo.exceptions import AccessError
from odoo.http import Request
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger
from odoo.tools.pdf import PdfWriter

from ..common import EmulationCommon, EmulationMixin


class AccessLogMixin(EmulationMixin):
    @classmethod
    def _setup_emulation(cls):
        res = super()._setup_emulation()
        cls.nomination = cls._new_nomination(summary="Mười sáng kiến")
        cls.log = cls.env["emulation.access.log"]
        cls.file = cls.env["ir.attachment"].create(
            {
                "name": "minh-chung.txt",
                "raw": b"evidence",
                "res_model": cls.nomination._name,
                "res_id": cls.nomination.id,
            }
        )
        return res

    def _entries(self):
        return [
            (row.actor_login, row.kind, row.res_name, row.file_name, row.via)
            for row in self.log.search([], order="id")
        ]


@tagged("post_install", "-at_install")
class TestAccessLog(AccessLogMixin, EmulationCommon):
    """Who opened a dossier is known, and nobody changes what is known."""

    def _as(self, role):
        return self.nomination.with_user(self.users[role])

    def test_opening_is_logged(self):
        action = self._as("auditor").action_open_dossier()
        self.assertEqual(action["res_id"], self.nomination.id)
        name = self.nomination.display_name
        self.assertEqual(
            self._entries(),
            [("emulation_auditor", "dossier", name, False, "server")],
        )
        row = self.log.search([])
        self.assertEqual(row.company_number, self.company.id)
        self.assertEqual(row.res_id, self.nomination.id)
        self.assertEqual(row.keep_until, row.at.date() + relativedelta(months=60))

    def test_who_reads_the_text_has_opened_it(self):
        for role, call in (
            ("officer", lambda r: r.web_read({"summary": {}})),
            ("auditor", lambda r: r.read(["summary"])),
            (
                "administrator",
                lambda r: r.search_read([("id", "=", r.id)], ["summary"]),
            ),
        ):
            with self.subTest(role):
                call(self._as(role))
                self.assertEqual(self._entries()[-1][0], f"emulation_{role}")
        count = len(self._entries())
        self._as("unit_head").web_search_read([], {"subject_name": {}, "state": {}})
        self.nomination.sudo().read(["summary"])
        self.assertEqual(len(self._entries()), count)

    def test_exporting_and_grouping_by_the_text(self):
        """Once for each reader, however many doors he takes."""
        self.users["auditor"].group_ids |= self.env.ref("base.group_allow_export")
        for role, call in (
            ("auditor", lambda r: r.export_data(["subject_name", "summary"])),
            (
                "officer",
                lambda r: r.formatted_read_group(
                    [("id", "=", r.id)], ["summary"], ["__count"]
                ),
            ),
            (
                "unit_head",
                lambda r: r.formatted_read_group(
                    [("id", "=", r.id)], [], ["summary:count_distinct"]
                ),
            ),
        ):
            with self.subTest(role):
                before = len(self._entries())
                call(self._as(role))
                call(self._as(role))
                rows = self._entries()[before:]
                self.assertEqual([row[0] for row in rows], [f"emulation_{role}"])
        count = len(self._entries())
        self._as("administrator").formatted_read_group([], ["state"], ["__count"])
        self.assertEqual(len(self._entries()), count)

    def test_one_visit_is_one_entry(self):
        self._as("officer").action_open_dossier()
        self._as("officer").web_read({"summary": {}})
        self.assertEqual(len(self._entries()), 1)
        with freeze_time(self.log.search([]).at + timedelta(minutes=20)):
            self._as("officer").web_read({"summary": {}})
        self.assertEqual(len(self._entries()), 2)

    def test_who_may_not_read_is_no_visitor(self):
        with self.assertRaises(AccessError):
            self._as("employee").action_open_dossier()
        with self.assertRaises(AccessError):
            self._as("employee").web_read({"summary": {}})
        self.assertEqual(self._entries(), [])

    def test_file_content_by_rpc(self):
        for role, name in (("officer", "raw"), ("auditor", "datas")):
            own = self.file.with_user(self.users[role])
            own.invalidate_recordset()
            own.read(["name", "mimetype", "file_size"])
            self.assertNotIn(f"emulation_{role}", [row[0] for row in self._entries()])
            self.assertTrue(own.read([name])[0][name])
            self.assertEqual(
                self._entries()[-1],
                (
                    f"emulation_{role}",
                    "file",
                    self.nomination.display_name,
                    "minh-chung.txt",
                    "server",
                ),
            )

    def test_words_of_a_file(self):
        """Text files are indexed: their words are read without the file."""
        self.file.write({"raw": b"minh chung thanh tich", "mimetype": "text/plain"})
        for role in ("officer", "auditor"):
            own = self.file.with_user(self.users[role])
            [row] = own.read(["index_content"])
            self.assertIn("thanh", row["index_content"])
            self.assertEqual(self._entries()[-1][:2], (f"emulation_{role}", "file"))

    def test_file_of_a_paper_of_the_nomination(self):
        decision = self._new_decision(self._passed(self._new_nomination(self.other)))
        line = decision.line_ids
        papers = self.env["ir.attachment"].create(
            [
                {
                    "name": name,
                    "raw": b"x",
                    "res_model": record._name,
                    "res_id": record.id,
                }
                for name, record in (("dong.pdf", line), ("quyet-dinh.pdf", decision))
            ]
        )
        papers.invalidate_recordset()
        papers.with_user(self.users["officer"]).read(["raw"])
        self.assertEqual(
            [(row[2], row[3]) for row in self._entries()],
            [(line.nomination_id.display_name, "dong.pdf")],
        )

    def test_append_only(self):
        self._as("officer").action_open_dossier()
        number = self.log.search([]).id
        for statement in (
            "UPDATE emulation_access_log SET actor_name = 'x' WHERE id = %s",
            "DELETE FROM emulation_access_log WHERE id = %s",
            "TRUNCATE emulation_access_log -- %s",
        ):
            with (
                self.subTest(statement),
                self.assertRaisesRegex(Error, "append-only"),
                mute_logger("odoo.sql_db"),
                self.cr.savepoint(),
            ):
                self.cr.execute(statement, [number])

    def test_only_auditors_and_administrators_read(self):
        self._as("officer").action_open_dossier()
        for role, user in self.users.items():
            log = self.log.with_user(user)
            with self.subTest(role):
                if role in ("auditor", "administrator"):
                    self.assertEqual(len(log.search([])), 1)
                else:
                    with self.assertRaises(AccessError):
                        log.search([])
                with self.assertRaises(AccessError):
                    log.create({"kind": "dossier"})

    def test_entries_go_after_their_time_only(self):
        with freeze_time("2019-03-04 10:00:00"):
            self._as("auditor").action_open_dossier()
        self._as("officer").action_open_dossier()
        self.log._gc_after_their_time()
        self.assertEqual([row[0] for row in self._entries()], ["emulation_officer"])
        self.company.emulation_access_log_months = 0
        with freeze_time("2019-03-04 10:00:00"):
            self._as("auditor").action_open_dossier()
        self.log._gc_after_their_time()
        self.assertEqual(len(self._entries()), 2)

    def test_constant_queries(self):
        def queries(count):
            people = [
                self._new_employee(f"Người {count}.{i}", self.unit_a)
                for i in range(count)
            ]
            records = self.env["emulation.nomination"].union(
                *map(self._new_nomination, people)
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            records.with_user(self.users["officer"]).action_open_dossier()
            return self.cr.sql_log_count - before

        queries(1)
        self.assertEqual(queries(3), queries(30))
        self.assertEqual(len(self._entries()), 34)


@tagged("post_install", "-at_install")
class TestAccessLogOverHttp(AccessLogMixin, HttpCase):
    """Downloads go through read-only requests; they are logged all the same."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_emulation()

    def test_downloads(self):
        self.authenticate("emulation_officer", "emulation_officer")
        response = self.url_open(f"/web/content/{self.file.id}?download=1")
        self.assertEqual(response.content, b"evidence")
        self.assertEqual(
            self._entries(),
            [
                (
                    "emulation_officer",
                    "file",
                    self.nomination.display_name,
                    "minh-chung.txt",
                    "screen",
                )
            ],
        )
        self.authenticate("emulation_administrator", "emulation_administrator")
        self.url_open(
            "/mail/attachment/zip",
            data={
                "file_ids": str(self.file.id),
                "zip_name": "x.zip",
                "csrf_token": Request.csrf_token(self),
            },
        )
        self.assertEqual(self._entries()[-1][0], "emulation_administrator")

    def test_first_page(self):
        stream = BytesIO()
        writer = PdfWriter()
        writer.add_blank_page(100, 100)
        writer.write(stream)
        self.file.raw = stream.getvalue()
        self.authenticate("emulation_auditor", "emulation_auditor")
        response = self.url_open(f"/mail/attachment/pdf_first_page/{self.file.id}")
        self.assertEqual(response.status_code, 200)
        self.assertEqual(
            [row[:2] for row in self._entries()], [("emulation_auditor", "file")]
        )

    def test_refused_download(self):
        self.authenticate("emulation_employee", "emulation_employee")
        response = self.url_open(f"/web/content/{self.file.id}")
        self.assertEqual(response.status_code, 404)
        self.assertEqual(self._entries(), [])

    def test_read_only_request_of_the_form(self):
        self.authenticate("emulation_officer", "emulation_officer")
        result = self.make_jsonrpc_request(
            "/web/dataset/call_kw/emulation.nomination/web_read",
            {
                "model": "emulation.nomination",
                "method": "web_read",
                "args": [self.nomination.ids],
                "kwargs": {"specification": {"summary": {}}},
            },
        )
        self.assertEqual(result[0]["summary"], "Mười sáng kiến")
        self.assertEqual(
            [row[:2] for row in self._entries()], [("emulation_officer", "dossier")]
        )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from lxml import etree

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestReportSections(EmulationCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.nomination = cls._new_nomination()
        cls.texts = cls.nomination.section_ids.filtered(lambda s: s.kind == "text")
        cls.results = cls.texts.filtered(lambda s: "Kết quả" in s.heading)

    def _as(self, role, records=None):
        return (self.results if records is None else records).with_user(
            self.users[role]
        )

    def test_sections_of_the_outline(self):
        outline = self.env.ref("hr_emulation.outline_individual")
        self.assertEqual(self.inside.outline_id, outline)
        self.assertEqual(
            self.nomination.section_ids.mapped("heading"),
            outline.line_ids.mapped("heading"),
        )
        self.assertEqual(len(self.texts), 4)
        self.assertTrue(self.results.guidance)
        self.assertEqual((self.results.min_words, self.results.max_words), (100, 1000))

    def test_outline_of_each_kind(self):
        for kind, commendation, name in (
            ("collective", "merit", "collective"),
            ("collective", "thematic", "thematic"),
            ("individual", "thematic", "thematic"),
            ("individual", "sudden", "sudden"),
        ):
            outlines = self.env["emulation.report.outline"]
            paper = self.env.ref("hr_emulation.doc_type_report")
            found = outlines._find(paper, [(kind, commendation)])
            self.assertEqual(
                found[kind, commendation],
                self.env.ref(f"hr_emulation.outline_{name}"),
                (kind, commendation),
            )

    def test_words_are_counted(self):
        self.results.text = "Hoàn thành 05/05 nhiệm vụ;\n\n– giảm 30 % thời gian."
        self.assertEqual(self.results.word_count, 10)
        self.assertEqual(self.nomination.word_count, 10)
        self.assertEqual(self.results.length_note, "10 words, at least 100 asked for")
        self.results.text = "năm " * 1001
        self.assertIn("at most 1000", self.results.length_note)
        self.results.text = False
        self.assertEqual(self.results.length_note, "not written yet")
        self.results.text = "năm " * 100
        self.assertEqual(self.results.length_note, "100 words")

    def test_who_writes(self):
        self._as("unit_officer").text = "Viết tại đơn vị"
        self._as("officer").text = "Viết tại cơ quan thường trực"
        for role in ("employee", "auditor", "council_user", "inspector"):
            with self.assertRaises(AccessError, msg=role):
                self._as(role).text = "Không được"
        self.assertEqual(self.results.text, "Viết tại cơ quan thường trực")

    def test_frozen_after_submission(self):
        self.nomination.with_user(self.users["administrator"]).action_submit()
        for role in ("unit_head", "officer", "administrator"):
            with self.assertRaisesRegex(UserError, "stays as it was submitted"):
                self._as(role).text = "Sửa sau"
        self.assertFalse(self._as("officer").can_write)
        self.nomination.with_user(self.users["officer"]).action_return("Bổ sung")
        self.assertTrue(self._as("unit_head").can_write)
        self._as("unit_head").text = "Bổ sung số liệu"
        self.nomination.with_user(self.users["administrator"]).action_submit()
        with self.assertRaises(UserError):
            self._as("unit_head").text = "Sửa lần nữa"

    def test_only_the_words(self):
        officer = self._as("officer")
        for vals in ({"heading": "Khác"}, {"min_words": 0}, {"nomination_id": 1}):
            with self.assertRaisesRegex(UserError, "Only the words"):
                officer.write(vals)
        facts = self.nomination.section_ids.filtered(lambda s: s.kind == "facts")
        with self.assertRaisesRegex(UserError, "filled in from the records"):
            self._as("officer", facts).text = "Tự khai"
        with self.assertRaises(AccessError):
            officer.unlink()
        with self.assertRaises(AccessError):
            officer.create({"nomination_id": self.nomination.id, "heading": "Thêm"})

    def test_who_reads(self):
        self.results.text = "Bí mật của hồ sơ"
        sections = self.env["emulation.nomination.section"]
        domain = [("text", "ilike", "bí mật")]
        for role, reads in (
            ("officer", True),
            ("auditor", True),
            ("unit_head", True),
            ("employee", False),
            ("council_user", False),
        ):
            found = sections.with_user(self.users[role]).search(domain)
            self.assertEqual(bool(found), reads, role)
            if not reads:
                with self.assertRaises(AccessError):
                    self._as(role).read(["text"])
        other = self.env["res.company"].create({"name": "Cơ quan khác"})
        officer = self.users["officer"]
        officer.company_ids |= other
        away = sections.with_user(officer).with_context(allowed_company_ids=other.ids)
        self.assertFalse(away.search(domain))

    def test_nominee_reads_his_own_once_submitted(self):
        own = self._new_nomination(self.staff["employee"])
        with self.assertRaises(AccessError):
            self._as("employee", own.section_ids).read(["text"])
        own.with_user(self.users["administrator"]).action_submit()
        self.assertTrue(self._as("employee", own.section_ids).read(["heading"]))

    def test_reading_is_opening_the_dossier(self):
        logs = self.env["emulation.access.log"]
        self._as("auditor").read(["heading", "word_count"])
        self.assertFalse(logs.search_count([]))
        self._as("auditor").web_read({"text": {}})
        entry = logs.search([])
        self.assertEqual(entry.res_name, self.nomination.display_name)
        self.assertEqual(entry.actor_login, "emulation_auditor")
        self.users["officer"].group_ids |= self.env.ref("base.group_allow_export")
        self._as("officer").export_data(["text"])
        sections = self.env["emulation.nomination.section"]
        sections.with_user(self.users["unit_head"])._read_group([], ["text"])
        self.assertEqual(logs.search_count([]), 3)

    def test_another_category_brings_its_sections(self):
        self.results.text = "Giữ lại"
        sudden = self.env.ref("hr_emulation.outline_sudden")
        self.forwarded.outline_id = sudden
        self.nomination.category_id = self.forwarded
        headings = self.nomination.section_ids.mapped("heading")
        self.assertIn("Hành động và kết quả", headings)
        self.assertEqual(self.results.exists().text, "Giữ lại")
        self.nomination.category_id = self.inside
        self.assertEqual(
            self.nomination.section_ids.sorted("sequence").mapped("heading"),
            self.inside.outline_id.line_ids.mapped("heading"),
        )
        self.assertEqual(
            self.nomination.section_ids.filtered("text").heading, self.results.heading
        )

    def test_changed_outline(self):
        outline = self.inside.outline_id
        self.env["emulation.report.outline.line"].create(
            {"outline_id": outline.id, "heading": "Mục mới", "sequence": 999}
        )
        self.assertNotIn("Mục mới", self.nomination.section_ids.mapped("heading"))
        self.nomination.with_user(self.users["unit_head"]).action_make_sections()
        self.assertIn("Mục mới", self.nomination.section_ids.mapped("heading"))
        with self.assertRaises(AccessError):
            self.nomination.with_user(self.users["auditor"]).action_make_sections()

    def test_limits_that_cannot_be(self):
        line = self.inside.outline_id.line_ids.filtered(lambda n: n.kind == "text")[0]
        with self.assertRaisesRegex(ValidationError, "fewer than the fewest"):
            line.write({"min_words": 50, "max_words": 10})
        with self.assertRaisesRegex(ValidationError, "only a text"):
            line.kind = "ratings"

    def test_form(self):
        arch = self.env["emulation.nomination"].get_view(view_type="form")["arch"]
        page = etree.fromstring(arch).find(".//page[@name='report']")
        self.assertIsNotNone(page)
        with Form(self.nomination.with_user(self.users["unit_head"])) as form:
            index = self.nomination.section_ids.ids.index(self.results.id)
            with form.section_ids.edit(index) as section:
                section.text = "Viết trong biểu mẫu"
        self.assertEqual(self.results.text, "Viết trong biểu mẫu")

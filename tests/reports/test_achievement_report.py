# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import unicodedata
from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import read_pages
from .golden_case import GoldenCase

REPORT = "hr_emulation.achievement_report"
WORK = (
    "Hoàn thành 05/05 nhiệm vụ được giao, trong đó 03 nhiệm vụ trước hạn; số hồ sơ "
    "giải quyết tăng 12 % so với năm trước theo Kế hoạch số 09/KH-SNV.\n\n"
    "Thời gian giải quyết giảm từ 10 ngày xuống còn 07 ngày. "
) + "Kết quả được tập thể ghi nhận. " * 15


@tagged("post_install", "-at_install")
class TestAchievementReport(GoldenCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._new_records()
        cls.collective = cls._new_nomination(cls.team_a, cls.inside_collective)
        cls.nomination = cls._new_nomination()
        for nomination in cls.nomination | cls.collective:
            cls._write(nomination)
        (cls.nomination | cls.collective).with_user(
            cls.users["administrator"]
        ).action_submit()

    @classmethod
    def _write(cls, nomination):
        for section in nomination.section_ids.filtered(lambda s: s.kind == "text"):
            section.text = f"{section.heading}. {WORK}"

    @classmethod
    def _new_records(cls):
        for name, number, year in (
            ("award_ldtt", "29/QĐ-SNV", 2018),
            ("award_cstd_cs", "31/QĐ-SNV", 2020),
            ("award_bk_tinh", "112/QĐ-UBND", 2021),
        ):
            cls.env["emulation.award"].create(
                {
                    "employee_id": cls.person.id,
                    "award_type_id": cls.env.ref(f"hr_emulation.{name}").id,
                    "issuer_name": "Giám đốc Sở Nội vụ",
                    "decision_number": number,
                    "decision_date": date(year + 1, 2, 5),
                    "year": year,
                }
            )
        for year, system, level in (
            (2019, "professional", "excellent"),
            (2019, "union", "excellent"),
            (2020, "professional", "good"),
            (2015, "professional", "completed"),
        ):
            cls.env["emulation.rating"].create(
                {
                    "employee_id": cls.person.id,
                    "year": year,
                    "system": system,
                    "level": level,
                    "document_number": f"{year - 2000}/QĐ-SNV",
                }
            )
        for title, number in (
            ("Rút ngắn quy trình tiếp nhận hồ sơ", "45/QĐ-SNV"),
            ("Chưa được công nhận", False),
        ):
            cls.env["emulation.initiative"].create(
                {
                    "title": title,
                    "year": 2021,
                    "recognition_number": number,
                    "recognition_date": number and date(2021, 11, 20),
                    "recognition_body": "Giám đốc Sở Nội vụ",
                    "author_ids": [(0, 0, {"employee_id": cls.person.id})],
                }
            )

    def test_reviewed_texts(self):
        self._check_paper("achievement_report", self.nomination)
        self._check_paper(
            "achievement_report",
            self.collective,
            golden="achievement_report-collective",
        )

    def test_variants(self):
        for kind, subject in (("thematic", self.person), ("sudden", self.other)):
            self.forwarded.outline_id = self.env.ref(f"hr_emulation.outline_{kind}")
            nomination = self._new_nomination(subject, self.forwarded)
            self._write(nomination)
            nomination.with_user(self.users["administrator"]).action_submit()
            self._check_paper(
                "achievement_report", nomination, golden=f"achievement_report-{kind}"
            )

    def test_personal_file_is_for_who_may_read_it(self):
        self.person.write({"birthday": date(1980, 1, 2), "sex": "female"})
        page = read_pages(self._print(REPORT, self.nomination))[0]
        self.assertIn("sinh: ……", page)
        self.users["officer"].group_ids |= self.env.ref("hr.group_hr_user")
        page = read_pages(self._print(REPORT, self.nomination))[0]
        self.assertIn("Ngày, tháng, năm sinh: 02/01/1980", page)
        self.assertIn("Giới tính: Nữ", page)

    def test_what_is_missing(self):
        draft = self._new_nomination(self.other)
        sections = draft.section_ids.filtered(lambda s: s.kind == "text")
        sections[0].text = "Quá ngắn"
        report = self.env[f"report.{REPORT}"].with_context(lang="en_US")
        missing = report._get_missing(draft | self.nomination)
        self.assertEqual(missing[self.nomination.id], [])
        self.assertIn(
            f"“{sections[0].heading}”: 2 words, at least 30 asked for",
            missing[draft.id],
        )
        self.assertIn(f"“{sections[1].heading}”: not written yet", missing[draft.id])
        sections.text = WORK
        self.assertEqual(report._get_missing(draft)[draft.id], [])
        draft.section_ids.unlink()
        self.assertEqual(
            report._get_missing(draft)[draft.id], ["the sections of the report"]
        )

    def test_who_prints(self):
        for role in ("officer", "unit_head", "auditor"):
            self._print(REPORT, self.nomination, self.users[role])
        logs = self.env["emulation.access.log"].search([])
        self.assertEqual(len(logs), 3)
        for role in ("employee", "council_user"):
            with self.assertRaises(AccessError, msg=role):
                self._print(REPORT, self.nomination, self.users[role])
        officer = self.users["officer"]
        officer.company_ids |= self.env["res.company"].create({"name": "Cơ quan khác"})
        away = self.nomination.with_context(
            allowed_company_ids=(officer.company_ids - self.company).ids
        )
        reports = self.env["ir.actions.report"].with_user(officer)
        with self.assertRaises(AccessError):
            reports.with_context(**away.env.context)._render_qweb_pdf(REPORT, away.ids)

    def test_typed_text_stays_text(self):
        draft = self._new_nomination(self.other)
        text = "<img src='http://a.vn/x.png'/> {{1+1}} & " + unicodedata.normalize(
            "NFD", "Phấn đấu"
        )
        draft.section_ids.filtered(lambda s: s.kind == "text")[0].text = text
        with self.assertNoLogs("weasyprint", "WARNING"):
            page = read_pages(self._print(REPORT, draft))[0]
        self.assertIn("<img src='http://a.vn/x.png'/> {{1+1}} & Phấn đấu", page)

    def test_same_queries_for_many(self):
        def count(nominations):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env[f"report.{REPORT}"]._get_report_values(nominations.ids)
            return self.env.cr.sql_log_count - before

        people = [self._new_employee(f"Người {i}", self.unit_a) for i in range(12)]
        nominations = self.env["emulation.nomination"].union(
            *[self._new_nomination(person) for person in people]
        )
        count(nominations[:1])
        self.assertLessEqual(count(nominations), count(nominations[:2]) + 1)

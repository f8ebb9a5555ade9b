# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .common import read_pages
from .golden_case import GoldenCase

REGISTER = "hr_emulation.register"


@tagged("post_install", "-at_install")
class TestRegisterPaper(GoldenCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        nominations = cls._passed(
            cls._new_nomination(citation="Đã có thành tích trong phong trào"),
            cls._new_nomination(cls.team_a, cls.inside_collective),
        )
        cls._new_decision(nominations).with_user(cls.officer).action_issue()
        cls.revoked = cls._new_awards(1, "Thu hồi")
        cls.revoked._write_guarded({"state": "revoked"})
        # Counts for 2022, but was decided the year after
        cls._new_awards(1, "Năm khác", decision_date=date(2023, 1, 5))
        cls._new_awards(1, "Cơ quan khác", body_id=cls.outside.id)

    @classmethod
    def _new_awards(cls, count, name, **vals):
        people = cls.env["hr.employee"].create(
            [
                {"name": f"{name} {i}", "department_id": cls.unit_a.id}
                for i in range(0 if "employee_id" in vals else count)
            ]
        )
        return cls.env["emulation.award"].create(
            [
                {
                    "employee_id": people[i : i + 1].id,
                    "award_type_id": cls.award_inside.id,
                    "body_id": cls.body.id,
                    "decision_number": f"{i}/QĐ-CĐVC",
                    "decision_date": date(2022, 1, 5),
                    "year": 2022,
                    **vals,
                }
                for i in range(count)
            ]
        )

    def _new_register(self, user=None, **vals):
        registers = self.env["emulation.register.wizard"]
        return registers.with_user(user or self.officer).create(
            {"body_id": self.body.id, "year": 2022, **vals}
        )

    def test_reviewed_text(self):
        self._check_paper("register", self._new_register())

    def test_year_of_the_decision(self):
        """Beside the year that an award counts for, which is another question."""
        [before, after, undated] = (
            self._new_awards(
                1, "Cho năm trước", decision_date=date(2023, 1, 1), year=2022
            )
            | self._new_awards(
                1, "Cho năm sau", decision_date=date(2022, 12, 31), year=2023
            )
            | self._new_awards(1, "Không rõ ngày", decision_date=False)
        )
        pages = {
            year: " ".join(
                read_pages(self._print(REGISTER, self._new_register(year=year)))
            )
            for year in (2022, 2023)
        }
        for award, year in ((before, 2023), (after, 2022), (undated, 2022)):
            other = 4045 - year
            self.assertIn(award.subject_name, pages[year])
            self.assertNotIn(award.subject_name, pages[other])
        with self.assertRaisesRegex(ValidationError, "not a possible year"):
            self._new_register(year=0)

    def test_button(self):
        action = self._new_register().action_print()
        self.assertEqual(action["report_name"], REGISTER)

    def test_who_prints(self):
        auditor = self.users["auditor"]
        self._print(REGISTER, self._new_register(auditor), auditor)
        own = self._new_register()
        with self.assertRaises(AccessError):
            self._print(REGISTER, own, auditor)
        for role in ("employee", "unit_officer"):
            with self.assertRaises(AccessError):
                self._new_register(self.users[role])
        other = self.env["res.company"].create({"name": "Cơ quan khác"})
        empty = self._new_register(company_id=other.id)
        page = read_pages(self._print(REGISTER, empty))[0]
        self.assertIn("Sổ có 00 lượt khen thưởng", page)

    def test_heads_on_every_page_and_whole_rows(self):
        marks = [(f"Đầu{i:02d}", f"Cuối{i:02d}") for i in range(60)]
        awards = self._new_awards(len(marks), "Người")
        for award, (start, end) in zip(awards, marks, strict=True):
            award.employee_id.name = f"{start} " + "Nguyễn Thị " * 5 + end
        pdf = self._print(REGISTER, self._new_register())
        report = self.env.ref("hr_emulation.report_register")
        self._check_decree(pdf, report.paperformat_id)
        self._check_rows_whole(pdf, "STT", marks)

    def test_same_queries_for_many(self):
        def count():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env[f"report.{REGISTER}"]._get_report_values(register.ids)
            return self.env.cr.sql_log_count - before

        register = self._new_register()
        few = count()
        self._new_awards(1500, "Người", employee_id=self.person.id)
        self.assertLessEqual(count(), few + 1)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .import_common import ImportCommon


@tagged("post_install", "-at_install")
class TestImportSubjects(ImportCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.twins = [
            cls._new_employee("Lê Thị Hoà", cls.unit_a, birthday=date(1980, 1, 2)),
            cls._new_employee("Lê Thị Hoà", cls.unit_b, birthday=date(1985, 3, 4)),
        ]

    def _row(self, code=None, name=None, birthday=None, unit=None):
        return (code, name, birthday, unit, self.year, "Good")

    def _found(self, *rows):
        """Return whom the rows were taken for."""
        record = self._checked(self._ratings(*rows))
        self.assertEqual(self._counts(record)[3], 0, self._problems(record))
        record.action_import()
        ratings = self.env["emulation.rating"].search(
            [("year", "=", self.year)], order="id"
        )
        return list(ratings.employee_id)

    def test_ways_to_name_a_person(self):
        first, second = self.twins
        self.assertEqual(
            self._found(
                self._row("nv001"),
                self._row("NV002", "TRẦN  VĂN HÙNG", date(1999, 9, 9), "nơi khác"),
                self._row(None, "Lê Thị Hòa", "02/01/1980"),
                self._row(None, "lê thị hoà ", None, "CĐCS Sở Tài chính"),
            ),
            [self.person, self.other, first, second],
        )

    def test_upper_unit_and_path(self):
        self.assertEqual(
            self._found(
                self._row(
                    None,
                    "Lê Thị Hoà",
                    None,
                    "Công đoàn Viên chức tỉnh / CĐCS Sở Nội vụ",
                )
            ),
            [self.twins[0]],
        )

    def test_contradictions(self):
        record = self._checked(
            self._ratings(
                self._row("NV001", "Người Khác"),
                self._row(None, "Lê Thị Hoà", "05/05/1955"),
                self._row(None, self.person.name, None, "CĐCS Sở Tài chính"),
                self._row(None, self.person.name, None, "CĐCS Sở Nội"),
                self._row(None, "Không Có Ai"),
            )
        )
        problems = self._problems(record)
        self.assertEqual([p[0] for p in problems], [2, 3, 4, 5, 6])
        self.assertIn("another name", problems[0][2])
        self.assertIn("date of birth", problems[1][2])
        self.assertIn("CĐCS Sở Nội vụ", problems[3][2])
        everything = " ".join(p[2] for p in problems)
        self.assertNotIn("1980", everything, "birthdays are for HR alone")
        self.assertNotIn("1985", everything)

    def test_choice_survives_the_next_check(self):
        record = self._checked(
            self._ratings(
                self._row(None, "Lê Thị Hoà"),
                (None, "LÊ THỊ HÒA", None, None, self.year - 1, "Good"),
            )
        )
        self.assertEqual(self._counts(record), (0, 0, 0, 2))
        candidates = record.candidate_ids
        self.assertEqual(list(candidates.employee_id), self.twins)
        self.assertEqual(candidates.mapped("rows"), ["2, 3", "2, 3"])
        self.assertEqual(
            candidates.mapped("unit_name"),
            [twin.department_id.complete_name for twin in self.twins],
        )
        candidates[0].action_choose()
        candidates[1].action_choose()
        self.assertEqual(candidates.mapped("is_chosen"), [False, True])
        for _time in range(2):
            record.action_check()
            self.assertEqual(self._counts(record), (2, 0, 0, 0))
            self.assertEqual(
                record.candidate_ids.filtered("is_chosen").employee_id, self.twins[1]
            )
        record.action_import()
        ratings = self.env["emulation.rating"].search(
            [("employee_id", "in", [twin.id for twin in self.twins])]
        )
        self.assertEqual(ratings.employee_id, self.twins[1])
        self.assertEqual(len(ratings), 2)

    def test_choice_is_the_owners(self):
        record = self._checked(self._ratings(self._row(None, "Lê Thị Hoà")))
        for role in ("employee", "unit_officer", "administrator", "auditor"):
            candidate = record.candidate_ids[0].with_user(self.users[role])
            with self.assertRaises(AccessError):
                candidate.action_choose()
        with self.assertRaises(AccessError):
            record.candidate_ids[0].is_chosen = True

    def test_same_departments(self):
        team = self.env["hr.department"].create(
            {"name": self.team_a.name, "parent_id": self.unit_b.id}
        )
        head = ("Kind of Subject", "Name", "Unit", "Year", "Rated As")

        def row(unit=None):
            return ("Collective", self.team_a.name, unit, self.year, "Good")

        record = self._checked(self._ratings(row(), head=head))
        self.assertEqual(record.candidate_ids.department_id, self.team_a | team)
        record = self._checked(self._ratings(row("CĐCS Sở Tài chính"), head=head))
        self.assertEqual(self._counts(record), (1, 0, 0, 0), self._problems(record))
        record.action_import()
        rating = self.env["emulation.rating"].search([("department_id", "=", team.id)])
        self.assertEqual(rating.unit_id, self.unit_b)

    def test_people_of_another_company(self):
        company = self.env["res.company"].create({"name": "Cơ quan khác"})
        self._new_employee(
            "Phạm Xa Lạ",
            self.env["hr.department"].create(
                {"name": "Phòng xa", "company_id": company.id}
            ),
            company_id=company.id,
            emulation_code="XA1",
        )
        record = self._checked(
            self._ratings(self._row("XA1"), self._row(None, "Phạm Xa Lạ"))
        )
        self.assertEqual(self._counts(record), (0, 0, 0, 2))

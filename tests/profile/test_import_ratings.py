# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date, datetime

from odoo.exceptions import UserError
from odoo.tests import tagged

from .import_common import RATING_HEAD, ImportCommon, workbook


@tagged("post_install", "-at_install")
class TestImportRatings(ImportCommon):
    def test_new_then_unchanged(self):
        data = self._ratings(
            ("NV001", None, None, None, self.year, "excellent"),
            ("NV002", None, None, None, self.year, "Good"),
        )
        record = self._checked(data)
        self.assertEqual(self._counts(record), (2, 0, 0, 0))
        ratings = self.env["emulation.rating"].search([("year", "=", self.year)])
        self.assertFalse(ratings, "the check writes nothing")
        record.action_import()
        self.assertEqual(record.state, "done")
        ratings = self.env["emulation.rating"].search(
            [("year", "=", self.year)], order="id"
        )
        self.assertEqual(
            ratings.mapped(
                lambda r: (
                    r.subject_name,
                    r.unit_id,
                    r.level,
                    r.period,
                    r.system,
                    r.subject_kind,
                    r.create_uid,
                    r.company_id,
                )
            ),
            [
                (
                    person.name,
                    unit,
                    level,
                    "year",
                    "professional",
                    "individual",
                    self.users["officer"],
                    self.company,
                )
                for person, unit, level in (
                    (self.person, self.unit_a, "excellent"),
                    (self.other, self.unit_b, "good"),
                )
            ],
        )
        again = self._checked(data)
        self.assertEqual(self._counts(again), (0, 0, 2, 0))
        again.action_import()
        self.assertEqual(self._counts(again), (0, 0, 2, 0))
        self.assertEqual(
            self.env["emulation.rating"].search([("year", "=", self.year)]), ratings
        )

    def test_same_as_the_orm(self):
        """A row imported equals a rating entered by hand, column by column."""
        vals = {
            "year": self.year,
            "level": "good",
            "points": 94.4,
            "document_number": "12/QĐ",
            "document_date": date(2020, 5, 3),
            "note": "Ghi chú",
        }
        model = self.env["emulation.rating"].with_user(self.users["officer"])
        typed = model.create({"employee_id": self.other.id, **vals})
        collective = model.create(
            {"subject_kind": "collective", "department_id": self.team_a.id, **vals}
        )
        head = ("Kind of Subject", "Name", "Unit", "Year", "Rated As", "Points",
                "Decision", "Decision Date", "Note")  # fmt: skip
        rest = (self.year, "Good", "94,4", "12/QĐ", "03/05/2020", "Ghi chú")
        data = workbook(
            head,
            ("Individual", self.person.name, "CĐCS Sở Nội vụ", *rest),
            ("Collective", "CĐCS Sở Tài chính", None, *rest),
        )
        record = self._checked(data)
        self.assertEqual(self._counts(record), (2, 0, 0, 0), self._problems(record))
        record.action_import()
        for subject, like in (
            (self.person, typed),
            (self.unit_b, collective),
        ):
            rating = model.search(
                [("subject_name", "=", subject.name), ("year", "=", self.year)]
            )
            names = set(model._fields) - {
                "id", "employee_id", "department_id", "subject_name", "unit_id",
                "display_name",
            }  # fmt: skip
            names = [n for n in names if model._fields[n].store]
            self.assertEqual(
                rating.read(names, load=None)[0] | {"id": 0},
                like.read(names, load=None)[0] | {"id": 0},
            )
            unit = subject if subject._name == "hr.department" else self.unit_a
            self.assertEqual(rating.unit_id, unit)

    def test_difference_and_update(self):
        rating = self.env["emulation.rating"].create(
            {"employee_id": self.person.id, "year": self.year, "level": "good"}
        )
        data = self._ratings(("NV001", None, None, None, self.year, "Excellent"))
        record = self._checked(data)
        self.assertEqual(self._counts(record), (0, 0, 0, 1))
        self.assertIn("Rated As: Good", record.line_ids.problem)
        with self.assertRaises(UserError):
            record.action_import()
        self.assertEqual(rating.level, "good")
        record.update_existing = True
        self.assertEqual(record.state, "draft")
        record.action_check()
        self.assertEqual(self._counts(record), (0, 1, 0, 0))
        record.action_import()
        self.assertEqual(rating.level, "excellent")
        entries = self.env["emulation.audit.log"].search(
            [("res_model", "=", "emulation.rating"), ("res_id", "=", rating.id)]
        )
        self.assertEqual(entries[0].event, "edit")

    def test_empty_cells_change_nothing(self):
        vals = {"year": self.year, "level": "good", "points": 90, "note": "Giữ"}
        self.env["emulation.rating"].create({"employee_id": self.person.id, **vals})
        data = self._ratings(("NV001", None, None, None, self.year, "Good"))
        self.assertEqual(self._counts(self._checked(data)), (0, 0, 1, 0))

    def test_all_or_nothing(self):
        data = self._ratings(
            ("NV001", None, None, None, self.year, "Good"),
            ("NV404", None, None, None, self.year, "Good"),
        )
        record = self._checked(data)
        self.assertEqual(self._counts(record), (1, 0, 0, 1))
        self.assertEqual(
            self._problems(record),
            [(3, "Staff Code", "Nobody has this staff code.")],
        )
        with self.assertRaisesRegex(UserError, "NV404"):
            record.action_import()
        self.assertFalse(
            self.env["emulation.rating"].search([("year", "=", self.year)])
        )

    def test_what_changed_since_the_check_counts(self):
        data = self._ratings(("NV001", None, None, None, self.year, "Good"))
        record = self._checked(data)
        self.env["emulation.rating"].create(
            {"employee_id": self.person.id, "year": self.year, "level": "completed"}
        )
        with self.assertRaisesRegex(UserError, "entered otherwise"):
            record.action_import()

    def test_dates_numbers_and_words(self):
        head = ("STT", "Mã NV", "Năm", "Xếp loại", "Điểm", "Số QĐ", "Ngày ký", "Kỳ")
        people = [
            self._new_employee(f"Người {n}", self.unit_a, emulation_code=f"X{n}")
            for n in range(5)
        ]
        data = workbook(
            ("CÔNG ĐOÀN VIÊN CHỨC TỈNH",),
            (),
            ("", "BẢNG XẾP LOẠI"),
            (),
            head,
            (1, 2, 3, 4, 5, 6, 7, 8),
            (1, " X0 ", f"{self.year}", "EXCELLENT", "94,4", 12, "03/05/2020", "h1"),
            (),
            (2, "X1", float(self.year), "good", 94.4, "12", date(2020, 5, 3), "year"),
            (3, "x2", f"Năm {self.year}", "Good ", "94.40", "12", "2020-05-03", None),
            (4, "X3", self.year, "Not completed", 0, "12", 43954, None),
            (5, "X4", self.year, "Go\u0301od", 1, "12", datetime(2020, 5, 3, 7), None),
        )
        record = self._checked(data)
        self.assertEqual(self._counts(record), (5, 0, 0, 0), self._problems(record))
        record.action_import()
        ratings = self.env["emulation.rating"].search(
            [("employee_id", "in", [p.id for p in people])], order="id"
        )
        self.assertEqual(set(ratings.mapped("document_date")), {date(2020, 5, 3)})
        self.assertEqual(ratings.mapped("points"), [94.4, 94.4, 94.4, 0, 1])
        self.assertEqual(set(ratings.mapped("document_number")), {"12"})
        self.assertEqual(
            ratings.mapped("level"),
            ["excellent", "good", "good", "not_completed", "good"],
        )
        self.assertEqual(ratings.mapped("period"), ["h1"] + ["year"] * 4)

    def test_bad_cells(self):
        head = (*RATING_HEAD, "Points", "Decision Date", "System")
        good = ("NV001", None, None, None)
        next_year = self.today.year + 1
        rows = [
            (*good, next_year, "Good"),
            (*good, 1000, "Good"),
            (*good, "2021-2022", "Good"),
            (*good, self.year, "Very good"),
            (*good, self.year, None),
            (*good, self.year, "Good", "abc"),
            (*good, self.year, "Good", -1),
            (*good, self.year, "Good", "1.234"),
            (*good, self.year, "Good", None, "31/02/2020"),
            (*good, self.year, "Good", None, 2020),
            (*good, self.year, "Good", None, None, "công ty"),
            (None, None, None, None, self.year, "Good"),
            ("NV404", None, None, None, "x", "y"),
        ]
        record = self._checked(workbook(head, *rows))
        problems = self._problems(record)
        self.assertEqual([p[0] for p in problems], [*range(2, 14), 14, 14, 14])
        self.assertEqual(
            [p[1] for p in problems],
            ["Year"] * 3 + ["Rated As"] * 2 + ["Points"] * 3
            + ["Decision Date"] * 2 + ["System", "Name", "Year", "Rated As", "Staff Code"],
        )  # fmt: skip
        self.assertIn("“Good”", problems[3][2], "the nearest allowed words")
        self.assertIn("only a year", problems[9][2])
        self.assertIn("“Professional”", problems[10][2])

    def test_every_problem_of_a_row_at_once(self):
        head = (*RATING_HEAD, "Points", "Decision Date", "From", "To")
        late = self.today.year + 1
        record = self._checked(
            workbook(
                head,
                ("NV001", None, None, None, late, "Good", -1, "31/02/2020"),
                ("NV001", None, None, None, late, "Good", None, None, "x", "1/1/2020"),
            )
        )
        self.assertEqual(
            [p[:2] for p in self._problems(record)],
            [
                (2, "Decision Date"),
                (2, "Points"),
                (2, "Year"),
                (3, "From"),
                (3, "Year"),
            ],
        )
        for line in record.line_ids.filtered(lambda line: line.column_label == "Year"):
            self.assertIn(f"{late} is not a year that can be rated", line.problem)

    def test_twice_in_the_file(self):
        data = self._ratings(
            ("NV001", None, None, None, self.year, "Good"),
            (None, self.person.name, None, None, self.year, "Good"),
        )
        record = self._checked(data)
        self.assertEqual(
            self._problems(record), [(3, "", "The same entry is in row 2.")]
        )

    def test_old_fonts_and_composed_letters(self):
        data = self._ratings(
            (None, "NguyÔn ThÞ Minh NguyÖt", None, None, self.year, "Good"),
            (None, "Traàn Vaên Huøng", None, None, self.year, "Good"),
            (
                None,
                "Nguye\u0302\u0303n Thi\u0323 Minh Nguye\u0323\u0302t",
                None,
                None,
                self.year,
                "Good",
            ),
        )
        record = self._checked(data)
        problems = self._problems(record)
        self.assertEqual([p[0] for p in problems], [2, 3])
        self.assertIn("TCVN3", problems[0][2])
        self.assertIn("TCVN3", problems[1][2])
        self.assertEqual(record.new_count, 1)

    def test_formulas(self):
        def change(sheet):
            sheet["F2"] = '="Good"'

        data = self._ratings(("NV001", None, None, None, self.year, ""), change=change)
        record = self._checked(data)
        self.assertIn("formula", record.line_ids.problem)

    def test_former_staff(self):
        self.person.active = False
        data = self._ratings(
            ("NV001", self.person.name, None, None, self.year, "Good"),
        )
        self.assertEqual(self._counts(self._checked(data)), (1, 0, 0, 0))

    def test_constant_queries(self):
        """Ten times the rows take no more queries."""

        def count(number):
            people = [
                self._new_employee(f"P{number}-{n}", self.unit_a, emulation_code=f"{number}-{n}")
                for n in range(number)
            ]  # fmt: skip
            data = self._ratings(
                *[(p.emulation_code, p.name, None, None, self.year, "Good") for p in people]
            )  # fmt: skip
            record = self._checked(data)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            record.action_import()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        count(2)
        self.assertLessEqual(count(40), count(4) + 2)

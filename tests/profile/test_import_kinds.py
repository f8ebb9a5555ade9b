# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.tests import tagged

from .import_common import ImportCommon, workbook

INITIATIVE_HEAD = ("Title", "Year", "Scope", "Staff Code", "Main Author",
                   "Share (%)", "Recognised By", "Recognition Date")  # fmt: skip
AWARD_HEAD = ("Kind of Subject", "Staff Code", "Name", "Award", "Awarding Body",
              "Decision Number", "Decision Date", "Year")  # fmt: skip


@tagged("post_install", "-at_install")
class TestImportKinds(ImportCommon):
    # --- Initiatives ----------------------------------------------------------------

    def _initiatives(self, *rows):
        return workbook(INITIATIVE_HEAD, *rows)

    def test_initiative_with_two_authors(self):
        day = date(self.year, 6, 1)
        data = self._initiatives(
            ("Số hóa", self.year, "province", "NV001", "x", 60, "15/QĐ", day),
            ("SỐ HÓA ", self.year, None, "NV002", None, 40, None, None),
        )
        record = self._checked(data, "initiative")
        self.assertEqual(self._counts(record), (1, 0, 0, 0), self._problems(record))
        record.action_import()
        initiative = self.env["emulation.initiative"].search([("title", "=", "Số hóa")])
        self.assertEqual(initiative.scope, "province")
        self.assertEqual(
            initiative.author_ids.mapped(
                lambda a: (a.employee_id, a.is_main, a.share, a.is_recognised)
            ),
            [(self.person, True, 60, True), (self.other, False, 40, True)],
        )
        again = self._checked(data, "initiative")
        self.assertEqual(self._counts(again), (0, 0, 1, 0), self._problems(again))

    def test_initiative_update(self):
        self._checked(
            self._initiatives(("Một", self.year, "grassroots", "NV001")), "initiative"
        ).action_import()
        data = self._initiatives(
            ("Một", self.year, "province", "NV001", "x"),
            ("Một", self.year, None, "NV002"),
        )
        record = self._checked(data, "initiative")
        self.assertEqual(self._counts(record), (0, 0, 0, 1))
        record.update_existing = True
        record.action_check()
        self.assertEqual(self._counts(record), (0, 1, 0, 0), self._problems(record))
        record.action_import()
        initiative = self.env["emulation.initiative"].search([("title", "=", "Một")])
        self.assertEqual(initiative.scope, "province")
        self.assertEqual(
            initiative.author_ids.mapped(lambda a: (a.employee_id, a.is_main)),
            [(self.person, True), (self.other, False)],
        )

    def test_initiative_problems(self):
        record = self._checked(
            self._initiatives(
                ("Hai", self.year, "grassroots", "NV001"),
                ("Hai", self.year, "province", "NV002"),
                ("Ba", self.year, "grassroots", "NV001; NV002"),
                ("Bốn", self.year, "grassroots", "NV001"),
                ("Bốn", self.year, "grassroots", "NV001"),
            ),
            "initiative",
        )
        problems = self._problems(record)
        self.assertEqual([p[0] for p in problems], [3, 4, 6])
        self.assertIn("Row 2 says otherwise", problems[0][2])
        self.assertIn("one author in a row", problems[1][2])
        self.assertIn("already in another row", problems[2][2])

    def test_what_the_model_refuses_is_a_problem_of_its_row(self):
        record = self._checked(
            self._initiatives(
                ("Năm", self.year, "grassroots", "NV001"),
                ("Sáu", self.year, "grassroots", "NV001", None, None, "15/QĐ", None),
                ("Bảy", self.year, "grassroots", "NV001", None, 120),
            ),
            "initiative",
        )
        problems = self._problems(record)
        self.assertEqual([p[0] for p in problems], [3, 4])
        self.assertFalse(
            self.env["emulation.initiative"].search(
                [("title", "in", ["Năm", "Sáu", "Bảy"])]
            )
        )

    # --- Register -------------------------------------------------------------------

    def _awards(self, *rows):
        return workbook(AWARD_HEAD, *rows)

    def test_awards(self):
        day = date(self.year, 12, 20)
        award = self.award_outside
        data = self._awards(
            (None, "NV001", None, award.official_name.upper(), self.outside.name,
             "04/QĐ-CĐVC", day, None),
            ("Individual", "NV002", None, award.code, self.outside.official_name,
             "05/QĐ-CĐVC", "20/12/2019", 2019),
        )  # fmt: skip
        record = self._checked(data, "award")
        self.assertEqual(self._counts(record), (2, 0, 0, 0), self._problems(record))
        record.action_import()
        entries = self.env["emulation.award"].search(
            [("award_type_id", "=", award.id)], order="id"
        )
        self.assertEqual(
            entries.mapped(
                lambda e: (e.employee_id, e.year, e.decision_number, e.body_id)
            ),
            [
                (self.person, self.year, "04/QĐ-CĐVC", self.outside),
                (self.other, 2019, "05/QĐ-CĐVC", self.outside),
            ],
        )
        again = self._checked(data, "award")
        self.assertEqual(self._counts(again), (0, 0, 2, 0), self._problems(again))
        other = self._awards(
            (None, "NV001", None, award.code, self.outside.name, "04/QĐ-CĐVC",
             date(self.year, 12, 21), None),
        )  # fmt: skip
        record = self._checked(other, "award", update_existing=True)
        self.assertEqual(self._counts(record), (0, 0, 0, 1))
        self.assertIn("is not changed by an import", record.line_ids.problem)

    def test_award_problems(self):
        award, body = self.award_outside, self.outside
        title = self.env["emulation.award.type"].search(
            [("for_collective", "=", False), ("for_individual", "=", True)], limit=1
        )
        record = self._checked(
            self._awards(
                (None, "NV001", None, "Kỷ niệm gì đó", body.name, None, None, 2020),
                (None, "NV001", None, award.code, None, None, None, 2020),
                (None, "NV001", None, award.code, body.name, None, None, None),
                ("Collective", None, self.unit_a.name, title.code, body.name, None,
                 None, 2020),
                (None, "NV001", None, award.code, "Cơ quan lạ", None, None, 2020),
                (None, "NV001", None, "Bằng khen", None, None, None, 2020),
            ),
            "award",
        )  # fmt: skip
        problems = self._problems(record)
        self.assertEqual([p[0] for p in problems], [2, 3, 4, 5, 6, 7, 7])
        self.assertIn("Possible are", problems[0][2])
        self.assertIn("not given to this kind", problems[3][2])
        self.assertIn("Several awards have this name", problems[5][2])

    def test_every_problem_of_a_row_at_once(self):
        late = self.today.year + 5
        award = (self.award_outside.code, self.outside.name)
        record = self._checked(
            self._awards(
                (None, "NV001", None, "Lạ", None, None, "31/02/2020", late),
                (None, "NV001", None, *award, None, None, 1000),
                (None, "NV001", None, *award, None, "31/02/2020", None),
            ),
            "award",
        )
        self.assertEqual(
            [p[:2] for p in self._problems(record)],
            [
                *(
                    (2, "Award"),
                    (2, "Decision Date"),
                    (2, "Awarding Body"),
                    (2, "Year"),
                ),
                *((3, "Year"), (4, "Decision Date")),
            ],
        )
        record = self._checked(
            self._initiatives(
                ("Tám", late, "grassroots", "NV001", None, "abc"),
                ("Chín", self.year, "grassroots", "NV001", None, None, "15/QĐ", None),
            ),
            "initiative",
        )
        self.assertEqual(
            [p[:2] for p in self._problems(record)],
            [(2, "Share (%)"), (2, "Year"), (3, "")],
            "what the model refuses is told beside what cannot be read",
        )

    # --- Nominations ------------------------------------------------------------------

    def _nominations(self, *rows):
        return workbook(
            ("Category", "Staff Code", "Name", "Achievement Summary"), *rows
        )

    def test_nominations(self):
        data = self._nominations(
            (self.inside.display_name, "NV001", None, "Dòng một\nDòng hai"),
            (self.inside_collective.display_name, None, self.unit_a.name, "Tập thể"),
        )
        record = self._checked(data, "nomination")
        self.assertEqual(self._counts(record), (2, 0, 0, 0), self._problems(record))
        record.action_import()
        nominations = self.env["emulation.nomination"].search(
            [("round_id", "=", self.round.id)], order="id"
        )
        self.assertEqual(
            nominations.mapped(
                lambda n: (n.category_id, n.employee_id, n.department_id, n.state)
            ),
            [
                (self.inside, self.person, self.env["hr.department"], "draft"),
                (self.inside_collective, self.env["hr.employee"], self.unit_a, "draft"),
            ],
        )
        self.assertEqual(nominations[0].summary, "Dòng một\nDòng hai")
        again = self._checked(data, "nomination")
        self.assertEqual(self._counts(again), (0, 0, 2, 0), self._problems(again))

    def test_two_rounds_need_the_name_of_the_round(self):
        other = self._new_round(name="Đợt hai")
        record = self._checked(
            self._nominations(
                (self.inside.display_name, "NV001"),
                (f"Đợt hai – {other.category_ids[0].display_name}", "NV001"),
            ),
            "nomination",
        )
        self.assertEqual([p[0] for p in self._problems(record)], [2])
        self.assertEqual(record.new_count, 1)

    def test_unit_head_nominates_his_own_people(self):
        head = self.users["unit_head"]
        data = self._nominations(
            (self.inside.display_name, "NV001"),
            (self.inside.display_name, "NV002"),
            (self.inside.display_name, None, self.other.name),
        )
        record = self._checked(data, "nomination", head)
        self.assertEqual([p[0] for p in self._problems(record)], [3, 4])
        data = self._nominations((self.inside.display_name, "NV001"))
        record = self._checked(data, "nomination", head)
        self.assertEqual(self._counts(record), (1, 0, 0, 0), self._problems(record))
        record.action_import()
        nomination = self.env["emulation.nomination"].search(
            [("employee_id", "=", self.person.id)]
        )
        self.assertEqual(nomination.create_uid, head)

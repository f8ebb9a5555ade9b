# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.tests import tagged

from .workbook_case import WorkbookCase


@tagged("post_install", "-at_install")
class TestStatistics(WorkbookCase):
    """Figures of a year against counts made by hand."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        head = cls.staff["unit_head"]
        head.sex = "female"
        shared = {
            "award_type_id": cls.award_outside.id,
            "issuer_name": "Công đoàn Viên chức Việt Nam",
            "decision_number": "7/QĐ",
            "decision_date": date(cls.today.year, 1, 15),
            "year": cls.today.year - 1,
        }
        awards = cls.env["emulation.award"].create(
            [
                {"subject_kind": "individual", "employee_id": head.id, **shared},
                {"subject_kind": "individual", "employee_id": cls.other.id, **shared},
                {
                    "subject_kind": "collective",
                    "department_id": cls.team_a.id,
                    **shared,
                },
                # Of the year before, which is not asked for
                {
                    "subject_kind": "individual",
                    "employee_id": cls.other.id,
                    **shared,
                    "decision_date": date(cls.today.year - 1, 1, 15),
                },
            ]
        )
        cls.old = awards

    def test_facts_of_a_person(self):
        first, second, third, _old = self.old
        self.assertEqual((first.subject_sex, first.is_leader), ("female", True))
        self.assertEqual((second.subject_sex, second.is_leader), (False, False))
        self.assertEqual((third.subject_sex, third.is_leader), (False, False))

    def test_facts_are_of_the_day(self):
        self.staff["unit_head"].sex = "male"
        self._set_role(self.staff["unit_head"], "member")
        self.assertEqual(self.old[0].subject_sex, "female")
        self.assertTrue(self.old[0].is_leader)

    def test_cluster_of_the_year(self):
        cluster = self.env["emulation.cluster"].create({"name": "Cụm 1"})
        self.env["emulation.cluster.member"].create(
            {"cluster_id": cluster.id, "unit_id": self.unit_a.id, "year": 2015}
        )
        awards = self.env["emulation.award"].create(
            [
                {
                    "subject_kind": "individual",
                    "employee_id": self.person.id,
                    "award_type_id": self.award_outside.id,
                    "issuer_name": "Cơ quan khác",
                    "year": year,
                }
                for year in (2014, 2015)
            ]
        )
        self.assertEqual(awards.mapped("cluster_id"), cluster)
        self.assertFalse(awards[0].cluster_id)

    def test_tables(self):
        sheets = self._make("statistics", year=self.today.year)
        rows = sheets["By title and form"][4:]
        self.assertEqual(
            rows[0][3:],
            ["Awards", "Collectives", "Individuals", "of these women",
             "of these leaders", "of these direct workers", "Outside", "Award Money"],
        )  # fmt: skip
        amount = self.decision.line_ids[0].amount
        counted = {row[2]: row[3:] for row in rows[1:-1]}
        self.assertEqual(
            counted,
            {
                self.award_inside.name: [2, 0, 2, 0, 0, 2, 0, 2 * amount],
                self.award_outside.name: [3, 1, 2, 1, 1, 1, 0, 0],
            },
        )
        units = {row[1]: row[2] for row in sheets["By unit"][5:-1]}
        self.assertEqual(units, {"CĐCS Sở Nội vụ": 3, "CĐCS Sở Tài chính": 2})
        self.assertEqual(rows[-1][1], "Total")
        self.assertTrue(rows[-1][3].startswith("=SUBTOTAL(9,"))

    def test_a_unit_counts_its_own(self):
        user = self.users["unit_officer"]
        rows = self._make("statistics", user, year=self.today.year)["By unit"]
        self.assertEqual([row[1] for row in rows[5:-1]], ["CĐCS Sở Nội vụ"])

    def test_revoked_and_other_years_do_not_count(self):
        rows = self._make("statistics", year=self.today.year - 1)["By unit"]
        self.assertEqual([row[1:3] for row in rows[5:-1]], [["CĐCS Sở Tài chính", 1]])
        self.old[3]._write_guarded({"state": "revoked"})
        rows = self._make("statistics", year=self.today.year - 1)["By unit"]
        self.assertEqual(len(rows), 5)

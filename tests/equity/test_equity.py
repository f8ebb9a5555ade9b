# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tests.common import new_test_user

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestEquity(EmulationCommon):
    """Who is nominated and awarded, and who never is, counted by hand."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.year = cls.today.year
        cls.women = cls.env["hr.employee"].union(
            *(
                cls._new_employee(f"Nữ {number}", cls.unit_b, sex="female")
                for number in range(6)
            )
        )
        cls.men = cls.env["hr.employee"].union(
            *(
                cls._new_employee(f"Nam {number}", cls.unit_b, sex="male")
                for number in range(7)
            )
        )
        cls.newcomer = cls._new_employee(
            "Mới đến", cls.unit_b, since=date(cls.year, 1, 1), sex="male"
        )
        cls._set_role(cls.men[0], "head")
        cls.env["emulation.eligibility.rule"].create(
            {
                "name": "Xuất sắc năm trước",
                "kind": "rating",
                "category_id": cls.inside.id,
                "rating_system": "professional",
                "min_level": "excellent",
                "window": "previous",
            }
        )
        nominations = cls.env["emulation.nomination"].union(
            *(cls._new_nomination(person) for person in cls.women[:2] | cls.men[:5])
        )
        nominations.with_user(cls.users["administrator"]).action_submit()
        # A draft is no nomination
        cls._new_nomination(cls.women[2])
        cls.award = cls.env["emulation.award"].create(
            [
                {
                    "employee_id": person.id,
                    "unit_id": cls.unit_b.id,
                    "award_type_id": cls.award_inside.id,
                    "body_id": cls.body.id,
                    "year": year,
                }
                for person, year in (
                    (cls.men[0], cls.year),
                    (cls.women[0], cls.year - 2),
                )
            ]
        )

    def _figures(self, keys, *domain, user=None):
        rows = (
            self.env["emulation.equity"]
            .with_user(user or self.users["officer"])
            ._read_group(
                [
                    ("unit_id", "=", self.unit_b.id),
                    ("year", "=", self.year),
                    ("person_id", "!=", self.other.id),
                    *domain,
                ],
                keys,
                ["headcount:sum", "nominated:sum", "awarded:sum"],
            )
        )
        return {row[: len(keys)]: row[len(keys) :] for row in rows}

    def test_by_sex_and_position(self):
        self.assertEqual(
            self._figures(["sex"]), {("female",): (6, 2, 0), ("male",): (8, 5, 1)}
        )
        self.assertEqual(
            self._figures(["position"]),
            {("leader",): (1, 1, 1), ("worker",): (13, 6, 0)},
        )
        shares = self.env["emulation.equity"]._read_group(
            [("person_id", "in", self.women.ids), ("year", "=", self.year)],
            [],
            ["nominated_share:avg"],
        )
        self.assertAlmostEqual(shares[0][0], 100 / 3)

    def test_a_revoked_award_does_not_count(self):
        self.award[0]._write_guarded({"state": "revoked"})
        self.assertEqual(self._figures(["sex"])[("male",)], (8, 5, 0))

    def test_by_the_unit_of_the_year(self):
        """Who moved counts where he was, not where he is."""
        self.newcomer.write({"department_id": self.unit_a.id})
        rows = self.env["emulation.equity"].search(
            [("person_id", "=", self.men[1].id), ("year", "=", self.year - 1)]
        )
        self.assertEqual((rows.unit_id, rows.headcount), (self.unit_b, 1))
        moved = self.env["emulation.equity"].search(
            [("person_id", "=", self.newcomer.id)]
        )
        self.assertEqual(moved.mapped("year"), [self.year])
        self.assertEqual(moved.unit_id, self.unit_a)

    def test_years_without(self):
        subjects = self.env["emulation.equity.subject"].with_user(self.users["officer"])
        found = {
            row.person_id.id: row.years_without
            for row in subjects.search([("unit_id", "=", self.unit_b.id)])
        }
        self.assertEqual(found[self.women[0].id], 0)
        # Here since 2016
        self.assertEqual(found[self.women[2].id], self.year - 2015)
        self.assertEqual(found[self.newcomer.id], 1)
        never = subjects.search(
            [("unit_id", "=", self.unit_b.id), ("nominated_year", "=", False)]
        )
        self.assertNotIn(self.men[0].id, never.person_id.ids)
        self.assertIn(self.unit_b, never.department_id)
        row = subjects.search([("person_id", "=", self.women[0].id)])
        self.assertEqual(row.awarded_year, str(self.year - 2))

    def test_opens_the_screening(self):
        self.inside.with_user(self.users["officer"]).action_screen()
        subjects = self.env["emulation.equity.subject"].with_user(self.users["officer"])
        row = subjects.search([("person_id", "=", self.women[3].id)])
        action = row.action_open_screening()
        lines = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(lines.employee_id, self.women[3])

    def test_not_for_units_and_employees(self):
        for role in ("employee", "unit_head", "unit_officer", "council_user"):
            for model in ("emulation.equity", "emulation.equity.subject"):
                with self.assertRaises(AccessError):
                    self.env[model].with_user(self.users[role]).search([])

    # --- The page for everybody -------------------------------------------------------

    def _board(self, user, group):
        boards = self.env["emulation.equity.board"].with_user(user)
        board = boards.create({"year": self.year, "group": group})
        return dict(board._get_figures()), board

    def test_small_numbers_are_hidden(self):
        employee = self.users["employee"]
        full, _board = self._board(self.users["officer"], "unit_id")
        seen, board = self._board(employee, "unit_id")
        name = self.unit_b.name
        self.assertEqual(full[name], [15, 7, 1])
        # One award alone would tell who has it; the total would tell as well
        self.assertEqual(seen[name][:2], [15, 7])
        self.assertIsNone(seen[name][2])
        self.assertIsNone(seen["Total"][2])
        self.assertIn("…", board.table)
        small = self.env.company.emulation_small_number
        for counts in seen.values():
            self.assertFalse([n for n in counts if n and n < small])

    def test_head_sees_his_own_unit(self):
        user = new_test_user(self.env, "equity_head", groups="base.group_user")
        self.men[0].user_id = user
        seen, _board = self._board(user, "unit_id")
        self.assertEqual(seen[self.unit_b.name], [15, 7, 1])
        by_sex, _board = self._board(user, "sex")
        self.assertFalse([n for n in by_sex["Female"] if n and n < 5])

    def test_queries_do_not_grow_with_people(self):
        counts = []
        for extra in (0, 20):
            for number in range(extra):
                self._new_employee(f"Thêm {number}", self.unit_b)
            board = self.env["emulation.equity.board"].with_user(self.users["employee"])
            board = board.create({"year": self.year, "group": "unit_id"})
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.assertTrue(board.table)
            counts.append(self.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0])

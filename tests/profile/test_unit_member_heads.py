# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date, timedelta

from freezegun import freeze_time

from odoo.tests import tagged

from .test_unit_member_sync import DAY, UnitMemberCase


@tagged("post_install", "-at_install")
class TestUnitMemberHeads(UnitMemberCase):
    """Heads and managers: their role follows the department."""

    def test_head_follows_the_manager(self):
        first, second = self.hire("Trần Thị Lan"), self.hire("Phạm Văn Dũng")
        self.unit_a.manager_id = first
        self.assertPeriods(
            first,
            [
                (self.unit_a, "member", date(2016, 1, 1), self.today - DAY),
                (self.unit_a, "head", self.today, None),
            ],
        )
        row = self.member.search(
            [("employee_id", "=", first.id), ("role", "=", "head")]
        )
        self.assertFalse(row.is_start_certain)
        with freeze_time(self.today + timedelta(days=10)):
            self.unit_a.manager_id = second
            later = self.today + timedelta(days=10)
            self.assertPeriods(
                first,
                [
                    (self.unit_a, "member", date(2016, 1, 1), self.today - DAY),
                    (self.unit_a, "head", self.today, later - DAY),
                    (self.unit_a, "member", later, None),
                ],
            )
            self.assertPeriods(
                second,
                [
                    (self.unit_a, "member", date(2016, 1, 1), later - DAY),
                    (self.unit_a, "head", later, None),
                ],
            )

    def test_head_changed_twice_on_one_day(self):
        first, second = self.hire("Trần Thị Lan"), self.hire("Phạm Văn Dũng")
        self.unit_a.manager_id = first
        self.unit_a.manager_id = second
        self.assertPeriods(first, [(self.unit_a, "member", date(2016, 1, 1), None)])
        self.assertEqual(self.periods(second)[-1][1:], ("head", self.today, None))

    def test_head_of_another_department_keeps_the_regular_place(self):
        employee = self.hire()
        self.unit_b.manager_id = employee
        rows = self.member.search(
            [("employee_id", "=", employee.id)], order="date_from"
        )
        self.assertEqual(rows.department_id, self.unit_a | self.unit_b)
        self.assertEqual(rows.mapped("is_concurrent"), [False, True])
        self.assertEqual(
            self.member._unit_of(employee, self.today)[employee.id], self.unit_a
        )
        self.assertEqual(
            self.member._headed_departments(employee, self.today)[employee.id],
            self.unit_b,
        )

    def test_department_created_with_its_manager(self):
        employee = self.hire()
        team = self.env["hr.department"].create(
            {
                "name": "Tổ công đoàn",
                "parent_id": self.unit_a.id,
                "manager_id": employee.id,
            }
        )
        self.assertEqual(
            self.member._headed_departments(employee, self.today)[employee.id], team
        )

    def test_transfer_of_a_head_makes_the_role_concurrent(self):
        employee = self.hire()
        self.unit_a.manager_id = employee
        with freeze_time(self.today + timedelta(days=5)):
            employee.create_version(
                {
                    "date_version": self.today + timedelta(days=5),
                    "department_id": self.unit_b.id,
                }
            )
        rows = self.member.search(
            [("employee_id", "=", employee.id), ("date_to", "=", False)]
        )
        self.assertEqual(
            {(r.department_id, r.role, r.is_concurrent) for r in rows},
            {(self.unit_b, "member", False), (self.unit_a, "head", True)},
        )

    def test_former_head_who_left(self):
        employee = self.hire()
        self.unit_a.manager_id = employee
        with freeze_time(self.today + timedelta(days=5)):
            employee.with_context(no_wizard=True).action_archive()
            employee.departure_date = self.today + timedelta(days=4)
        self.assertFalse(
            self.member.search(
                [("employee_id", "=", employee.id), ("date_to", "=", False)]
            )
        )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tests.common import new_test_user
from odoo.tools import mute_logger

from .test_unit_member_sync import UnitMemberCase


@tagged("post_install", "-at_install")
class TestUnitMember(UnitMemberCase):
    def new(self, employee, department, **vals):
        return self.member.create(
            {"employee_id": employee.id, "department_id": department.id, **vals}
        )

    def test_two_regular_places_at_once_are_refused(self):
        employee = self.hire()
        self.new(employee, self.unit_b, date_from=date(2018, 1, 1))
        with self.assertRaisesRegex(ValidationError, "Nguyễn Văn Bình.*overlap"):
            self.new(employee, self.unit_a, date_from=date(2019, 1, 1))

    def test_overlap_behind_a_long_period_is_found(self):
        employee = self.hire(department=self.env["hr.department"])
        employee.version_id.department_id = False
        self.new(employee, self.unit_a, date_from=date(2016, 1, 1))
        with self.assertRaises(ValidationError):
            self.new(
                employee,
                self.unit_b,
                date_from=date(2018, 1, 1),
                date_to=date(2018, 2, 1),
            )

    def test_database_refuses_the_overlap_too(self):
        employee = self.hire()
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.env.cr.execute(
                """INSERT INTO emulation_unit_member
                    (employee_id, department_id, company_id, role, source, date_from)
                    VALUES (%s, %s, %s, 'member', 'manual', '2020-01-01')""",
                [employee.id, self.unit_b.id, employee.company_id.id],
            )

    def test_ad_hoc_and_concurrent_periods_may_overlap(self):
        employee = self.hire()
        self.new(employee, self.committee, date_from=date(2017, 1, 1))
        self.new(employee, self.unit_b, date_from=date(2017, 1, 1), is_concurrent=True)
        rows = self.member._members_on(date(2020, 1, 1))
        rows = rows.filtered(lambda m: m.employee_id == employee)
        self.assertEqual(len(rows), 3)
        self.assertEqual(
            self.member._unit_of(employee, date(2020, 1, 1))[employee.id], self.unit_a
        )

    def test_end_before_start_is_refused_in_words(self):
        employee = self.hire()
        with self.assertRaisesRegex(ValidationError, "ends before it begins"):
            self.new(
                employee,
                self.committee,
                date_from=date(2018, 1, 1),
                date_to=date(2017, 1, 1),
            )
        row = self.member.search([("employee_id", "=", employee.id)])
        with self.assertRaisesRegex(ValidationError, "Nguyễn Văn Bình"):
            row.date_to = date(2015, 1, 1)

    def test_check_constraints_are_in_the_database(self):
        names = [
            f"emulation_unit_member_{name.removeprefix('_')}"
            for name in ("dates_in_order", "one_regular_place")
        ]
        self.env.cr.execute(
            "SELECT conname FROM pg_constraint WHERE conname IN %s ORDER BY conname",
            [tuple(names)],
        )
        self.assertEqual([row[0] for row in self.env.cr.fetchall()], names)

    def test_period_of_the_file_is_not_deleted(self):
        row = self.member.search([("employee_id", "=", self.hire().id)])
        with self.assertRaisesRegex(UserError, "employee's file"):
            row.unlink()

    def test_source_cannot_be_claimed(self):
        employee = self.hire()
        row = self.new(
            employee, self.committee, date_from=date(2018, 1, 1), source="version"
        )
        self.assertEqual(row.source, "manual")
        row.write({"source": "version"})
        self.assertEqual(row.source, "manual")
        row.with_context(_emulation_follow=True).write({"source": "version"})
        self.assertEqual(row.source, "manual")

    def test_corrections_are_logged(self):
        employee = self.hire()
        row = self.member.search([("employee_id", "=", employee.id)])
        row.write({"date_from": date(2014, 1, 1)})
        entry = self.env["emulation.audit.log"].search(
            [("res_model", "=", row._name), ("res_id", "=", row.id)]
        )
        self.assertEqual(entry.event, "corrected")
        self.assertEqual(entry["values"]["date_from"], "2014-01-01")

    def test_members_of_unit_and_its_rooms(self):
        first = self.hire("Trần Thị Lan")
        second = self.hire("Phạm Văn Dũng", self.room_a)
        self.hire("Vũ Thị Mai", self.unit_b)
        members = self.member._members_on(self.today, self.unit_a)
        self.assertEqual(members.employee_id, first | second)
        self.assertEqual(
            self.member._members_on(self.today, self.room_a).employee_id, second
        )
        self.assertFalse(self.member._members_on(self.today, self.env["hr.department"]))

    def test_search_current(self):
        employee = self.hire()
        employee.create_version(
            {"date_version": date(2020, 7, 1), "department_id": self.unit_b.id}
        )
        rows = self.member.search(
            [("employee_id", "=", employee.id), ("is_current", "=", True)]
        )
        self.assertEqual(rows.department_id, self.unit_b)
        self.assertEqual(rows.mapped("is_current"), [True])

    def test_unit_follows_the_level(self):
        employee = self.hire(department=self.room_a)
        row = self.member.search([("employee_id", "=", employee.id)])
        self.assertEqual(row.unit_id, self.unit_a)
        self.room_a.action_set_emulation_level(
            self.env.ref("hr_emulation.level_team").id
        )
        self.assertEqual(row.unit_id, self.room_a)

    def test_rights(self):
        users = {
            name: new_test_user(self.env, f"member_{name}", groups=groups)
            for name, groups in {
                "self": "base.group_user",
                "head": "base.group_user",
                "stranger": "base.group_user",
                "hr": "hr.group_hr_user",
                "officer": "hr_emulation.group_officer",
                "auditor": "hr_emulation.group_auditor",
            }.items()
        }
        employee = self.hire(user_id=users["self"].id)
        head = self.hire("Trần Thị Lan", user_id=users["head"].id)
        self.unit_a.manager_id = head
        self.hire("Vũ Thị Mai", self.unit_b, user_id=users["stranger"].id)
        row = self.member.search([("employee_id", "=", employee.id)])
        for name, readable in {
            "self": True,
            "head": True,
            "stranger": False,
            "officer": True,
            "auditor": True,
        }.items():
            seen = self.member.with_user(users[name]).search([("id", "=", row.id)])
            self.assertEqual(bool(seen), readable, name)
        for name in ("self", "head", "hr", "auditor"):
            with self.assertRaises(AccessError, msg=name):
                row.with_user(users[name]).write({"date_from": date(2010, 1, 1)})
        row.with_user(users["officer"]).write({"date_from": date(2010, 1, 1)})
        self.assertEqual(row.source, "manual")

    def test_hr_officer_moves_people_without_rights_on_memberships(self):
        user = new_test_user(self.env, "member_hr_only", groups="hr.group_hr_user")
        employee = self.hire().with_user(user)
        employee.create_version(
            {"date_version": date(2020, 7, 1), "department_id": self.unit_b.id}
        )
        self.assertEqual(len(self.periods(employee.sudo())), 2)
        with self.assertRaises(AccessError):
            self.member.with_user(user).create(
                {"employee_id": employee.id, "department_id": self.unit_b.id}
            )

    def test_company_of_the_employee(self):
        company = self.env["res.company"].create({"name": "Đơn vị khác"})
        department = self.env["hr.department"].create(
            {"name": "Phòng khác", "company_id": company.id}
        )
        employee = (
            self.env["hr.employee"]
            .with_company(company)
            .create(
                {
                    "name": "Đỗ Văn Kiên",
                    "company_id": company.id,
                    "department_id": department.id,
                    "date_version": date(2018, 1, 1),
                }
            )
        )
        row = self.member.search([("employee_id", "=", employee.id)])
        self.assertEqual(row.company_id, company)
        officer = new_test_user(
            self.env, "member_one_company", groups="hr_emulation.group_officer"
        )
        self.assertFalse(self.member.with_user(officer).search([("id", "=", row.id)]))
        with self.assertRaises(UserError):
            self.new(employee, self.unit_a, date_from=date(2020, 1, 1))

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged
from odoo.tests.common import new_test_user

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestSmartButtons(EmulationCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user = new_test_user(cls.env, "buttons_person", groups="base.group_user")
        cls.person.user_id = cls.user
        cls.passed = cls._passed(cls._new_nomination(summary="Thành tích"))
        cls.collective = cls._new_nomination(
            subject=cls.team_a, category=cls.inside_collective, summary="Thành tích"
        )
        cls.awards = cls.env["emulation.award"].create(
            [
                {
                    "subject_kind": "individual",
                    "employee_id": employee.id,
                    "unit_id": unit.id,
                    "award_type_id": cls.award_inside.id,
                    "body_id": cls.body.id,
                    "year": 2020,
                }
                for employee, unit in (
                    (cls.person, cls.unit_a),
                    (cls.other, cls.unit_b),
                )
            ]
        )

    def counts(self, model, user, record=None):
        record = self.env[model].with_user(user).browse((record or self.person).id)
        return (record.emulation_nomination_count, record.emulation_award_count)

    def test_employee_counts_by_role(self):
        expected = {
            "employee": (0, 0),
            "unit_head": (1, 1),
            "unit_officer": (1, 1),
            "officer": (1, 1),
            "administrator": (1, 1),
            "council_user": (0, 0),
            "auditor": (1, 1),
            "inspector": (0, 0),
        }
        for role, user in self.users.items():
            self.assertEqual(
                self.counts("hr.employee.public", user), expected[role], role
            )
        self.assertEqual(self.counts("hr.employee.public", self.user), (1, 1))

    def test_head_sees_nothing_of_another_unit(self):
        head = self.users["unit_head"]
        self.assertEqual(self.counts("hr.employee.public", head, self.other), (0, 0))

    def test_employee_does_not_see_a_colleague(self):
        self.assertEqual(
            self.counts("hr.employee.public", self.user, self.other), (0, 0)
        )

    def test_hr_user_without_role_sees_nothing(self):
        hr_user = new_test_user(self.env, "buttons_hr", groups="hr.group_hr_user")
        self.assertEqual(self.counts("hr.employee", hr_user), (0, 0))

    def test_revoked_awards_are_not_counted(self):
        self.awards[0]._write_guarded({"state": "revoked"})
        self.assertEqual(self.counts("hr.employee", self.users["officer"])[1], 0)

    def test_buttons_open_what_they_count(self):
        for user in (self.user, self.users["unit_head"], self.users["officer"]):
            employee = self.env["hr.employee.public"].with_user(user)
            employee = employee.browse(self.person.id)
            for method, name in (
                ("action_open_emulation_nominations", "emulation_nomination_count"),
                ("action_open_emulation_awards", "emulation_award_count"),
            ):
                action = getattr(employee, method)()
                found = self.env[action["res_model"]].with_user(user)
                self.assertEqual(
                    found.search_count(action["domain"]), employee[name], method
                )

    def test_department_counts_itself_and_below(self):
        officer = self.users["officer"]
        department = self.env["hr.department"].with_user(officer)
        for unit, nominations, awards in (
            (self.team_a, 1, 0),
            (self.unit_a, 2, 1),
            (self.unit_b, 0, 1),
            (self.union, 2, 2),
        ):
            shown = department.browse(unit.id)
            self.assertEqual(shown.emulation_nomination_count, nominations, unit.name)
            self.assertEqual(shown.emulation_award_count, awards, unit.name)
            action = shown.action_open_emulation_nominations()
            self.assertEqual(
                self.env["emulation.nomination"]
                .with_user(officer)
                .search_count(action["domain"]),
                nominations,
            )

    def test_department_counts_of_a_head_and_of_others(self):
        head = self.users["unit_head"]
        self.assertEqual(self.counts("hr.department", head, self.unit_a), (2, 1))
        self.assertEqual(self.counts("hr.department", head, self.unit_b), (0, 0))
        self.assertEqual(self.counts("hr.department", self.user, self.unit_a), (0, 0))

    def test_people_of_a_department(self):
        unit = self.unit_a.with_user(self.users["officer"])
        members = self.env["emulation.unit.member"]._members_on(self.today, self.unit_a)
        self.assertEqual(unit.emulation_member_count, len(members))
        self.assertEqual(
            self.env["emulation.unit.member"].search(
                unit.action_open_emulation_members()["domain"]
            ),
            members,
        )

    def test_queries_do_not_grow(self):
        counts = []
        head = self.users["unit_head"]
        for size in (10, 200):
            employees = self.env["hr.employee"].create(
                [
                    {
                        "name": f"Nhân viên {number}",
                        "department_id": self.unit_a.id,
                        "date_version": "2016-01-01",
                    }
                    for number in range(size)
                ]
            )
            self.env.flush_all()
            self.env.invalidate_all()
            public = self.env["hr.employee.public"].with_user(head)
            before = self.env.cr.sql_log_count
            public.browse(employees.ids).mapped("emulation_nomination_count")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 1, counts)

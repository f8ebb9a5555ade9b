# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.tests import tagged
from odoo.tests.common import new_test_user

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestDepartmentMine(EmulationCommon):
    def mine(self, user):
        """Departments that are the user's, found by search and by compute."""
        departments = self.union | self.unit_a | self.unit_b | self.team_a
        found = (
            self.env["hr.department"]
            .with_user(user)
            .search([("emulation_is_mine", "=", True), ("id", "in", departments.ids)])
        )
        computed = departments.with_user(user).filtered("emulation_is_mine")
        self.assertEqual(found, computed)
        others = (
            self.env["hr.department"]
            .with_user(user)
            .search([("emulation_is_mine", "=", False), ("id", "in", departments.ids)])
        )
        self.assertEqual(others, departments - found)
        return found.with_env(self.env)

    def new_person(self, login, department, groups="base.group_user", **vals):
        user = new_test_user(self.env, login, groups=groups, name=login)
        return self._new_employee(login, department, user_id=user.id, **vals)

    def role(self, employee, role):
        self.env["emulation.unit.member"].search(
            [("employee_id", "=", employee.id), ("date_to", "=", False)]
        ).role = role

    def test_member_has_no_unit_of_his_own(self):
        person = self.new_person("mine_member", self.unit_a)
        self.assertFalse(self.mine(person.user_id))

    def test_head_and_deputy_act_for_all_below(self):
        for role in ("head", "deputy"):
            person = self.new_person(f"mine_{role}", self.unit_a)
            self.role(person, role)
            self.assertEqual(self.mine(person.user_id), self.unit_a | self.team_a)

    def test_head_of_a_team_only_acts_for_the_team(self):
        person = self.new_person("mine_team_head", self.team_a)
        self.role(person, "head")
        self.assertEqual(self.mine(person.user_id), self.team_a)

    def test_head_of_the_union_acts_for_everything(self):
        person = self.new_person("mine_union_head", self.union)
        self.role(person, "head")
        self.assertEqual(
            self.mine(person.user_id),
            self.union | self.unit_a | self.unit_b | self.team_a,
        )

    def test_former_and_future_heads_do_not_act(self):
        person = self.new_person("mine_former", self.unit_a)
        member = self.env["emulation.unit.member"]
        member.create(
            {
                "employee_id": person.id,
                "department_id": self.unit_b.id,
                "role": "head",
                "is_concurrent": True,
                "date_from": "2018-01-01",
                "date_to": self.today - timedelta(days=1),
            }
        )
        member.create(
            {
                "employee_id": person.id,
                "department_id": self.union.id,
                "role": "head",
                "is_concurrent": True,
                "date_from": self.today + timedelta(days=1),
            }
        )
        self.assertFalse(self.mine(person.user_id))

    def test_manager_of_a_department_acts_from_today(self):
        person = self.new_person("mine_manager", self.unit_a)
        self.unit_b.manager_id = person
        self.assertEqual(self.mine(person.user_id), self.unit_b)
        self.unit_b.manager_id = self.other
        self.assertFalse(self.mine(person.user_id))

    def test_unit_officer_acts_for_the_unit_of_his_room(self):
        person = self.new_person(
            "mine_officer", self.team_a, groups="hr_emulation.group_unit_officer"
        )
        self.assertEqual(self.mine(person.user_id), self.unit_a | self.team_a)

    def test_committee_gives_a_unit_officer_nothing_more(self):
        person = self.new_person(
            "mine_committee", self.unit_a, groups="hr_emulation.group_unit_officer"
        )
        committee = self.env["hr.department"].create(
            {
                "name": "Ban Chấp hành",
                "parent_id": self.union.id,
                "emulation_is_ad_hoc": True,
            }
        )
        self.env["emulation.unit.member"].create(
            {
                "employee_id": person.id,
                "department_id": committee.id,
                "date_from": "2018-01-01",
            }
        )
        self.assertEqual(self.mine(person.user_id), self.unit_a | self.team_a)

    def test_second_employee_record_of_the_person(self):
        company = self.env["res.company"].create({"name": "Đơn vị khác"})
        person = self.new_person("mine_double", self.unit_b)
        second = self.env["hr.employee"].create(
            {
                "name": "mine_double",
                "company_id": self.company.id,
                "department_id": self.unit_a.id,
                "work_contact_id": person.work_contact_id.id,
                "date_version": "2016-01-01",
            }
        )
        third = (
            self.env["hr.employee"]
            .with_company(company)
            .create(
                {
                    "name": "mine_double",
                    "company_id": company.id,
                    "user_id": person.user_id.id,
                }
            )
        )
        self.assertEqual(
            set(person.user_id._emulation_employees().ids),
            {person.id, second.id, third.id},
        )
        self.assertEqual(person.user_id._emulation_employees()[0], person)
        self.assertFalse(self.mine(person.user_id))
        self.role(second, "head")
        self.assertEqual(self.mine(person.user_id), self.unit_a | self.team_a)

    def test_another_person_is_not_me(self):
        first = self.new_person("mine_first", self.unit_a)
        second = self.new_person("mine_second", self.unit_a)
        self.assertEqual(first.user_id._emulation_employees(), first)
        employees = self.env["hr.employee"].with_user(second.user_id)
        self.assertEqual(
            employees.search([("emulation_is_me", "=", True)]).ids, second.ids
        )

    def test_user_without_employee(self):
        user = new_test_user(self.env, "mine_nobody", groups="base.group_user")
        self.assertFalse(self.mine(user))
        self.assertFalse(user._emulation_employees())

    def test_departments_of_the_user(self):
        person = self.new_person("mine_list", self.unit_a)
        self.role(person, "head")
        self.assertEqual(
            person.user_id._emulation_departments().ids,
            (self.unit_a | self.team_a).sorted("name").ids,
        )

    def test_a_new_head_is_seen_at_once_through_the_rules(self):
        """Record rules are cached by user; what they search must not be."""
        nomination = self._new_nomination()
        person = self.new_person("mine_rule", self.unit_b)
        search = self.env["emulation.nomination"].with_user(person.user_id).search
        domain = [("id", "=", nomination.id)]
        self.assertFalse(search(domain))
        self.unit_a.manager_id = person
        self.assertEqual(search(domain).ids, nomination.ids)

    def test_queries_do_not_grow_with_the_departments(self):
        person = self.new_person("mine_queries", self.unit_a)
        self.role(person, "head")
        counts = []
        for size in (10, 200):
            teams = self.env["hr.department"].create(
                [
                    {"name": f"Tổ {number}", "parent_id": self.unit_a.id}
                    for number in range(size)
                ]
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertEqual(
                len(teams.with_user(person.user_id).filtered("emulation_is_mine")),
                size,
            )
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0], counts)

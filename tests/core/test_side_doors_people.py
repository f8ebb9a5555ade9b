# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .side_doors_common import SideDoorsCommon


@tagged("post_install", "-at_install")
class TestSideDoorsOfPeople(SideDoorsCommon):
    """Ways to write one's own history and to read that of others."""

    def test_nobody_enters_his_own_history(self):
        officer = self.users["officer"]
        me = self.staff["officer"]
        second = self._new_employee(
            "Hồ sơ thứ hai", self.unit_b, work_contact_id=me.work_contact_id.id
        )
        env = self.env(user=officer.id)
        ratings, ideas = env["emulation.rating"], env["emulation.initiative"]
        year = {"year": self.year - 1, "level": "excellent"}
        rating = ratings.create({**year, "employee_id": self.person.id})
        somebody = Command.create({"employee_id": self.person.id})
        idea = ideas.create({"title": "Số hóa hồ sơ", "author_ids": [somebody]})
        author = idea.author_ids
        for employee in (me, second):
            mine = {"employee_id": employee.id}
            new, moved = Command.create(mine), Command.update(author.id, mine)
            context = {"default_employee_id": employee.id}
            self._assert_refused(
                {
                    "rating": lambda m=mine: ratings.create({**year, **m}),
                    "moved": lambda m=mine: rating.write(m),
                    "copy": lambda m=mine: rating.copy(m),
                    "default": lambda c=context: ratings.with_context(**c).create(year),
                    "author": lambda m=mine: author.copy(m),
                    "command": lambda c=new: idea.write({"author_ids": [c]}),
                    "author moved": lambda c=moved: idea.write({"author_ids": [c]}),
                    "initiative": lambda c=new: ideas.create(
                        {"title": "Khác", "author_ids": [c]}
                    ),
                    "absence": lambda m=mine: env["emulation.absence"].create(
                        {**m, "date_from": "2020-01-01", "date_to": "2020-02-01"}
                    ),
                }
            )
            loaded = ratings.load(
                ["employee_id/.id", "year", "level"],
                [[str(employee.id), str(self.year - 1), "Excellent"]],
            )
            self.assertFalse(loaded["ids"])
            self.assertIn("about himself", loaded["messages"][0]["message"])
        self.assertFalse(ratings.search([("employee_id", "in", (me | second).ids)]))

    def test_histories_of_others_stay_closed(self):
        self._rate("excellent")
        self._rate("excellent", self.other)
        self.env["emulation.rating"].create(
            {
                "subject_kind": "collective",
                "department_id": self.unit_b.id,
                "year": self.year - 1,
                "level": "good",
            }
        )
        user = self.users["employee"]
        people = self.env["hr.employee.public"].with_user(user)
        for employee in (self.person, self.other):
            seen = people.browse(employee.id)
            self.assertFalse(seen.emulation_history)
            self.assertFalse(seen.emulation_rating_count)
        department = self.env["hr.department"].with_user(user).browse(self.unit_b.id)
        self.assertFalse(department.emulation_history)
        self.assertFalse(people.search([("emulation_is_mine", "=", True)]))

    def test_screening_of_others(self):
        head = self.users["unit_head"]
        full = self.inside.with_user(self.users["officer"]).action_screen()
        mine = self.inside.with_user(head).action_screen()
        everybody = full.sudo().line_ids
        self.assertGreater(everybody.unit_id, self.unit_a)
        self.assertEqual(mine.sudo().line_ids.unit_id, self.unit_a)
        self.env.invalidate_all()
        seen = full.with_user(head)
        own = seen.line_ids.search([("screening_id", "=", full.id)])
        self.assertEqual(own.unit_id, self.unit_a)
        self.assertLess(seen.count_all, len(everybody))
        for role in ("employee", "auditor", "council_user", "inspector"):
            with self.subTest(role), self.assertRaises(AccessError):
                self.inside.with_user(self.users[role]).action_screen()
        lines = self.env["emulation.screening.line"].with_user(self.users["employee"])
        self.assertFalse(lines.search([]))
        officers = full.with_user(self.users["officer"])
        self._assert_refused(
            {
                "state": lambda: seen.write({"state": "cancelled"}),
                "cancel": seen.action_cancel,
                "delete": seen.unlink,
                "lines": lambda: officers.write({"line_ids": [Command.clear()]}),
                "line": lambda: officers.line_ids[:1].write({"result": "pass"}),
                "copy": officers.copy,
            }
        )

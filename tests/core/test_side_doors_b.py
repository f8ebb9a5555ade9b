# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tests.common import new_test_user

from ..eligibility.check_common import CheckCommon

SECRET = "99/QĐ-KL"
WITHOUT_HR = ("unit_head", "unit_officer", "officer", "administrator", "auditor")


@tagged("post_install", "-at_install")
class TestSideDoorsOfConditions(CheckCommon):
    """Ways around conditions, places and secrecy that looked open."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.nomination = cls._new_nomination()
        cls.as_officer = cls.nomination.with_user(cls.users["officer"])
        cls.as_head = cls.nomination.with_user(cls.users["unit_head"])
        cls.as_admin = cls.nomination.with_user(cls.users["administrator"])
        cls.company.emulation_override_user_ids = cls.users["administrator"]
        cls.paper = cls.env["ir.attachment"].create(
            {"name": "bien-ban.pdf", "raw": b"%PDF", "public": True}
        )

    @classmethod
    def _discipline(cls, **vals):
        return cls.env["emulation.discipline"].create(
            {
                "employee_id": cls.person.id,
                "state": "in_force",
                "form": "reprimand",
                "decision_number": SECRET,
                "date_from": cls.today,
                **vals,
            }
        )

    def _ask_for_discipline(self):
        rule = self._new_rule(
            name="No discipline", kind="discipline", window="period", sequence=30
        )
        self.nomination.action_check()
        return rule

    def _make_eligible(self):
        self._rate("excellent")
        self._rate("excellent", back=2)

    def _assert_refused(self, acts):
        for name, act in acts.items():
            with self.subTest(name), self.assertRaises(UserError):
                act()
                self.env.flush_all()
            self.env.invalidate_all()

    # --- Discipline -----------------------------------------------------------------

    def test_raw_evidence_on_no_path(self):
        self._discipline()
        rule = self._ask_for_discipline()
        screening = self.inside.with_user(self.users["officer"]).action_screen()
        override = self.as_admin.action_override(rule.id, "Có", self.paper.ids)
        check = self.nomination.check_ids.filtered(lambda c: c.rule_id == rule)
        line = screening.sudo().line_ids.filtered(
            lambda found: found.employee_id == self.person
        )
        self.assertIn("99", str(check.params) + str(line.evidence))
        for role in WITHOUT_HR:
            user = self.users[role]
            user.group_ids |= self.env.ref("base.group_allow_export")
            for record, name in (
                (check, "code"),
                (check, "params"),
                (line, "evidence"),
                (override, "overridden"),
                (override, "frozen_evidence"),
            ):
                own = record.with_user(user)
                some = own.browse()
                asked = [(name, "ilike", "force")]
                calls = {
                    "read": lambda r, n: r.read([n]),
                    "web_read": lambda r, n: r.web_read({n: {}}),
                    "export": lambda r, n: r.export_data([n]),
                    "search": lambda r, n, s=some, d=asked: s.search(d),
                    "name": lambda r, n, s=some, d=asked: s.name_search("", d),
                    "order": lambda r, n, s=some: s.search([], order=f"{n} desc"),
                    "list": lambda r, n, s=some: s.web_search_read([], {n: {}}),
                    "group": lambda r, n, s=some: s.formatted_read_group([], [n]),
                    "all": lambda r, n, s=some: s.formatted_read_group(
                        [], [], [f"{n}:array_agg"]
                    ),
                }
                for call, ask in calls.items():
                    with self.subTest(f"{role} {record._name} {name} {call}"):
                        self.env.invalidate_all()
                        with self.assertRaises(AccessError):
                            ask(own, name)
            for model, path in (
                ("emulation.nomination", "check_ids.code"),
                ("emulation.nomination", "override_ids.frozen_evidence"),
                ("emulation.screening", "line_ids.evidence"),
                ("emulation.round.category", "screening_ids.line_ids.evidence"),
            ):
                with self.subTest(f"{role} {path}"), self.assertRaises(AccessError):
                    self.env[model].with_user(user).search([(path, "ilike", "force")])

    def test_who_overrides_does_not_learn_of_discipline(self):
        self._discipline()
        rule = self._ask_for_discipline()
        override = self.as_admin.action_override(rule.id, "Có", self.paper.ids)
        neutral = self.env["emulation.discipline"]._get_neutral_text()
        self.env.invalidate_all()
        self.assertEqual(override.evidence, neutral)
        self.assertNotIn(SECRET, str(override.read()))
        self.users["administrator"].group_ids |= self.env.ref("hr.group_hr_user")
        self.env.invalidate_all()
        self.assertIn(SECRET, override.evidence)

    def test_windows_of_overrides_are_their_owners(self):
        check = self.nomination.check_ids[0]
        windows = self.env["emulation.override.wizard"]
        own = windows.with_user(self.users["administrator"]).create(
            {"check_id": check.id, "reason": "Riêng"}
        )
        self.env.invalidate_all()
        self.assertTrue(own.evidence)
        with self.assertRaises(AccessError):
            own.with_user(self.users["officer"]).read(["reason"])

    def test_window_on_a_check_of_another_company(self):
        check = self.nomination.check_ids[0]
        company = self.env["res.company"].create({"name": "Cơ quan khác"})
        stranger = new_test_user(
            self.env,
            "emulation_officer_2",
            groups="hr_emulation.group_officer",
            company_id=company.id,
            company_ids=[Command.set(company.ids)],
        )
        windows = self.env["emulation.override.wizard"].with_user(stranger)
        windows = windows.with_context(default_check_id=check.id)
        for name in ("evidence", "rule_name", "verdict", "nomination_id"):
            self.env.invalidate_all()
            with self.subTest(name), self.assertRaises(AccessError):
                windows.create({}).read([name])
            self.env.invalidate_all()
            with self.subTest(name), self.assertRaises(AccessError):
                windows.onchange({}, [], {"check_id": {}, name: {}})

    def test_nothing_is_proposed_while_under_consideration(self):
        self._make_eligible()
        matter = self._discipline(state="under_consideration", form=False)
        neutral = self.env["emulation.discipline"]._get_neutral_text()
        with self.assertRaises(UserError) as caught:
            self.as_head.action_submit()
        self.assertEqual(str(caught.exception).count(neutral), 1)
        rule = self._ask_for_discipline()
        with self.assertRaises(UserError) as caught:
            self.as_head.action_submit()
        self.assertEqual(str(caught.exception).count(neutral), 1)
        rule.unlink()
        matter.state = "cleared"
        self.as_head.action_submit()
        self.assertEqual(self.nomination.state, "submitted")

    def test_what_was_submitted_beside_the_matter_goes_no_further(self):
        """Two sessions at once: neither sees what the other one writes."""
        self._make_eligible()
        outside = self._new_nomination(category=self.forwarded)
        records = self.nomination | outside
        records.with_user(self.users["unit_head"]).action_submit()
        outside.with_user(self.users["officer"]).action_approve()
        states = {record: record.state for record in records}
        self._discipline(state="under_consideration", form=False)
        for record, state in states.items():
            record._write_guarded({"state": state})
        for act in (
            self.as_officer.action_approve,
            outside.with_user(self.users["officer"]).action_forward,
        ):
            with self.assertRaisesRegex(UserError, "ask the HR office"):
                act()

    def test_only_who_may_resume_learns_why_not(self):
        self._make_eligible()
        self.as_head.action_submit()
        self.as_officer.action_suspend("Hồ sơ thiếu trang")
        self._discipline(state="under_consideration", form=False)
        neutral = self.env["emulation.discipline"]._get_neutral_text()
        self.env.invalidate_all()
        for role, told in (("unit_head", False), ("auditor", False), ("officer", True)):
            with self.subTest(role), self.assertRaises(UserError) as caught:
                self.nomination.with_user(self.users[role]).action_resume("Xong")
            self.assertEqual(neutral in str(caught.exception), told)

    # --- Overrides ------------------------------------------------------------------

    def test_override_is_not_handed_to_somebody_else(self):
        colleague = self._new_employee("Phạm Thị Lan", self.unit_a)
        for subject in (self.person, colleague):
            self._rate("good", subject)
            self._rate("excellent", subject, back=2)
        self.as_admin.action_override(self.must.id, "Quyết định", self.paper.ids)
        for vals in (
            {"employee_id": colleague.id},
            {"category_id": self.forwarded.id},
            {"unit_id": self.union.id},
        ):
            with self.subTest(vals), self.assertRaisesRegex(UserError, "overridden"):
                self.as_head.write(vals)
        self.as_head.action_submit()

    # --- Conditions -----------------------------------------------------------------

    def test_conditions_stay_after_submission(self):
        self._make_eligible()
        self.as_head.action_submit()
        officer = self.users["officer"]
        category = self.inside.with_user(officer)
        other = self.forwarded.with_user(officer)
        rule = self.must.with_user(officer)
        check = self.as_officer.check_ids[0]
        new = {"name": "Thêm", "kind": "rating", "min_level": "good"}
        group = {"name": "Nhóm", "kind": "group", "category_id": other.id}
        group |= {"operator": "any", "child_ids": [Command.link(rule.id)]}
        easier = Command.update(rule.id, {"min_level": "good"})
        gone = {"rule_ids": [Command.delete(rule.id)]}
        better = Command.update(check.id, {"result": "pass"})
        self._assert_refused(
            {
                "write": lambda: rule.write({"min_level": "good"}),
                "warn": lambda: rule.write({"severity": "warn"}),
                "lapse": lambda: rule.write({"valid_to": "2000-01-01"}),
                "delete": rule.unlink,
                "copy": rule.copy,
                "move": lambda: rule.write({"category_id": other.id}),
                "words": lambda: rule.update_field_translations(
                    "name", {"en_US": "Anything"}
                ),
                "command delete": lambda: category.write(gone),
                "command clear": lambda: category.write(
                    {"rule_ids": [Command.clear()]}
                ),
                "command set": lambda: category.write({"rule_ids": [Command.set([])]}),
                "command update": lambda: category.write({"rule_ids": [easier]}),
                "command create": lambda: category.write(
                    {"rule_ids": [Command.create(new)]}
                ),
                "command link": lambda: other.write(
                    {"rule_ids": [Command.link(rule.id)]}
                ),
                "through the round": lambda: category.round_id.write(
                    {"category_ids": [Command.update(category.id, gone)]}
                ),
                "into a group": lambda: rule.with_user(officer).create(group),
                "another category": lambda: self.as_officer.write(
                    {"category_id": other.id}
                ),
                "checks away": lambda: self.as_officer.write(
                    {"check_ids": [Command.clear()]}
                ),
                "check better": lambda: self.as_officer.write({"check_ids": [better]}),
                "words of a check": lambda: check.update_field_translations(
                    "rule_name", {"en_US": "Anything"}
                ),
            }
        )
        self.assertEqual(self.must.min_level, "excellent")

    def test_round_and_category_stay_after_reopening(self):
        self._make_eligible()
        self.as_head.action_submit()
        self.as_head.action_withdraw("Bổ sung")
        self.as_head.action_reopen("Đã bổ sung")
        round_ = self.round.with_user(self.users["officer"])
        category = self.inside.with_user(self.users["officer"])
        self._assert_refused(
            {
                "year": lambda: round_.write({"year": self.year - 1}),
                "period": lambda: round_.write({"period_from": "2000-01-01"}),
                "award": lambda: category.write(
                    {"award_type_id": self.award_outside.id}
                ),
                "step of the place": lambda: category.write({"quota_step": "passing"}),
            }
        )

    def test_filter_asks_for_no_messages_keys_or_accounts(self):
        for path in (
            "user_id.partner_id.message_ids.body",
            "company_id.partner_id.message_ids.body",
            "department_id.message_ids.body",
            "user_id.partner_id.bank_ids.acc_number",
            "user_id.api_key_ids.name",
        ):
            with self.subTest(path), self.assertRaisesRegex(ValidationError, "officer"):
                self._new_rule(
                    name="Lọc", kind="domain", subject_domain=f"[('{path}', '=', 'x')]"
                )

    # --- Places ---------------------------------------------------------------------

    def test_counters_are_not_written(self):
        officer = self.users["officer"]
        category = self.inside.with_user(officer)
        quota = self.env["emulation.quota"].with_user(officer)
        quota = quota.create({"category_id": category.id, "number": 1})
        more = Command.update(quota.id, {"capacity": 9})
        less = Command.update(quota.id, {"used": 0})
        link = Command.link(self.nomination.id)
        self._assert_refused(
            {
                "used": lambda: quota.write({"used": 0}),
                "number": lambda: quota.write({"number": 9}),
                "holders": lambda: quota.write({"nomination_ids": [link]}),
                "places": lambda: self.as_officer.write(
                    {"quota_ids": [Command.link(quota.id)]}
                ),
                "command": lambda: category.write({"quota_ids": [more]}),
                "command on counters": lambda: category.write({"counter_ids": [less]}),
                "copy": lambda: quota.copy({"used": 1}),
                **{
                    str(number): lambda n=number: quota.action_set_number(n, "Thử")
                    for number in (-1, 0.5, 10**12, float("nan"), float("inf"), "9")
                },
            }
        )
        self.assertEqual((quota.capacity, quota.used), (1, 0))
        copy = quota.with_context(default_capacity=99, default_used=1).copy()
        self.assertEqual((copy.capacity, copy.used), (1, 0))

    # --- Profile --------------------------------------------------------------------

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

    # --- Screening ------------------------------------------------------------------

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

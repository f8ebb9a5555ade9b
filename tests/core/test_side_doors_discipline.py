# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tests.common import new_test_user

from .side_doors_common import SECRET, SideDoorsCommon

WITHOUT_HR = ("unit_head", "unit_officer", "officer", "administrator", "auditor")


@tagged("post_install", "-at_install")
class TestSideDoorsOfDiscipline(SideDoorsCommon):
    """Ways to what only HR may know, and around what it stops."""

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

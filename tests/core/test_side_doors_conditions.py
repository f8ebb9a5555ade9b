# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from .side_doors_common import SideDoorsCommon


@tagged("post_install", "-at_install")
class TestSideDoorsOfConditions(SideDoorsCommon):
    """Ways around conditions and places."""

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
        copy = quota.with_context(default_capacity=99, default_used=1)
        copy = copy.copy({"reason": "Công văn 15"})
        self.assertEqual((copy.capacity, copy.used), (1, 0))

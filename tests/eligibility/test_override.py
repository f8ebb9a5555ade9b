# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import json

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tests.common import new_test_user

from .check_common import CheckCommon


@tagged("post_install", "-at_install")
class TestOverride(CheckCommon):
    """Who sets which condition aside, and for how long that holds."""

    def setUp(self):
        super().setUp()
        self.nomination = self._new_nomination()
        self.as_head = self.nomination.with_user(self.users["unit_head"])
        self.as_officer = self.nomination.with_user(self.users["officer"])
        self.as_admin = self.nomination.with_user(self.users["administrator"])
        self.paper = self.env["ir.attachment"].create(
            {"name": "bien-ban.pdf", "raw": b"%PDF", "public": True}
        )

    def _name_administrator(self, role="administrator"):
        self.company.emulation_override_user_ids = self.users[role]

    def _override(self, nomination, rule=None, reason="Có quyết định", files=None):
        files = self.paper if files is None else files
        return nomination.action_override((rule or self.must).id, reason, files.ids)

    def test_an_officer_overrides_a_warning(self):
        self._rate("excellent")
        self._rate("good", back=2)
        self.as_head.action_submit()
        self.assertIn("1/2 Met, warnings: 1", self.as_officer.check_summary)
        with self.assertRaisesRegex(UserError, "only an emulation officer"):
            self._override(self.as_head, self.warning)
        override = self._override(
            self.as_officer, self.warning, "Đã rà soát", self.paper.browse()
        )
        self.assertEqual(override.user_id, self.users["officer"])
        self.assertEqual(override.reason, "Đã rà soát")
        self.assertIn(str(self.year - 2), override.evidence)
        row = self.as_officer.check_ids.filtered(lambda c: c.rule_id == self.warning)
        self.assertEqual(row.result, "fail")
        self.assertEqual(row.override_id, override)
        self.assertIn("Đã rà soát", row.override_text)
        self.assertFalse(row.can_override)
        self.assertIn("2/2", self.as_officer.check_summary)
        self.as_officer.action_approve()
        self.assertEqual(self.nomination.check_ids.override_id, override)

    def test_what_must_be_met_needs_a_named_administrator(self):
        self._rate("good")
        with self.assertRaisesRegex(UserError, "whom the settings name"):
            self._override(self.as_admin)
        self._name_administrator("officer")
        with self.assertRaisesRegex(UserError, "whom the settings name"):
            self._override(self.as_officer)
        self._name_administrator()
        for reason, files, word in (
            (" ", self.paper, "reason in words"),
            ("Có", self.paper.browse(), "paper on which"),
        ):
            with self.assertRaisesRegex(UserError, word):
                self._override(self.as_admin, reason=reason, files=files)
        override = self._override(self.as_admin)
        self.assertEqual(override.attachment_ids.mapped("name"), ["bien-ban.pdf"])
        self.assertNotEqual(override.attachment_ids, self.paper)
        self.as_head.invalidate_recordset()
        self.assertTrue(self.as_head.can_submit)
        self.as_head.action_submit()
        self.assertEqual(self.nomination.check_ids[0].override_id, override)

    def test_missing_data_are_overridden_for_approval_and_decision(self):
        self._rate("excellent", back=2)
        self._name_administrator()
        self.as_head.action_submit()
        self._override(self.as_admin)
        self.as_officer.action_approve()
        decision = self._new_decision(self.nomination)
        decision.with_user(self.users["officer"]).action_issue()
        self.assertEqual(self.nomination.state, "awarded")
        self.assertTrue(self.nomination.check_ids[0].override_id)

    def test_another_failure_needs_another_override(self):
        rating = self._rate("good")
        self._name_administrator()
        self._override(self.as_admin)
        rating.level = "not_completed"
        with self.assertRaisesRegex(UserError, "is not met"):
            self.as_head.action_submit()
        self._override(self.as_admin)
        self.as_head.action_submit()
        rating.level = "excellent"
        self._rate("excellent", back=2)
        self.as_officer.action_approve()
        self.assertFalse(self.nomination.check_ids.override_id)
        self.assertEqual(len(self.nomination.override_ids), 2)

    def test_of_a_group_one_part_may_become_better(self):
        part = {"name": "A certificate", "kind": "award", "min_count": 1}
        part["award_type_ids"] = self.award_outside.ids
        group = self._new_rule(
            name="Two years", kind="group", severity="warn", child_ids=[(0, 0, part)]
        )
        (self.must | self.warning).parent_id = group
        first = self._rate("good")
        self._rate("good", back=2)
        with self.assertRaisesRegex(UserError, "no condition of the nomination"):
            self._override(self.as_officer, self.warning)
        self._override(self.as_officer, group)
        self.as_head.action_submit()
        first.level = "excellent"
        self.as_officer.action_approve()
        self.assertTrue(self.nomination.check_ids[0].override_id)

    def test_nothing_to_override(self):
        self._rate("excellent")
        self._name_administrator()
        with self.assertRaisesRegex(UserError, "the condition is met"):
            self._override(self.as_admin)
        self._override(self.as_officer, self.warning)
        with self.assertRaisesRegex(UserError, "overridden already"):
            self._override(self.as_officer, self.warning)
        for wrong in (2**30, None, "1"):
            with self.assertRaisesRegex(UserError, "no condition|no longer"):
                self.as_admin.action_override(wrong, "Có", self.paper.ids)

    def test_nobody_overrides_for_himself(self):
        self._name_administrator()
        own = self._new_nomination(self.staff["administrator"])
        with self.assertRaisesRegex(UserError, "you are the nominee"):
            self._override(own.with_user(self.users["administrator"]))
        self.as_admin.action_submit()
        with self.assertRaisesRegex(UserError, "submitted the nomination yourself"):
            self._override(self.as_admin)

    def test_all_or_none(self):
        both = self.nomination | self._new_nomination(self.other)
        self._rate("good", back=2)
        self._rate("excellent", self.other, back=2)
        with self.assertRaises(UserError) as error:
            self._override(both.with_user(self.users["officer"]), self.warning)
        self.assertIn(self.other.name, str(error.exception))
        self.assertNotIn(self.person.name, str(error.exception))
        self.assertFalse(both.override_ids)

    def test_overrides_stay(self):
        override = self._override(self.as_officer, self.warning)
        for record in (
            override.with_user(self.users["administrator"]),
            override.sudo(),
        ):
            with self.assertRaises(UserError):
                record.write({"reason": "Khác"})
            with self.assertRaises(UserError):
                record.unlink()
        with self.assertRaises(AccessError):
            override.with_user(self.users["administrator"]).create({})
        file = override.attachment_ids.with_user(self.users["administrator"])
        self.assertEqual(file.raw, b"%PDF")
        for act in (file.unlink, lambda: file.write({"raw": b"x"})):
            with self.assertRaises(AccessError):
                act()
        with self.assertRaises(UserError):
            self.nomination.unlink()
        self.assertEqual(self.nomination.override_ids, override)

    def test_files_one_may_not_read(self):
        secret = self.env["ir.attachment"].create(
            {
                "name": "kin.pdf",
                "raw": b"x",
                "res_model": "emulation.nomination",
                "res_id": self._new_nomination(self.other).id,
            }
        )
        self._name_administrator("unit_head")
        self.users["unit_head"].group_ids = self.env.ref("base.group_user")
        with self.assertRaises(AccessError):
            self._override(self.as_head, files=secret)

    def test_logged(self):
        self._override(self.as_officer, self.warning, "Đã rà soát")
        entry = self.env["emulation.audit.log"].search(
            [
                ("res_model", "=", "emulation.nomination"),
                ("res_id", "=", self.nomination.id),
                ("event", "=", "overridden"),
            ]
        )
        self.assertEqual(entry.reason, "Đã rà soát")
        self.assertEqual(entry.values["severity"], "warn")
        self._name_administrator()
        named = self.env["emulation.audit.log"].search(
            [("event", "=", "overriders named")]
        )
        self.assertEqual(named.values, {"users": ["emulation_administrator"]})

    def test_only_the_settings_name_administrators(self):
        admin = self.users["administrator"]
        with self.assertRaises(AccessError):
            self.company.with_user(admin).write(
                {"emulation_override_user_ids": [(4, admin.id)]}
            )

    def test_the_button(self):
        self._name_administrator()
        row = self.as_admin.check_ids[0]
        self.assertTrue(row.can_override)
        self.assertFalse(row.with_user(self.users["officer"]).can_override)
        action = row.action_ask_override()
        wizard = Form(
            self.env[action["res_model"]]
            .with_user(self.users["administrator"])
            .with_context(**action["context"])
        )
        self.assertEqual(wizard.nomination_id, self.nomination)
        self.assertIn(str(self.year - 1), wizard.evidence)
        wizard.reason = "Có biên bản"
        wizard.attachment_ids.add(self.paper)
        wizard.save().action_apply()
        self.assertEqual(self.nomination.override_ids.reason, "Có biên bản")

    def test_discipline_is_told_to_hr_alone(self):
        rule = self._new_rule(name="No discipline", kind="discipline", window="period")
        self.env["emulation.discipline"].create(
            {
                "employee_id": self.person.id,
                "state": "in_force",
                "form": "reprimand",
                "decision_number": "99/QĐ-KL",
                "date_from": self.today,
            }
        )
        neutral = self.env["emulation.discipline"]._get_neutral_text()
        self.as_head.action_check()
        hr = new_test_user(
            self.env,
            "emulation_hr",
            groups="hr.group_hr_user,hr_emulation.group_officer",
        )
        row = self.nomination.check_ids.filtered(lambda c: c.rule_id == rule)
        self.assertEqual(row.with_user(self.users["officer"]).evidence, neutral)
        self.assertEqual(row.with_user(self.users["auditor"]).evidence, neutral)
        self.assertIn("99/QĐ-KL", row.with_user(hr).evidence)
        with self.assertRaises(UserError) as error:
            self.as_head.action_submit()
        self.assertIn(neutral, str(error.exception))
        for word in ("99/QĐ-KL", "No discipline"):
            self.assertNotIn(word, str(error.exception))
            self.assertNotIn(word, self.as_head.blocker_text)
        self._name_administrator()
        override = self._override(self.as_admin, rule, "Đã xóa kỷ luật")
        self.assertTrue(override.sudo().is_confidential)
        self.assertIn("99/QĐ-KL", override.with_user(hr).evidence)
        stranger = override.with_user(self.users["officer"])
        self.assertFalse(stranger.search([("id", "=", override.id)]))
        with self.assertRaises(AccessError):
            stranger.read(["reason"])
        with self.assertRaises(AccessError):
            override.sudo().attachment_ids.with_user(self.users["officer"]).read(
                ["raw"]
            )
        shown = row.search(
            [("rule_id", "=", rule.id), ("is_current", "=", True)]
        ).with_user(self.users["officer"])
        self.assertNotIn("kỷ luật", shown.override_text)
        entries = self.env["emulation.audit.log"].search(
            [("res_model", "=", "emulation.nomination"), ("event", "=", "overridden")]
        )
        self.assertFalse(entries.reason)
        for word in ("99/QĐ-KL", "kỷ luật"):
            self.assertNotIn(word, json.dumps(entries.values, ensure_ascii=False))
        self.as_head.invalidate_recordset()
        self.assertTrue(self.as_head.can_submit)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tests.common import new_test_user

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestSideDoors(EmulationCommon):
    """Ways around the workflow that looked open once."""

    def test_user_default_sets_no_state(self):
        head = self.users["unit_head"]
        defaults = self.env["ir.default"].with_user(head)
        for name, value in (
            ("state", "passed"),
            ("submitted_by_id", self.users["officer"].id),
            ("year", 1999),
        ):
            defaults.set("emulation.nomination", name, value, user_id=True)
        nomination = self._new_nomination(user=head)
        self.assertEqual(nomination.state, "draft")
        self.assertFalse(nomination.submitted_by_id)
        self.assertEqual(nomination.year, self.round.year)
        self.assertEqual(nomination.entered_by_id, head)

    def test_derived_columns_are_not_written(self):
        nomination = self._new_nomination()
        decision = self._new_decision(self._passed(nomination))
        for record, vals in (
            (nomination, {"award_type_id": self.award_outside.id}),
            (nomination, {"subject_name": "Tên khác"}),
            (nomination, {"year": 1999}),
            (nomination, {"entered_by_id": False}),
            (decision, {"full_number": "803/QĐ"}),
            (decision, {"year": 1999}),
            (decision.line_ids, {"award_type_id": self.award_outside.id}),
        ):
            with self.subTest(record=record._name, vals=vals):
                with self.assertRaises(UserError):
                    record.with_user(self.users["officer"]).write(vals)
                with self.assertRaises(UserError):
                    record.write(vals)

    def test_unit_of_a_department_is_not_written(self):
        hr = new_test_user(self.env, "emulation_hr", groups="hr.group_hr_manager")
        with self.assertRaises(AccessError):
            self.team_a.with_user(hr).write({"emulation_unit_id": self.unit_b.id})
        level = self.env.ref("hr_emulation.level_team")
        with self.assertRaises(AccessError):
            self.env["hr.department"].with_user(hr).with_context(
                default_emulation_level_id=level.id
            ).create({"name": "Tổ tự phong"})

    def test_no_name_slips_into_an_issued_decision(self):
        first = self._new_decision(self._passed(self._new_nomination()))
        second = self._new_decision(
            self._passed(self._new_nomination(self.other)), number=5
        )
        first.with_user(self.users["officer"]).action_issue()
        with self.assertRaises(UserError):
            second.line_ids.write({"decision_id": first.id})

    def test_one_nomination_one_award(self):
        nomination = self._passed(self._new_nomination())
        decisions = self._new_decision(nomination)
        decisions |= decisions.create(
            {
                "body_id": self.body.id,
                "number": 5,
                "date": self.today,
                "signer_id": self.signer.id,
                "line_ids": [(0, 0, {"nomination_id": nomination.id})],
            }
        )
        with self.assertRaisesRegex(UserError, "another decision"):
            decisions.with_user(self.users["officer"]).action_issue()
        self.assertFalse(nomination.award_ids)

    def test_standards_are_frozen_with_the_round(self):
        criterion = self.env["emulation.criterion"]
        vals = {"text": "Thêm", "nature": "standard", "subject_kind": "individual"}
        with self.assertRaises(UserError):
            criterion.create({**vals, "category_id": self.inside.id})
        campaign = self.env["emulation.campaign"].create(
            {
                "name": "Cuộc vận động",
                "date_start": self.today,
                "criterion_ids": [(0, 0, {**vals, "code": "1"})],
            }
        )
        campaign.action_launch()
        with self.assertRaises(UserError):
            criterion.with_context(default_campaign_id=campaign.id).create(vals)

    def test_wizards_are_their_owners(self):
        wizard = (
            self.env["emulation.step.wizard"]
            .with_user(self.users["officer"])
            .create(
                {
                    "res_model": "emulation.nomination",
                    "step": "refuse",
                    "reason": "Riêng",
                }
            )
        )
        stranger = wizard.with_user(self.users["employee"])
        self.assertFalse(stranger.search([("id", "=", wizard.id)]))
        with self.assertRaises(AccessError):
            stranger.read(["reason"])

    def test_register_is_not_laundered(self):
        officer = self.users["officer"]
        awards = self.env["emulation.award"].with_user(officer)
        vals = {
            "award_type_id": self.award_outside.id,
            "body_id": self.outside.id,
            "year": 2021,
        }
        with self.assertRaisesRegex(UserError, "his own awards"):
            awards.create({**vals, "employee_id": self.staff["officer"].id})
        entry = awards.create({**vals, "employee_id": self.person.id})
        with self.assertRaisesRegex(UserError, "his own awards"):
            entry.write({"employee_id": self.staff["officer"].id})
        with self.assertRaises(UserError):
            entry.copy()

    def test_papers_stay_with_what_rests_on_them(self):
        nomination = self._new_nomination()
        files = self.env["ir.attachment"].create(
            [
                {
                    "name": name,
                    "raw": b"x",
                    "res_model": nomination._name,
                    "res_id": nomination.id,
                }
                for name in ("nhap.pdf", "minh-chung.pdf")
            ]
        )
        head = self.users["unit_head"]
        files[0].with_user(head).unlink()
        nomination.with_user(head).action_submit()
        with self.assertRaisesRegex(UserError, "minh-chung.pdf"):
            files[1].with_user(head).unlink()

    def test_auditor_of_another_company(self):
        self._passed(self._new_nomination())
        company = self.env["res.company"].create({"name": "Cơ quan khác"})
        auditor = new_test_user(
            self.env,
            "emulation_auditor_2",
            groups="hr_emulation.group_auditor",
            company_id=company.id,
            company_ids=[(6, 0, company.ids)],
        )
        log = self.env["emulation.audit.log"].with_user(auditor)
        ours = [("res_model", "=", "emulation.nomination")]
        self.assertFalse(log.search(ours))
        self.assertNotIn("emulation.nomination", log.heads_text())
        own = self.env["emulation.audit.log"].with_user(self.users["auditor"])
        self.assertTrue(own.search(ours))

    def test_a_reopened_nomination_keeps_its_past(self):
        nomination = self._new_nomination()
        nomination.with_user(self.users["unit_head"]).action_submit()
        officers = nomination.with_user(self.users["officer"])
        officers.action_refuse("Chưa đủ")
        officers.action_reopen("Bổ sung")
        with self.assertRaises(UserError):
            nomination.write({"employee_id": self.other.id})
        with self.assertRaises(UserError):
            nomination.unlink()

    def test_second_record_of_the_signer(self):
        second = self._new_employee(
            "Hồ sơ thứ hai",
            self.unit_b,
            work_contact_id=self.person.work_contact_id.id,
        )
        self.signer.employee_id = second
        decision = self._new_decision(self._passed(self._new_nomination()))
        with self.assertRaisesRegex(UserError, "nobody decides his own"):
            decision.with_user(self.users["officer"]).action_issue()

    def test_nobody_corrects_his_own_membership(self):
        row = self.env["emulation.unit.member"].search(
            [("employee_id", "=", self.staff["officer"].id)]
        )
        with self.assertRaisesRegex(UserError, "his own membership"):
            row.with_user(self.users["officer"]).write({"date_to": self.today})

    def test_nominee_who_is_an_officer(self):
        own = self._new_nomination(self.staff["officer"], self.forwarded)
        self._new_nomination(self.person)
        own.with_user(self.users["administrator"]).action_submit()
        admin = self.env.ref("base.user_admin")
        own.with_user(admin).action_approve()
        as_officer = own.with_user(self.users["officer"])
        with self.assertRaises(UserError):
            as_officer.write({"summary": "Tự khen"})
        with self.assertRaisesRegex(UserError, "nominee yourself"):
            as_officer.action_forward()
        own.with_user(admin).action_forward()
        with self.assertRaisesRegex(UserError, "nominee yourself"):
            as_officer.action_record_result("awarded", number="1", date=self.today)

    def test_nobody_approves_himself_by_import_or_write(self):
        own = self._new_nomination(self.staff["officer"])
        own.with_user(self.users["administrator"]).action_submit()
        as_officer = own.with_user(self.users["officer"])
        before = own.step_ids.read(["state", "outcome", "actor_id"])
        step = own.current_step_ids.with_user(as_officer.env.user)
        with self.assertRaisesRegex(UserError, "nominee yourself"):
            as_officer.action_approve()
        messages = as_officer.load([".id", "state"], [[str(own.id), "passed"]])[
            "messages"
        ]
        self.assertTrue(messages)
        for field, value in (("state", "passed"), ("holder_id", self.union.id)):
            with self.assertRaises(UserError):
                as_officer.write({field: value})
        with self.assertRaises(AccessError):
            step.write({"state": "done", "outcome": "approved"})
        rows = step.load([".id", "state"], [[str(step.id), "done"]])
        self.assertTrue(rows["messages"])
        self.env.invalidate_all()
        self.assertEqual(own.state, "submitted")
        self.assertEqual(own.step_ids.read(["state", "outcome", "actor_id"]), before)

    def test_only_people_of_ones_units(self):
        head = self.users["unit_head"]
        existing = self._new_nomination(self.other)
        with self.assertRaises(AccessError):
            self._new_nomination(self.other, user=head)
        with self.assertRaises(AccessError):
            self._new_nomination(self.other, user=head, unit_id=self.unit_a.id)
        mine = self._new_nomination(user=head)
        with self.assertRaises(UserError):
            mine.write({"unit_id": self.unit_b.id})
        self.assertEqual(existing.unit_id, self.unit_b)
        hidden = self._new_round(state="draft").category_ids[0]
        with self.assertRaises(AccessError):
            self._new_nomination(self.staff["employee"], hidden, head)

    def test_head_does_not_withdraw_what_a_draft_names(self):
        nomination = self._passed(self._new_nomination())
        self._new_decision(nomination)
        with self.assertRaisesRegex(UserError, "a decision already names"):
            nomination.with_user(self.users["unit_head"]).action_withdraw("Đổi ý")

    def test_body_of_the_decision(self):
        nomination = self._passed(self._new_nomination())
        decision = self._new_decision(nomination)
        self.env["emulation.body.symbol"].create(
            {"body_id": self.outside.id, "document_kind": "decision", "symbol": "QĐ"}
        )
        signer = self.signer.copy({"body_id": self.outside.id})
        decision.write({"body_id": self.outside.id, "signer_id": signer.id})
        with self.assertRaises(UserError) as error:
            decision.with_user(self.users["officer"]).action_issue()
        self.assertIn("outside", str(error.exception))
        self.assertIn("another body", str(error.exception))

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date, timedelta

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import EmulationCommon
from ..dossier.dossier_case import new_picture


@tagged("post_install", "-at_install")
class TestNominationWorkflow(EmulationCommon):
    def setUp(self):
        super().setUp()
        self.nomination = self._new_nomination()
        self.as_head = self.nomination.with_user(self.users["unit_head"])
        self.as_officer = self.nomination.with_user(self.users["officer"])

    def _reach(self, state):
        """Lead a fresh nomination to a state by the steps alone."""
        nomination = self._new_nomination(
            self._new_employee(f"Người {state}", self.unit_a), self.forwarded
        )
        officer = nomination.with_user(self.users["officer"])
        paths = {
            "draft": [],
            "submitted": ["submit"],
            "in_review": ["submit", "receive"],
            "returned": ["submit", "return"],
            "suspended": ["submit", "suspend"],
            "passed": ["submit", "approve"],
            "forwarded": ["submit", "approve", "forward"],
            "failed": ["submit", "refuse"],
            "withdrawn": ["withdraw"],
            "awarded": ["submit", "approve", "forward", "award"],
        }
        for step in paths[state]:
            if step == "submit":
                nomination.with_user(self.users["unit_head"]).action_submit()
            elif step == "award":
                officer.action_record_result("awarded", **self._document())
            elif officer._TRANSITIONS[step].needs_reason:
                getattr(officer, f"action_{step}")("Lý do")
            else:
                getattr(officer, f"action_{step}")()
        self.assertEqual(nomination.state, state)
        return nomination

    def _document(self, **vals):
        return {"number": "15/QĐ-CĐVC", "date": self.today, **vals}

    def test_every_state_against_every_step(self):
        """Boolean, server and table agree for each state and step."""
        for state, _label in self.nomination._fields["state"].selection:
            if state == "revoked":
                continue
            nomination = self._reach(state).with_user(self.users["officer"])
            for name, transition in nomination._TRANSITIONS.items():
                with self.subTest(state=state, step=name):
                    self.assertEqual(
                        nomination[f"can_{name}"], state in transition.sources
                    )
                    if state not in transition.sources:
                        with self.assertRaises(UserError):
                            nomination._transition(name, "Lý do")
                        self.assertEqual(nomination.state, state)

    def test_the_whole_way(self):
        self.as_head.action_submit()
        self.assertEqual(self.nomination.state, "submitted")
        self.as_officer.action_receive()
        self.assertEqual(self.nomination.state, "in_review")
        self.as_officer.action_approve("Đủ tiêu chuẩn")
        self.assertEqual(self.nomination.state, "passed")

    def test_submission_freezes_the_subject(self):
        self.person.job_title = "Chuyên viên chính"
        self.as_head.action_submit()
        self.person.write({"name": "Tên khác", "job_title": "Trưởng phòng"})
        self.assertEqual(self.nomination.snapshot_name, "Nguyễn Thị Minh Nguyệt")
        self.assertEqual(self.nomination.snapshot_job, "Chuyên viên chính")
        self.assertEqual(self.nomination.snapshot_unit, self.unit_a.name)
        self.assertEqual(self.nomination.nominator_id, self.staff["unit_head"])
        self.assertEqual(self.nomination.submitted_by_id, self.users["unit_head"])
        self.assertEqual(self.nomination.holder_id, self.union)

    def test_nothing_of_the_subject_changes_after_submission(self):
        self.as_head.action_submit()
        for vals in (
            {"employee_id": self.staff["employee"].id},
            {"unit_id": self.unit_b.id},
            {"category_id": self.forwarded.id},
        ):
            with self.assertRaises(UserError):
                self.as_officer.write(vals)
        with self.assertRaises(UserError):
            self.as_head.write({"summary": "Sửa sau khi trình"})
        self.as_officer.write({"summary": "Sửa chính tả"})
        self.assertEqual(self.nomination.summary, "Sửa chính tả")

    def test_who_may_submit(self):
        for role in ("employee", "council_user", "inspector", "auditor"):
            with self.assertRaises(UserError):
                self.nomination.with_user(self.users[role]).action_submit()
        stranger = self._new_nomination(self.other)
        with self.assertRaises(UserError):
            stranger.with_user(self.users["unit_head"]).action_submit()
        self.nomination.with_user(self.users["unit_officer"]).action_submit()

    def test_who_may_approve(self):
        self.as_head.action_submit()
        for role in ("unit_head", "unit_officer"):
            with self.assertRaisesRegex(UserError, "only an emulation officer"):
                self.nomination.with_user(self.users[role]).action_approve()
        self.assertEqual(self.nomination.state, "submitted")

    def test_nobody_approves_himself(self):
        own = self._new_nomination(self.staff["officer"])
        own.with_user(self.users["administrator"]).action_submit()
        with self.assertRaisesRegex(UserError, "you are the nominee"):
            own.with_user(self.users["officer"]).action_approve()
        self.assertFalse(own.with_user(self.users["officer"]).can_approve)
        own.with_user(self.env.ref("base.user_admin")).action_approve()

    def test_second_employee_record_is_the_same_person(self):
        officer = self.users["officer"]
        second = self._new_employee(
            "Hồ sơ thứ hai",
            self.unit_b,
            work_contact_id=self.staff["officer"].work_contact_id.id,
        )
        own = self._new_nomination(second)
        own.with_user(self.users["administrator"]).action_submit()
        with self.assertRaisesRegex(UserError, "you are the nominee"):
            own.with_user(officer).action_approve()

    def test_nominator_does_not_approve(self):
        self.as_officer.action_submit()
        with self.assertRaisesRegex(UserError, "submitted the nomination yourself"):
            self.as_officer.action_approve()

    def test_members_of_a_collective_do_not_approve(self):
        collective = self._new_nomination(self.union, self.inside_collective)
        collective.with_user(self.env.ref("base.user_admin")).action_submit()
        with self.assertRaisesRegex(UserError, "belong to the collective"):
            collective.with_user(self.users["officer"]).action_approve()

    def test_return_and_submit_again(self):
        self.as_head.action_submit()
        with self.assertRaisesRegex(UserError, "reason"):
            self.as_officer.action_return("  ")
        self.as_officer.action_return("Thiếu số liệu")
        self.assertEqual(self.nomination.state, "returned")
        self.assertEqual(self.nomination.holder_id, self.unit_a)
        self.assertEqual(self.nomination.state_reason, "Thiếu số liệu")
        self.as_head.write({"summary": "Đã bổ sung số liệu"})
        self.as_head.action_submit()
        self.assertEqual(self.nomination.state, "submitted")
        self.assertFalse(self.nomination.state_reason)

    def test_suspend_and_resume_lead_back(self):
        for state in ("submitted", "in_review", "passed", "forwarded"):
            nomination = self._reach(state).with_user(self.users["officer"])
            nomination.action_suspend("Đang xác minh đơn")
            self.assertEqual(nomination.state, "suspended")
            nomination.action_resume("Đã xác minh xong")
            self.assertEqual(nomination.state, state)

    def test_outside_the_days_of_the_round(self):
        self.round.date_open = self.today + timedelta(days=1)
        with self.assertRaisesRegex(UserError, "accepted from"):
            self.as_head.action_submit()
        self.round.write({"date_open": False, "date_close": False})
        self.assertTrue(self.as_head.can_submit)
        self.round.date_open = self.today + timedelta(days=1)
        self.env.invalidate_all()
        self.assertFalse(self.as_head.can_submit)
        self.assertIn("accepted from", self.as_head.blocker_text)

    def test_forward_only_to_outside_bodies(self):
        self._passed(self.nomination)
        with self.assertRaisesRegex(UserError, "decided here"):
            self.as_officer.action_forward()

    def test_record_result(self):
        nomination = self._reach("forwarded").with_user(self.users["officer"])
        awards = nomination.action_record_result(
            "awarded",
            number="88/QĐ-CĐVC",
            date="2022-08-01",
            golden_book_number="12",
            scan=new_picture(),
            scan_name="qd.png",
        )
        self.assertEqual(nomination.state, "awarded")
        self.assertEqual(awards.issuer_name, self.outside.official_name)
        self.assertEqual(awards.decision_date, date(2022, 8, 1))
        self.assertEqual(awards.attachment_ids.name, "qd.png")
        certificate = self.env["emulation.certificate"].search(
            [("award_id", "=", awards.id)]
        )
        self.assertEqual(certificate.golden_book_number, "12")
        self.assertFalse(certificate.is_printed_here)
        with self.assertRaisesRegex(UserError, "outside body"):
            certificate.action_print()

    def test_record_another_type(self):
        nomination = self._reach("forwarded").with_user(self.users["officer"])
        awards = nomination.action_record_result(
            "other", award_type_id=self.award_inside.id, **self._document()
        )
        self.assertEqual(awards.award_type_id, self.award_inside)
        self.assertEqual(nomination.state, "awarded")

    def test_record_failure(self):
        nomination = self._reach("forwarded").with_user(self.users["officer"])
        with self.assertRaisesRegex(UserError, "reason"):
            nomination.action_record_result("failed")
        nomination.action_record_result("failed", reason="Hết chỉ tiêu")
        self.assertEqual(nomination.state, "failed")
        self.assertEqual(nomination.state_reason, "Hết chỉ tiêu")

    def test_record_names_all_that_is_missing(self):
        nomination = self._reach("forwarded").with_user(self.users["officer"])
        with self.assertRaises(UserError) as error:
            nomination.action_record_result("other")
        for text in ("number", "date", "which other award"):
            self.assertIn(text, str(error.exception))
        with self.assertRaisesRegex(UserError, "not a date"):
            nomination.action_record_result("awarded", number="1", date="hôm qua")
        with self.assertRaisesRegex(UserError, "to come"):
            nomination.action_record_result(
                "awarded", number="1", date=self.today + timedelta(days=1)
            )
        with self.assertRaises(UserError) as error:
            nomination.action_record_result(
                "awarded", number="1", scan="UERG", scan_name="virus.exe"
            )
        self.assertIn("date of the decision is missing", str(error.exception))
        self.assertIn("“virus.exe” is not accepted", str(error.exception))
        self.assertEqual(nomination.state, "forwarded")
        self.assertFalse(nomination.award_ids)

    def test_reopen_while_the_round_is_open(self):
        self.as_head.action_submit()
        self.as_officer.action_refuse("Chưa đủ tiêu chuẩn")
        self.as_officer.action_reopen("Có bổ sung")
        self.assertEqual(self.nomination.state, "draft")
        self.as_officer.action_withdraw("Đổi ý")
        self._new_nomination()
        with self.assertRaisesRegex(UserError, "already nominated"):
            self.as_officer.action_reopen("Mở lại")

    def test_all_or_nothing(self):
        ready = self._new_nomination(self.other)
        self.as_head.action_submit()
        both = (ready | self.nomination).with_user(self.users["officer"])
        with self.assertRaises(UserError):
            both.action_submit()
        self.assertEqual(ready.state, "draft")

    def test_submitting_many_is_set_based(self):
        def queries(count):
            people = [
                self._new_employee(f"Người {count}.{i}", self.unit_a)
                for i in range(count)
            ]
            records = self.env["emulation.nomination"].union(
                *[self._new_nomination(person) for person in people]
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            records.with_user(self.users["officer"]).action_submit()
            self.env.flush_all()
            return self.cr.sql_log_count - before

        queries(2)  # caches of rights and fields
        few, many = queries(5), queries(25)
        self.assertLess((many - few) / 20, 5, (few, many))

    def test_list_in_constant_queries(self):
        spec = {
            name: {}
            for name in ("subject_name", "state", "submitted_on", "category_id")
        } | {"unit_id": {"fields": {"display_name": {}}}}

        def queries(count):
            for index in range(count):
                self._new_nomination(
                    self._new_employee(f"Thêm {count}.{index}", self.unit_a)
                )
            self.env.flush_all()
            self.env.invalidate_all()
            model = self.env["emulation.nomination"].with_user(self.users["officer"])
            # Whether an emptied cache holds the user again depends on other caches
            self.assertTrue(model.env.user.partner_id)
            before = self.cr.sql_log_count
            model.web_search_read([("round_id", "=", self.round.id)], spec)
            return self.cr.sql_log_count - before

        queries(1)
        few, many = queries(3), queries(30)
        self.assertEqual(few, many)

    def test_round_counters(self):
        self.as_head.action_submit()
        self._passed(self._new_nomination(self.other))
        self.env.invalidate_all()
        self.assertEqual(self.round.nomination_count, 2)
        self.assertEqual(self.round.count_proposed, 1)
        self.assertEqual(self.round.count_passed, 1)
        action = self.round.with_context(
            emulation_filter="passed"
        ).action_view_nominations()
        self.assertEqual(action["context"]["search_default_passed"], 1)

    def test_deliberation_takes_what_was_submitted(self):
        self.as_head.action_submit()
        self.round.with_user(self.users["officer"]).action_deliberate()
        self.assertEqual(self.nomination.state, "in_review")

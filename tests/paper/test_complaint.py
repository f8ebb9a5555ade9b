# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tests.common import new_test_user

from .paper_case import PaperCase


@tagged("post_install", "-at_install")
class TestComplaint(PaperCase):
    """A complaint halts a nomination; both are kept with answer and date."""

    def setUp(self):
        super().setUp()
        self.nomination = self._submitted()

    def _complain(self, nomination=None, user=None, **vals):
        model = self.env["emulation.complaint"].with_user(user or self.officer)
        return model.create(
            {
                "nomination_id": (nomination or self.nomination).id,
                "complainant_name": "Ông Phạm Văn Tố",
                "content": "Thành tích không đúng",
                **vals,
            }
        )

    def _answer(self, complaints, user=None, **vals):
        complaints.with_user(user or self.officer).action_answer(
            **{"outcome": "rejected", "answer": "Đã xác minh, không có cơ sở", **vals}
        )

    def test_suspends_and_leads_back(self):
        complaint = self._complain()
        self.assertEqual(self.nomination.state, "suspended")
        self.assertNotIn("Tố", self.nomination.state_reason)
        self.assertEqual(complaint.step_id, self.nomination.current_step_ids)
        self._answer(complaint)
        self.assertEqual(self.nomination.state, "submitted")
        self.assertFalse(self.nomination.state_reason)
        self.assertEqual(complaint.state, "answered")
        self.assertEqual(complaint.answer_date, self.today)
        self.assertEqual(complaint.answered_by_id, self.officer)
        self.nomination.with_user(self.officer).action_approve()
        self.assertEqual(self.nomination.state, "passed")

    def test_the_last_answer_leads_back(self):
        first, second = self._complain(), self._complain(channel="email")
        self.assertEqual(self.nomination.open_complaint_count, 2)
        self._answer(first)
        self.assertEqual(self.nomination.state, "suspended")
        words = self._refusal(
            UserError, self.nomination.with_user(self.officer).action_resume, "Xong"
        )
        self.assertIn("not answered yet", words)
        self._answer(second)
        self.assertEqual(self.nomination.state, "submitted")
        self.assertFalse(self.nomination.open_complaint_count)

    def test_passed_waits_and_no_decision_is_issued(self):
        self.nomination.with_user(self.officer).action_approve()
        decision = self._new_decision(self.nomination)
        complaint = self._complain()
        with self.assertRaises(UserError):
            decision.with_user(self.officer).action_issue()
        self._answer(complaint)
        self.assertEqual(self.nomination.state, "passed")
        decision.with_user(self.officer).action_issue()
        self.assertEqual(self.nomination.state, "awarded")
        self.assertIn("Awarded", self._refusal(UserError, self._complain))

    def test_returned_is_not_submitted_again(self):
        self.nomination.with_user(self.officer).action_return("Bổ sung")
        complaint = self._complain()
        self.assertEqual(self.nomination.state, "returned")
        words = self._refusal(
            UserError,
            self.nomination.with_user(self.users["administrator"]).action_submit,
        )
        self.assertIn("not answered yet", words)
        self._answer(complaint)
        self.nomination.with_user(self.users["administrator"]).action_submit()

    def test_another_matter_keeps_it_suspended(self):
        complaint = self._complain()
        self.env["emulation.discipline"].create({"employee_id": self.person.id})
        self._answer(complaint)
        self.assertEqual(self.nomination.state, "suspended")
        vietnamese = self.env["emulation.discipline"].with_context(lang="vi_VN")
        neutral = vietnamese._get_neutral_text()
        self.assertEqual(self.nomination.state_reason, neutral)

    def test_what_an_officer_suspended_stays(self):
        self.nomination.with_user(self.officer).action_suspend("Chờ xác minh")
        self._answer(self._complain())
        self.assertEqual(self.nomination.state, "suspended")
        self.nomination.with_user(self.officer).action_resume("Đã rõ")
        self.assertEqual(self.nomination.state, "submitted")

    def test_withdrawn_and_reopened_forgets_the_halt(self):
        admin = self.users["administrator"]
        complaint = self._complain()
        self.nomination.with_user(admin).action_withdraw("Rút")
        self._answer(complaint)
        self.assertEqual(self.nomination.state, "withdrawn")
        self.nomination.with_user(admin).action_reopen("Lập lại")
        self.nomination.with_user(admin).action_submit()
        self.nomination.with_user(self.officer).action_suspend("Chờ")
        self._answer(self._complain())
        self.assertEqual(self.nomination.state, "suspended")

    def test_all_reasons_of_bad_input(self):
        draft = self._new_nomination(self.other)
        words = self._refusal(
            UserError,
            self._complain,
            draft,
            content=" ",
            date_received=self.today + timedelta(days=1),
        )
        for text in ("Draft", "say what", "to come"):
            self.assertIn(text, words)
        complaint = self._complain(date_received=self.today)
        words = self._refusal(
            UserError,
            self._answer,
            complaint,
            outcome="perhaps",
            answer=" ",
            date=self.today - timedelta(days=1),
        )
        for text in ("perhaps", "Say what was answered", "before"):
            self.assertIn(text, words)
        self.assertEqual(complaint.state, "open")
        self._answer(complaint)
        self.assertIn("Answered", self._refusal(UserError, self._answer, complaint))

    def test_nobody_in_conflict_answers(self):
        """Nominee, nominator, member of the collective and complainant."""
        collective = self._new_nomination(self.union, self.inside_collective)
        own = self._new_nomination(self.staff["administrator"])
        nominations = collective | own
        nominations.with_user(self.users["administrator"]).action_submit()
        admin = self.users["administrator"]
        words = self._refusal(UserError, self._answer, self._complain(), admin)
        self.assertIn("you submitted", words)
        complaint = self._complain(own)
        self._refusal(AccessError, self._answer, complaint, admin)
        self._answer(complaint)
        self.assertIn(
            "about yourself", self._refusal(UserError, self._complain, collective)
        )
        mine = self._complain(complainant_id=self.staff["officer"].id)
        self.assertIn("is yours", self._refusal(UserError, self._answer, mine))
        self.assertEqual(mine.state, "open")

    def test_kept_for_ever(self):
        complaint = self._complain()
        for user in (self.officer, self.users["administrator"]):
            seen = complaint.with_user(user)
            with self.assertRaises(AccessError):
                seen.write({"content": "Khác"})
            with self.assertRaises(AccessError):
                seen.unlink()
        with self.assertRaises(UserError):
            complaint.sudo().unlink()
        with self.assertRaises(UserError):
            complaint.sudo().write({"state": "answered"})
        for vals in ({"state": "answered"}, {"answer": "Ổn"}, {"entered_by_id": 1}):
            with self.assertRaises(UserError):
                self._complain(**vals)

    def test_papers_are_copied_and_kept(self):
        scan = self._new_scan()
        complaint = self._complain(attachment_ids=[(6, 0, [scan])])
        self._answer(complaint, attachment_ids=[self._new_scan(name="Trả lời.pdf")])
        papers = complaint.attachment_ids
        self.assertEqual(sorted(papers.mapped("name")), ["Trả lời.pdf", "Văn bản.pdf"])
        self.assertNotIn(scan, papers.ids)
        with self.assertRaises(UserError):
            papers.sudo().unlink()
        with self.assertRaises(AccessError):
            papers.with_user(self.users["employee"]).read(["datas"])

    def test_strange_file_is_not_taken(self):
        foreign = self._new_scan(self.users["employee"])
        with self.assertRaises(AccessError):
            self._complain(attachment_ids=[(4, foreign)])

    def test_who_reads(self):
        """Officers, auditors and the complainant; never the nominee and the unit."""
        employee = self.staff["employee"]
        own = self._submitted(employee)
        complaint = self._complain(own)
        objection = self._complain(complainant_id=employee.id)
        everything = complaint | objection
        expected = {
            "employee": objection,
            "unit_head": complaint.browse(),
            "unit_officer": complaint.browse(),
            "officer": everything,
            "administrator": everything,
            "council_user": complaint.browse(),
            "auditor": everything,
            "inspector": complaint.browse(),
        }
        for role, records in expected.items():
            user = self.users[role]
            found = self.env["emulation.complaint"].with_user(user).search([])
            self.assertEqual(set(found.ids), set(records.ids), role)
            hidden = (everything - records).with_user(user)
            for complaint_hidden in hidden:
                with self.assertRaises(AccessError):
                    complaint_hidden.read(["complainant_name"])

    def test_officer_who_is_the_nominee_sees_nothing(self):
        """By search, group, count, export, nomination, file or log."""
        groups = "hr_emulation.group_administrator,base.group_allow_export"
        chief = new_test_user(self.env, "emulation_chief", groups=groups)
        employee = self._new_employee("Chánh văn phòng", self.unit_a, user_id=chief.id)
        nomination = self._submitted(employee)
        complaint = self._complain(nomination, attachment_ids=[(4, self._new_scan())])
        model = self.env["emulation.complaint"].with_user(chief)
        self.assertFalse(model.search([("complainant_name", "ilike", "Tố")]))
        self.assertFalse(model.search_count([]))
        self.assertEqual(model._read_group([], [], ["__count"]), [(0,)])
        self.assertFalse(model._read_group([], ["complainant_name"], ["__count"]))
        self.assertFalse(model.name_search("Khánh"))
        self.env.invalidate_all()
        seen = nomination.with_user(chief)
        self.assertFalse(seen.complaint_ids)
        self.assertEqual(seen.complaint_count, 0)
        self.assertFalse(
            seen.search([("complaint_ids.complainant_name", "ilike", "Tố")])
        )
        for call in (
            lambda: complaint.with_user(chief).export_data(["complainant_name"]),
            lambda: complaint.with_user(chief).display_name,
            lambda: complaint.attachment_ids.with_user(chief).read(["name"]),
        ):
            self.env.invalidate_all()
            with self.assertRaises(AccessError):
                call()
        texts = nomination.message_ids.mapped("body")
        texts += nomination.message_ids.mapped("author_id.name")
        self.assertNotIn("Tố", " ".join(map(str, texts)))
        log = self.env["emulation.audit.log"].sudo().search([])
        self.assertNotIn("Tố", str(log.read(["values", "reason", "res_name"])))

    def test_lists_take_as_many_queries_whatever_their_size(self):
        people = [
            self._new_employee(f"Người {number}", self.unit_a) for number in range(8)
        ]
        nominations = self._submitted(*people)
        complaints = self.env["emulation.complaint"].union(
            *(self._complain(nomination) for nomination in nominations)
        )
        names = ["subject_name", "complainant_name", "kind", "can_answer", "step_id"]
        counts = []
        for size in (2, 2, 8):
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            complaints[:size].with_user(self.officer).read(names)
            counts.append(self.env.cr.sql_log_count - start)
        self.assertEqual(counts[1], counts[2])

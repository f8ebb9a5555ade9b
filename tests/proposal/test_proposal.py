# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from markupsafe import Markup
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tests.common import new_test_user
from odoo.tools import mute_logger

from .proposal_case import ProposalCase


@tagged("post_install", "-at_install")
class TestProposal(ProposalCase):
    def setUp(self):
        super().setUp()
        self.proposal = self._new_proposal()

    def _refusal(self, call, *args, **kwargs):
        with self.assertRaises(UserError) as caught:
            call(*args, **kwargs)
        return str(caught.exception)

    def test_drafted_from_the_round(self):
        more = self._passed(
            self._new_nomination(self.staff["employee"], self.forwarded)
        )
        round_ = self.round.with_user(self.officer)
        self.assertTrue(round_.can_make_proposal)
        action = round_.action_make_proposal()
        proposal = self.env["emulation.proposal"].browse(action["res_id"])
        self.assertEqual(proposal.line_ids.nomination_id, more)
        self.assertEqual(proposal.body_id, self.body)
        self.assertEqual(proposal.award_body_id, self.outside)
        self.assertEqual(proposal.upper_body_id, self.outside)
        self.assertEqual(proposal.signer_id, self.signer)
        self.assertEqual(proposal.date, self.today)
        self.assertEqual(proposal.symbol, "TTr-CĐVC")
        round_.invalidate_recordset()
        self.assertFalse(round_.can_make_proposal)
        self.assertEqual(round_.proposal_count, 2)
        self.assertIn(
            "waits for a proposal", self._refusal(round_.action_make_proposal)
        )

    def test_from_draft_to_answer(self):
        proposal = self.proposal
        self.assertEqual(proposal.full_number, "07/TTr-CĐVC")
        self.assertTrue(proposal.can_issue)
        self.assertFalse(proposal.can_forward)
        proposal.action_issue()
        self.assertEqual(proposal.state, "issued")
        self.assertEqual(set(self.nominations.mapped("state")), {"passed"})
        self.assertTrue(proposal.can_forward)
        proposal.action_forward()
        self.assertEqual(proposal.state, "forwarded")
        self.assertEqual(proposal.forwarded_by_id, self.officer)
        self.assertEqual(set(self.nominations.mapped("state")), {"forwarded"})
        first, second = self.nominations.with_user(self.officer)
        first.action_record_result("awarded", number="128/QĐ", date=self.today)
        self.assertEqual(proposal.state, "forwarded")
        self.assertEqual(proposal.open_count, 1)
        second.action_record_result("failed", reason="Chưa đủ tiêu chuẩn")
        self.assertEqual(proposal.state, "answered")
        self.assertTrue(proposal.answered_on)
        self.assertEqual(proposal.line_ids.mapped("outcome"), ["awarded", "failed"])
        entries = self.env["emulation.audit.log"].search(
            [("res_model", "=", proposal._name), ("res_id", "=", proposal.id)],
            order="seq",
        )
        self.assertEqual(entries.mapped("event"), ["issue", "forward", "answered"])

    def test_route_ends_with_its_forward_step(self):
        group = self.env.ref("hr_emulation.group_officer")
        self.forwarded.route_id = self.env["emulation.route"].create(
            {
                "name": "Thẩm định, chuyển",
                "step_ids": [
                    (
                        0,
                        0,
                        {
                            "name": kind,
                            "sequence": number,
                            "kind": kind,
                            "responsible": "group",
                            "group_id": group.id,
                        },
                    )
                    for number, kind in enumerate(("appraisal", "forward"), 1)
                ],
            }
        )
        nomination = self._passed(
            self._new_nomination(self.staff["employee"], self.forwarded)
        )
        proposal = self._new_proposal(nomination, number=8)
        proposal.date = self.today - timedelta(days=1)
        nomination.step_ids[0].paper_date = self.today
        self.assertIn(
            "after the date of the proposal", self._refusal(proposal.action_issue)
        )
        proposal.date = self.today
        proposal.action_issue()
        proposal.action_forward()
        step = nomination.step_ids.filtered(lambda s: s.kind == "forward")
        self.assertEqual((step.state, step.outcome), ("done", "forwarded"))
        self.assertEqual(step.actor_id, self.officer)
        self.assertEqual(nomination.state, "forwarded")

    def test_everything_missing_is_named(self):
        self.proposal.write(
            {"number": 0, "date": False, "signer_id": False, "symbol": False}
        )
        self.proposal.line_ids[0].citation = False
        self.assertFalse(self.proposal.can_issue)
        text = self._refusal(self.proposal.action_issue)
        for reason in (
            "the number is missing",
            "the symbol",
            "the date is missing",
            "the signer is missing",
            "the achievement to be printed is missing",
        ):
            self.assertIn(reason, text)
        self.assertEqual(self.proposal.state, "draft")

    def test_button_comes_with_the_last_word_typed(self):
        self.proposal.number = 0
        with Form(self.proposal) as form:
            self.assertFalse(form.can_issue)
            form.number = 9
            self.assertTrue(form.can_issue)

    def test_signer_and_day(self):
        self.signer.date_from = self.today + timedelta(days=1)
        self.assertIn("does not sign", self._refusal(self.proposal.action_issue))
        self.signer.date_from = self.today - timedelta(days=400)
        self.proposal.date = self.today + timedelta(days=1)
        self.assertIn("to come", self._refusal(self.proposal.action_issue))

    def test_types_and_bodies_are_not_mixed(self):
        thematic = self.forwarded.copy({"commendation_type": "thematic"})
        nomination = self._passed(
            self._new_nomination(self.staff["employee"], thematic)
        )
        here = self._passed(self._new_nomination(self.staff["council_user"]))
        proposals = self.env["emulation.proposal"].with_user(self.officer)
        self.assertEqual(
            proposals._draft_for(nomination | here).line_ids.nomination_id, nomination
        )
        proposals.search([("id", "!=", self.proposal.id)]).unlink()
        self.proposal.line_ids = [
            (0, 0, {"nomination_id": nomination.id}),
            (0, 0, {"nomination_id": here.id}),
        ]
        text = self._refusal(self.proposal.action_issue)
        self.assertIn("Employee: it is of another type of commendation", text)
        self.assertIn("Council_User: the award is decided here", text)
        other = self.env.ref("hr_emulation.body_tld")
        self.proposal.award_body_id = other
        text = self._refusal(self.proposal.action_issue)
        self.assertEqual(text.count("another body decides this award"), 3)

    def test_suspended_name_keeps_the_paper_back(self):
        self.nominations[0].with_user(self.officer).action_suspend("Đơn thư")
        self.assertIn("not passed", self._refusal(self.proposal.action_issue))
        self.nominations[0].with_user(self.officer).action_resume("Đã xác minh")
        self.proposal.action_issue()
        self.nominations[0].with_user(self.officer).action_suspend("Đơn thư")
        text = self._refusal(self.proposal.action_forward)
        self.assertIn("Nguyễn Thị Minh Nguyệt: not possible in the state", text)
        self.assertEqual(self.nominations[1].state, "passed")

    def test_nobody_puts_himself_forward(self):
        self.signer.employee_id = self.person
        self.assertIn(
            "nobody puts himself forward", self._refusal(self.proposal.action_issue)
        )
        self.signer.employee_id = False
        judge = new_test_user(
            self.env, login="emulation_judge", groups="hr_emulation.group_officer"
        )
        own = self._new_nomination(self.staff["officer"], self.forwarded)
        own.with_user(self.users["administrator"]).action_submit()
        own.with_user(judge).action_approve()
        proposal = self._new_proposal(own, number=8)
        self.assertIn(
            "nobody puts himself forward", self._refusal(proposal.action_issue)
        )
        proposal.with_user(judge).action_issue()
        text = self._refusal(proposal.action_forward)
        self.assertIn("you are the nominee yourself", text)
        self.assertEqual(own.state, "passed")

    def test_number_is_unique(self):
        nomination = self._passed(
            self._new_nomination(self.staff["employee"], self.forwarded)
        )
        with (
            self.assertRaises(IntegrityError),
            mute_logger("odoo.sql_db"),
            self.cr.savepoint(),
        ):
            self._new_proposal(nomination, number=7)

    def test_number_given_on_issuing(self):
        self.body._get_series("proposal").number_by = "sequence"
        self.proposal.invalidate_recordset()
        self.assertTrue(self.proposal.can_issue)
        self.proposal.action_issue()
        nomination = self._passed(
            self._new_nomination(self.staff["employee"], self.forwarded)
        )
        proposal = self._new_proposal(nomination, number=0)
        proposal.line_ids.citation = False
        self._refusal(proposal.action_issue)
        self.assertFalse(proposal.number)
        proposal.line_ids.citation = "Đã có thành tích"
        proposal.action_issue()
        self.assertEqual(proposal.full_number, "08/TTr-CĐVC")

    def test_named_once_at_a_time(self):
        with (
            self.assertRaises(IntegrityError),
            mute_logger("odoo.sql_db"),
            self.cr.savepoint(),
        ):
            self.proposal.copy(
                {
                    "line_ids": [(0, 0, {"nomination_id": self.nominations[0].id})],
                }
            )
        self.assertFalse(self.env["emulation.proposal"]._draft_for(self.nominations))
        self.proposal.action_issue()
        self.assertIn("Give a reason", self._refusal(self.proposal.action_void))
        self.proposal.action_void("Sai số")
        self.assertEqual(self.proposal.state, "void")
        again = self._new_proposal(number=8)
        self.assertEqual(again.line_ids.nomination_id, self.nominations)
        self.assertIn("not possible", self._refusal(self.proposal.action_forward))

    def test_withdrawing_a_name(self):
        first, second = self.nominations
        first.with_user(self.officer).action_withdraw("Xin rút")
        self.assertEqual(self.proposal.line_ids.nomination_id, second)
        self.proposal.action_issue()
        text = self._refusal(second.with_user(self.officer).action_withdraw, "Xin rút")
        self.assertIn("07/TTr-CĐVC names it", text)
        self.proposal.action_forward()
        second.with_user(self.officer).action_suspend("Đơn thư")
        second.with_user(self.officer).action_withdraw("Xin rút")
        self.assertEqual(self.proposal.state, "answered")
        self.assertEqual(self.proposal.line_ids.outcome, "withdrawn")

    def test_issued_stays_as_it_was(self):
        self.proposal.action_issue()
        line = self.proposal.line_ids[0]
        for change in (
            lambda: self.proposal.write({"number": 5}),
            lambda: self.proposal.write({"subject": "Khác"}),
            lambda: self.proposal.write({"line_ids": [(5,)]}),
            lambda: line.write({"subject_name": "Khác"}),
            lambda: self.proposal.write({"state": "draft"}),
            lambda: line.write({"outcome": "awarded"}),
            line.unlink,
            self.proposal.unlink,
        ):
            self._refusal(change)
        self.proposal.message_post(body=Markup("<p>1</p>"))

    def test_votes_and_answers_are_not_typed(self):
        """Neither as values nor as defaults of a request."""
        forged = {"count_for": 99, "base": 99, "outcome": "awarded"}
        lines = self.env["emulation.proposal.line"].with_user(self.officer)
        nomination = self.proposal.line_ids[0].nomination_id
        self.proposal.line_ids[0].unlink()
        vals = {"proposal_id": self.proposal.id, "nomination_id": nomination.id}
        for name, value in forged.items():
            self._refusal(lambda n=name, v=value: lines.create({**vals, n: v}))
        defaults = {f"default_{name}": value for name, value in forged.items()}
        line = lines.with_context(**defaults).create(vals)
        self.assertEqual((line.count_for, line.base, line.outcome), (0, 0, False))

    def test_only_officers_work_on_them(self):
        self.proposal.with_user(self.users["auditor"]).read(["subject"])
        for role in ("employee", "unit_head", "unit_officer", "auditor"):
            proposal = self.proposal.with_user(self.users[role])
            with self.subTest(role=role), self.assertRaises(UserError):
                proposal.action_issue()
        for role in ("employee", "unit_head", "council_user"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.proposal.with_user(self.users[role]).read(["subject"])
        self.assertEqual(self.proposal.state, "draft")

    def test_two_companies(self):
        company = self.env["res.company"].create({"name": "Cơ quan khác"})
        with self.assertRaises(UserError):
            self.env["emulation.proposal"].create(
                {
                    "company_id": company.id,
                    "body_id": self.body.id,
                    "award_body_id": self.outside.id,
                }
            )
        stranger = self.env["res.users"].create(
            {
                "name": "Cán bộ khác",
                "login": "emulation_stranger",
                "company_id": company.id,
                "company_ids": [(6, 0, company.ids)],
                "group_ids": [(4, self.env.ref("hr_emulation.group_officer").id)],
            }
        )
        with self.assertRaises(AccessError):
            self.proposal.with_user(stranger).read(["subject"])

    def test_queries_do_not_grow_with_names(self):
        def count(proposal):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            proposal.action_issue()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        people = [self._new_employee(f"Người {n}", self.unit_b) for n in range(12)]
        nominations = self._passed(
            *[self._new_nomination(person, self.forwarded) for person in people]
        )
        proposal = self._new_proposal(nominations, number=8)
        few = count(self.proposal)
        self.assertLessEqual(count(proposal), few + 2)

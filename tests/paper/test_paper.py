# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64
from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .paper_case import PaperCase


@tagged("post_install", "-at_install")
class TestPaper(PaperCase):
    """A unit in which nobody has a log-in goes the whole way on paper."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._new_route(
            {"kind": "approval", "responsible": "unit_head"},
            cls._group_step("appraisal"),
            {"kind": "approval", "responsible": "head_above", "levels_up": 1},
        )
        cls.headman = cls.other
        cls._set_role(cls.headman, "head")
        cls.deputy = cls._new_employee("Phó trưởng đơn vị", cls.unit_b)
        cls._set_role(cls.deputy, "deputy")
        cls.chief = cls._new_employee("Chủ tịch", cls.union)
        cls._set_role(cls.chief, "head")
        cls.worker = cls._new_employee("Công nhân", cls.unit_b)
        cls.day = cls.today - timedelta(days=3)
        cls.nomination = cls._new_nomination(cls.worker)

    def _submit(self, user=None, nominations=None, **vals):
        paper = {
            "employee_id": self.headman.id,
            "date": self.day,
            "attachment_ids": [self._new_scan(user)],
        }
        records = (nominations or self.nomination).with_user(user or self.officer)
        records.action_submit_paper(**{**paper, **vals})

    def _record(self, employee, steps=None, user=None, **vals):
        paper = {
            "employee_id": employee.id,
            "date": self.day,
            "outcome": "approved",
            "attachment_ids": [self._new_scan(user)],
        }
        steps = steps or self.nomination.current_step_ids
        steps.with_user(user or self.officer).action_record_paper(**{**paper, **vals})

    def test_the_whole_way(self):
        self._submit()
        nomination = self.nomination
        self.assertEqual(nomination.nominator_id, self.headman)
        self.assertEqual(nomination.submission_entered_by_id, self.officer)
        self.assertEqual(nomination.submission_date, self.day)
        # The head put it forward, so his deputy decides
        first = nomination.current_step_ids
        self.assertEqual(first.acting_role, "deputy")
        self._record(self.deputy, date=self.day + timedelta(days=1))
        self.assertEqual(first.actor_employee_id, self.deputy)
        self.assertFalse(first.actor_id)
        self.assertEqual(first.actor_name, "Phó trưởng đơn vị")
        self.assertEqual(first.entered_by_id, self.officer)
        self.assertEqual(first.paper_date, self.day + timedelta(days=1))
        self.assertEqual(first.attachment_ids.mimetype, "application/pdf")
        for text in ("Phó trưởng đơn vị", self.officer.name):
            self.assertIn(text, first.entry_text)
        # Who typed has put nobody forward: he appraises, at his screen
        nomination.with_user(self.officer).action_approve()
        self._record(self.chief, date=self.today)
        self.assertEqual(nomination.state, "passed")
        self._new_decision(nomination).with_user(self.officer).action_issue()
        self.assertEqual(nomination.state, "awarded")
        log = self.env["emulation.audit.log"].sudo()
        entries = log.search(
            [("res_model", "=", nomination._name), ("event", "=", "from paper")]
        )
        self.assertEqual(set(entries.mapped("actor_login")), {self.officer.login})
        self.assertEqual(
            [e.values["signed_by"] for e in entries],
            [self.chief.name, self.deputy.name, self.headman.name],
        )

    def test_meeting_and_head_on_paper(self):
        """Minutes of the unit meeting as a session from paper, then the deputy."""
        rule = self.env.ref("hr_emulation.vote_rule_unit_majority")
        self._new_route(
            {"kind": "meeting", "vote_rule_id": rule.id},
            {"kind": "approval", "responsible": "unit_head"},
        )
        self._submit()
        meeting = self.nomination.current_step_ids
        words = self._refusal(UserError, self._record, self.headman, meeting)
        self.assertIn("session from paper", words)
        session = (
            self.env["emulation.session"]
            .with_user(self.officer)
            .create(
                {
                    "kind": "meeting",
                    "unit_id": self.unit_b.id,
                    "is_from_paper": True,
                    "paper_date": self.day,
                    "vote_rule_id": rule.id,
                    "attachment_ids": [(4, self._new_scan())],
                }
            )
        )
        session.action_fill_roll()
        session.action_add_waiting()
        roles = {self.headman: "chair", self.deputy: "secretary"}
        for member in session.member_ids:
            member.role = roles.get(member.employee_id, "member")
        session.action_freeze()
        session.action_open()
        session.action_set_presence(session.member_ids.ids)
        item = {"item_id": session.item_ids.id, "against": 0, "blank": 0}
        session.action_record_counts([{**item, "for": 2, "invalid": 0}])
        session.action_close()
        session.action_minute()
        self.assertEqual(meeting.outcome, "approved")
        self.assertIn(self.officer.name, meeting.entry_text)
        self.assertNotIn("signed by", meeting.entry_text)
        self.assertIn(
            "before",
            self._refusal(
                UserError, self._record, self.deputy, date=self.day - timedelta(days=1)
            ),
        )
        self._record(self.deputy)
        self.assertEqual(self.nomination.state, "passed")

    def test_all_reasons(self):
        words = self._refusal(
            UserError,
            self._submit,
            employee_id=None,
            date=self.today + timedelta(days=1),
            attachment_ids=[],
        )
        for text in ("who signed", "to come", "scan"):
            self.assertIn(text, words)
        self.assertEqual(self.nomination.state, "draft")
        self._submit()
        words = self._refusal(
            UserError,
            self._record,
            self.worker,
            date=self.day - timedelta(days=1),
            outcome="refused",
            attachment_ids=[],
        )
        for text in ("before", "reason", "scan"):
            self.assertIn(text, words)
        words = self._refusal(UserError, self._record, self.worker, outcome="wished")
        for text in ("wished", "not who decides", "may not judge"):
            self.assertIn(text, words)
        self.assertEqual(self.nomination.current_step_ids.state, "current")

    def test_scan_is_a_scan(self):
        text = self._new_scan(name="Quét.pdf", data=base64.b64encode(b"just words"))
        words = self._refusal(UserError, self._submit, attachment_ids=[text])
        self.assertIn("scan", words)
        foreign = self._new_scan(self.users["employee"])
        with self.assertRaises(AccessError):
            self._submit(attachment_ids=[foreign])

    def test_who_signs(self):
        """Neither who submitted nor who led another unit or another day."""
        stranger = self.staff["unit_head"]
        self.assertIn(
            "did not lead",
            self._refusal(UserError, self._submit, employee_id=stranger.id),
        )
        self._submit()
        self.assertIn(
            "may not judge", self._refusal(UserError, self._record, self.headman)
        )
        for person in (stranger, self.chief):
            words = self._refusal(UserError, self._record, person)
            self.assertIn("not who decides", words)
        member = self.env["emulation.unit.member"].search(
            [("employee_id", "=", self.deputy.id), ("date_to", "=", False)]
        )
        member.write({"date_from": self.today, "source": "manual"})
        words = self._refusal(UserError, self._record, self.deputy)
        self.assertIn("not who decides", words)
        self._record(self.deputy, date=self.today)

    def test_who_enters(self):
        """Officers where it is allowed, free of conflict themselves."""
        for role in ("unit_head", "unit_officer", "auditor", "employee"):
            with self.assertRaises(UserError):
                self._submit(self.users[role])
        self.company.emulation_allow_paper = False
        self.assertIn("settings", self._refusal(UserError, self._submit))
        self.company.emulation_allow_paper = True
        self._submit()
        self.company.emulation_allow_paper = False
        self.assertIn("settings", self._refusal(UserError, self._record, self.deputy))
        self.company.emulation_allow_paper = True
        self.inside.route_id = False
        own = self._new_nomination(self.staff["officer"])
        self._submit(nominations=own, employee_id=self.chief.id)
        officer_step, admin = own.current_step_ids, self.staff["administrator"]
        words = self._refusal(UserError, self._record, admin, officer_step)
        self.assertIn("you are the nominee yourself", words)
        chief = self.users["administrator"]
        words = self._refusal(
            UserError, self._record, self.staff["officer"], officer_step, chief
        )
        self.assertIn("Officer may not judge", words)
        self._record(admin, officer_step, chief)
        self.assertEqual(own.state, "passed")

    def test_return_and_refusal(self):
        self._submit()
        self._record(self.deputy, outcome="returned", comment="Thiếu số liệu")
        self.assertEqual(self.nomination.state, "returned")
        self.assertEqual(self.nomination.state_reason, "Thiếu số liệu")
        self._submit(date=self.today)
        self._record(
            self.deputy, outcome="refused", comment="Không đủ", date=self.today
        )
        self.assertEqual(self.nomination.state, "failed")

    def test_no_paper_older_than_the_return(self):
        self._submit()
        self._record(self.deputy, outcome="returned", comment="Thiếu", date=self.today)
        self.assertIn("before", self._refusal(UserError, self._submit))
        self._submit(date=self.today)

    def test_a_paper_that_came_in_time(self):
        """The window of the round is that of the paper's day, not of the typing."""
        self.round.date_close = self.day
        self.round.with_user(self.officer).action_deliberate()
        words = self._refusal(UserError, self._submit, date=self.today)
        self.assertIn("were accepted until", words)
        self._submit()
        self.assertEqual(self.nomination.state, "submitted")

    def test_a_delegate_signs(self):
        """Who acted for somebody on the paper's day, and for nobody in conflict."""
        self._submit()
        clerk = self.staff["employee"]
        later = self.day + timedelta(days=1)
        given = self.env["emulation.delegation"].with_user(self.officer)
        for person in (self.headman, self.deputy):
            words = self._refusal(UserError, self._record, clerk, date=later)
            self.assertIn("not who decides", words)
            own = given.create(
                {
                    "delegator_id": person.id,
                    "delegate_id": clerk.id,
                    "date_from": later,
                    "date_to": self.today,
                    "reason": "Đi công tác",
                    "attachment_ids": [(4, self._new_scan())],
                }
            )
        self.assertIn("not who decides", self._refusal(UserError, self._record, clerk))
        step = self.nomination.current_step_ids
        self._record(clerk, date=later)
        self.assertEqual(step.actor_employee_id, clerk)
        self.assertEqual(step.delegation_id, own)

    def test_submission_on_screen_forgets_the_paper(self):
        self._submit()
        self._record(self.deputy, outcome="returned", comment="Thiếu số liệu")
        admin = self.users["administrator"]
        self.nomination.with_user(admin).action_submit()
        self.assertFalse(self.nomination.submission_date)
        self.assertEqual(self.nomination.submitted_by_id, admin)
        self.assertTrue(self.nomination.attachment_ids)

    def test_law_of_that_day(self):
        """A condition that came into force after the paper does not hinder it."""
        self.env["emulation.eligibility.rule"].create(
            {
                "name": "Xếp loại",
                "category_id": self.inside.id,
                "kind": "domain",
                "subject_domain": "[('job_title', '=', 'Không có')]",
                "valid_from": self.today,
            }
        )
        self.assertIn(
            "Xếp loại",
            self._refusal(
                UserError, self.nomination.with_user(self.officer).action_submit
            ),
        )
        self._submit()
        self.assertEqual(self.nomination.state, "submitted")
        self.assertFalse(self.nomination.check_ids)

    def test_no_context_sets_the_day(self):
        nomination = self.nomination.with_context(
            _emulation_paper=[str(self.day), {"nominator_id": 1}]
        )
        self.assertIsNone(nomination._get_paper())

    def test_other_kinds_have_windows_of_their_own(self):
        for kind, words in (
            ("posting", "not recorded from paper"),
            ("consultation", "not recorded from paper"),
        ):
            self._new_route(
                self._group_step(kind, working_days=2), self._group_step("approval")
            )
            nomination = self._submitted(self._new_employee(kind, self.unit_b))
            self.assertIn(
                words,
                self._refusal(
                    UserError, self._record, self.deputy, nomination.current_step_ids
                ),
            )

    def test_many_on_one_paper(self):
        people = [self._new_employee(f"Người {n}", self.unit_b) for n in range(14)]
        nominations = self.env["emulation.nomination"].union(
            *(self._new_nomination(person) for person in people)
        )
        counts = []
        for batch in (nominations[:1], nominations[1:4], nominations[4:]):
            self._submit(nominations=batch)
            # As over RPC: what is fetched together is not known from before
            steps = batch.current_step_ids.browse(batch.current_step_ids.ids)
            scan = self._new_scan()
            start = self._clean_count()
            self._record(self.deputy, steps, attachment_ids=[scan])
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - start)
            self.assertEqual(set(steps.mapped("outcome")), {"approved"})
            self.assertEqual(len(steps.attachment_ids), len(steps))
        self.assertEqual(counts[1], counts[2])

    def test_windows(self):
        seen = self.nomination.with_user(self.officer)
        self.assertTrue(seen.can_submit_paper)
        self.assertFalse(seen.can_record_paper)
        self._wizard(
            seen.action_ask_submit_paper(),
            employee_id=self.headman.id,
            date=self.day,
            attachment_ids=[(6, 0, [self._new_scan()])],
        ).action_apply()
        self.env.invalidate_all()
        self.assertFalse(seen.can_submit_paper)
        self.assertTrue(seen.can_record_paper)
        self._wizard(
            seen.action_ask_paper(),
            employee_id=self.deputy.id,
            date=self.day,
            attachment_ids=[(6, 0, [self._new_scan()])],
        ).action_apply()
        self.assertEqual(self.nomination.current_step_ids.kind, "appraisal")
        head = self.nomination.with_user(self.head)
        with self.assertRaises(AccessError):
            head.read(["can_record_paper"])

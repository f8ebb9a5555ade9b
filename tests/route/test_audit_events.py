# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.tests import tagged

from .route_common import HEAD, TOP, RouteCommon


@tagged("post_install", "-at_install")
class TestAuditEvents(RouteCommon):
    """Every act on a nomination on its way is in its chain, with actor and reason."""

    def _told(self, record, since=0):
        return [
            (e.event, e.actor_login, e.reason or None)
            for e in self._log(record)[since:]
        ]

    def _paper(self, user):
        files = self.env["ir.attachment"].with_user(user)
        return files.create({"name": "van-ban.pdf", "raw": b"%PDF-1.4 paper"}).ids

    def test_steps(self):
        self._set_route(HEAD, {**self.appraisal, "on_return": "previous"}, TOP)
        nomination = self._submitted()
        self._as(nomination, "head_a").action_approve("Đồng ý")
        self._as(nomination, "officer").action_return("Thiếu minh chứng")
        self._as(nomination, "head_a").action_approve()
        self._as(nomination, "officer").action_approve()
        self._as(nomination, "head_top").action_refuse("Chưa đủ thành tích")
        head = self.heads["head_a"].login
        self.assertEqual(
            self._told(nomination),
            [
                ("submit", "emulation_unit_officer", None),
                ("approve", head, "Đồng ý"),
                ("return", "emulation_officer", "Thiếu minh chứng"),
                ("approve", head, None),
                ("approve", "emulation_officer", None),
                ("refuse", self.heads["head_top"].login, "Chưa đủ thành tích"),
            ],
        )
        self.assertEqual(
            [(e.values["from"], e.values["to"]) for e in self._log(nomination)],
            [
                ("draft", "submitted"),
                ("submitted", "in_review"),
                ("in_review", "in_review"),
                ("in_review", "in_review"),
                ("in_review", "in_review"),
                ("in_review", "failed"),
            ],
        )

    def test_steps_of_the_workflow(self):
        self._set_route(self.appraisal)
        nomination = self._submitted()
        officer = self._as(nomination, "officer")
        officer.action_receive()
        officer.action_suspend("Xác minh")
        officer.action_resume("Đã rõ")
        officer.action_withdraw("Đơn vị xin rút")
        officer.action_reopen("Đơn vị đề nghị lại")
        self.assertEqual(
            self._told(nomination, 1),
            [
                (event, "emulation_officer", reason)
                for event, reason in (
                    ("receive", None),
                    ("suspend", "Xác minh"),
                    ("resume", "Đã rõ"),
                    ("withdraw", "Đơn vị xin rút"),
                    ("reopen", "Đơn vị đề nghị lại"),
                )
            ],
        )

    def test_forward_and_result(self):
        self._set_route(
            self.appraisal,
            {"kind": "forward", "responsible": "group", "group_id": self.group.id},
            category=self.forwarded,
        )
        nomination = self._submitted(category=self.forwarded)
        officer = self._as(nomination, "officer")
        officer.action_approve()
        officer.action_forward()
        officer.action_record_result("failed", reason="Cấp trên không xét")
        self.assertEqual(
            [event for event, _actor, _reason in self._told(nomination, 1)],
            ["approve", "forward", "record_result"],
        )

    def test_every_step_of_the_table_is_in_the_log(self):
        self.test_steps()
        self.inside.route_id = False
        (self.env["emulation.nomination"].search([("state", "=", "draft")])).unlink()
        other = self._new_employee("Lê Thị Hoa", self.unit_a)
        self.person, first = other, self.person
        self.test_steps_of_the_workflow()
        self.person = first
        self.test_forward_and_result()
        log = self.env["emulation.audit.log"]
        events = set(
            log.search([("res_model", "=", "emulation.nomination")]).mapped("event")
        )
        self.assertLessEqual(set(self.env["emulation.nomination"]._TRANSITIONS), events)
        self.assertEqual(events - set(log._get_event_words()), set())

    def test_override(self):
        rule = self.env["emulation.eligibility.rule"].create(
            {
                "name": "Bằng khen",
                "kind": "award",
                "category_id": self.inside.id,
                "award_type_ids": self.award_outside.ids,
                "window": "any",
                "min_count": 1,
                "severity": "warn",
            }
        )
        self._set_route(self.appraisal)
        nomination = self._submitted()
        self._as(nomination, "officer").action_override(rule.id, "Đã rà soát")
        entry = self._log(nomination)[-1]
        self.assertEqual(
            (entry.event, entry.actor_login, entry.reason),
            ("overridden", "emulation_officer", "Đã rà soát"),
        )
        self.assertEqual(entry.values["condition"], "Bằng khen")

    def test_delegation(self):
        self._set_route(HEAD)
        delegator = self._person("head_a")
        given = (
            self.env["emulation.delegation"]
            .with_user(self.heads["head_a"])
            .create(
                {
                    "delegator_id": delegator.id,
                    "delegate_id": self._person("head_b").id,
                    "date_to": self.today + timedelta(days=3),
                    "reason": "Đi công tác",
                }
            )
        )
        nomination = self._submitted()
        self._as(nomination, "head_b").action_approve()
        entry = self._log(nomination)[-1]
        self.assertEqual(entry.actor_login, self.heads["head_b"].login)
        self.assertEqual(entry.values["delegation"], given.ids)
        given.action_end("Đã về")
        first, last = self._log(given)
        self.assertEqual(
            (first.event, first.actor_login, first.reason),
            ("delegated", self.heads["head_a"].login, "Đi công tác"),
        )
        self.assertEqual(first.values["delegator"], delegator.name)
        self.assertEqual(
            (last.event, last.reason, last.values["to"]), ("end", "Đã về", "ended")
        )

    def test_complaint(self):
        self._set_route(self.appraisal)
        nomination = self._submitted()
        complaint = (
            self.env["emulation.complaint"]
            .with_user(self.users["officer"])
            .create(
                {
                    "nomination_id": nomination.id,
                    "complainant_name": "Một cử tri",
                    "content": "Không đúng thành tích",
                }
            )
        )
        complaint.action_answer("rejected", "Đã kiểm tra, không có căn cứ")
        self.assertEqual(
            [(e.event, e.actor_login) for e in self._log(complaint)],
            [("complained", "emulation_officer"), ("answer", "emulation_officer")],
        )
        # Who complained is in no chain
        chains = self._log(complaint) | self._log(nomination)
        for entry in chains:
            self.assertNotIn(
                "cử tri", f"{entry.res_name} {entry.values} {entry.reason}"
            )
        self.assertEqual(
            [event for event, _actor, _reason in self._told(nomination, 1)],
            ["suspend", "resume"],
        )

    def test_posting_and_consultation(self):
        group = {"responsible": "group", "group_id": self.group.id}
        self._set_route(
            {"kind": "posting", "working_days": 1, **group},
            {"kind": "consultation", **group},
            self.appraisal,
        )
        nomination = self._submitted()
        # As the scheduled action does when its days are over
        nomination.current_step_ids._end_posting()
        step = nomination.current_step_ids.with_user(self.users["officer"])
        step.action_record_letter("12/CV", self.today, self.outside.id)
        step.action_record_answer("other", "90/TL", self.today, "Nêu rõ hơn thành tích")
        told = self._told(nomination, 1)
        self.assertEqual(
            [event for event, _actor, _reason in told],
            ["posted", "consulted", "answered"],
        )
        self.assertEqual(told[2][1:], ("emulation_officer", "Nêu rõ hơn thành tích"))
        self.assertEqual(self._log(nomination)[2].values["letter"], "12/CV")

    def test_paper(self):
        self._set_route(HEAD)
        nomination = self._submitted()
        officer = self.users["officer"]
        nomination.current_step_ids.with_user(officer).action_record_paper(
            employee_id=self._person("head_a").id,
            date=self.today,
            outcome="approved",
            attachment_ids=self._paper(officer),
        )
        entries = self._log(nomination)[1:]
        self.assertEqual(
            {(e.event, e.actor_login) for e in entries},
            {("approve", "emulation_officer"), ("from paper", "emulation_officer")},
        )
        signed = entries.filtered(lambda e: e.event == "from paper")
        self.assertEqual(
            signed.values,
            {"signed_by": self._person("head_a").name, "date": str(self.today)},
        )

    def test_opening_a_dossier_and_its_files_once_for_each_reader(self):
        self._set_route(HEAD)
        nomination = self._submitted()
        file = self.env["ir.attachment"].create(
            {
                "name": "minh-chung.pdf",
                "raw": b"%PDF-1.4 x",
                "res_model": nomination._name,
                "res_id": nomination.id,
            }
        )
        readers = (self.heads["head_a"], self.users["officer"], self.users["auditor"])
        for user in readers:
            for _again in range(2):
                nomination.with_user(user).action_open_dossier()
                self.env.invalidate_all()
                nomination.with_user(user).web_read({"summary": {}})
                file.with_user(user).read(["raw"])
        entries = self.env["emulation.access.log"].search(
            [("res_model", "=", nomination._name), ("res_id", "=", nomination.id)],
            order="id",
        )
        self.assertEqual(
            sorted(entries.mapped(lambda e: (e.actor_login, e.kind, e.file_name))),
            sorted(
                (user.login, kind, name)
                for user in readers
                for kind, name in (("dossier", False), ("file", "minh-chung.pdf"))
            ),
        )

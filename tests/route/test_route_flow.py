# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date, datetime

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .route_common import HEAD, TOP, RouteCommon


@tagged("post_install", "-at_install")
class TestRouteFlow(RouteCommon):
    """From step to step: approving, returning, refusing."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.route = cls._set_route(HEAD, cls.appraisal, TOP)

    def test_the_whole_route(self):
        nomination = self._submitted()
        self.assertEqual(nomination.state, "submitted")
        self.assertEqual(nomination.holder_id, self.unit_a)
        self.assertEqual(
            nomination.current_step_ids.responsible_text, "Head of CĐCS Sở Nội vụ"
        )
        self._as(nomination, "head_a").action_approve("Đồng ý")
        self.assertEqual(nomination.state, "in_review")
        self.assertEqual(nomination.holder_id, self.union)
        self._as(nomination, "officer").action_approve()
        self._as(nomination, "head_top").action_approve("Nhất trí")
        self.assertEqual(nomination.state, "passed")
        self.assertEqual(
            self._states(nomination),
            [(f"Bước {n}", "done", "approved") for n in (1, 2, 3)],
        )
        first = nomination.step_ids[0]
        self.assertEqual(first.actor_id, self.heads["head_a"])
        self.assertEqual(first.actor_employee_id, self.staff["unit_head"])
        self.assertEqual(first.comment, "Đồng ý")
        log = self._log(nomination)
        self.assertEqual(
            log.mapped("event"), ["submit", "approve", "approve", "approve"]
        )
        self.assertEqual(log[-1].values["step"], "Bước 3")
        self.assertEqual(log[-1].reason, "Nhất trí")
        self.assertEqual(nomination.progress_text, "3 of 3 steps")

    def test_without_a_route_an_officer_approves(self):
        self.inside.route_id = False
        nomination = self._submitted()
        step = nomination.step_ids
        self.assertEqual((step.kind, step.responsible), ("approval", "group"))
        self._as(nomination, "officer").action_approve()
        self.assertEqual(nomination.state, "passed")

    def test_a_changed_route_rewrites_nothing(self):
        nomination = self._submitted()
        names = ("name", "kind", "responsible", "department_id", "sequence", "state")
        before = nomination.step_ids.read(names, load=None)
        self.route.step_ids[0].write(
            {"name": "Khác", "responsible": "head_above", "levels_up": 1}
        )
        self.route.step_ids[1:].unlink()
        self.inside.route_id = False
        self.assertEqual(nomination.step_ids.read(names, load=None), before)
        self._as(nomination, "head_a").action_approve()
        self._as(nomination, "officer").action_approve()
        self._as(nomination, "head_top").action_approve()
        self.assertEqual(nomination.state, "passed")
        # The steps done keep who did them, also when nobody is in the group any more
        self.env.ref("hr_emulation.group_officer").user_ids = False
        self.assertEqual(nomination.step_ids[1].actor_name, "Officer")

    def test_return_to_the_nominator_adds_a_pass(self):
        nomination = self._submitted()
        self._as(nomination, "head_a").action_approve()
        with self.assertRaisesRegex(UserError, "reason"):
            self._as(nomination, "officer").action_return(" ")
        self._as(nomination, "officer").action_return("Thiếu số liệu")
        self.assertEqual(nomination.state, "returned")
        self.assertFalse(nomination.progress_text)
        self.assertEqual(nomination.holder_id, self.unit_a)
        self.assertTrue(nomination.return_deadline)
        self.assertEqual(
            self._states(nomination),
            [
                ("Bước 1", "done", "approved"),
                ("Bước 2", "done", "returned"),
                ("Bước 3", "cancelled", False),
            ],
        )
        self._as(nomination, "unit_officer").action_submit()
        self.assertEqual(nomination.pass_number, 2)
        self.assertEqual(nomination.current_step_ids.name, "Bước 1")
        self.assertEqual(len(nomination.step_ids), 6)
        self.assertEqual(
            nomination.progress_text, "0 of 3 steps · Bước 1 – Head of CĐCS Sở Nội vụ"
        )

    def test_return_one_step_back(self):
        self.route.step_ids[1:].on_return = "previous"
        nomination = self._submitted()
        self._as(nomination, "head_a").action_approve()
        self._as(nomination, "officer").action_approve()
        self._as(nomination, "head_top").action_return("Xem lại")
        self.assertEqual(nomination.state, "in_review")
        self.assertEqual(nomination.holder_id, self.union)
        self.assertEqual(
            self._states(nomination, 2),
            [("Bước 2", "current", False), ("Bước 3", "waiting", False)],
        )
        # Back again: the step before was done in an earlier pass
        self._as(nomination, "officer").action_return("Đơn vị xem lại")
        self.assertEqual(
            self._states(nomination, 3),
            [
                ("Bước 1", "current", False),
                ("Bước 2", "waiting", False),
                ("Bước 3", "waiting", False),
            ],
        )
        self._as(nomination, "head_a").action_return("Bổ sung")
        self.assertEqual(nomination.state, "returned")
        self.assertEqual(nomination.pass_number, 3)

    def test_refusal_ends_it(self):
        nomination = self._submitted()
        with self.assertRaisesRegex(UserError, "reason"):
            self._as(nomination, "head_a").action_refuse()
        self._as(nomination, "head_a").action_refuse("Chưa đủ tiêu chuẩn")
        self.assertEqual(nomination.state, "failed")
        self.assertEqual(nomination.state_reason, "Chưa đủ tiêu chuẩn")
        self.assertEqual(
            [state for _name, state, _outcome in self._states(nomination)],
            ["done", "cancelled", "cancelled"],
        )
        self._as(nomination, "officer").action_reopen("Có bổ sung")
        self._as(nomination, "unit_officer").action_submit()
        self.assertEqual(nomination.pass_number, 2)

    def test_withdrawing_ends_the_steps(self):
        nomination = self._submitted()
        self._as(nomination, "unit_officer").action_withdraw("Đổi ý")
        self.assertEqual(set(nomination.step_ids.mapped("state")), {"cancelled"})

    def test_suspended_steps_wait(self):
        nomination = self._submitted()
        self._as(nomination, "officer").action_suspend("Đang xác minh")
        with self.assertRaisesRegex(UserError, "Suspended"):
            self._as(nomination, "head_a").action_approve()
        with self.assertRaisesRegex(UserError, "suspended"):
            nomination.current_step_ids._complete("approved")
        self._as(nomination, "officer").action_resume("Xong")
        self._as(nomination, "head_a").action_approve()

    def test_all_or_nothing(self):
        able, unable = self._submitted(), self._submitted(self.other)
        both = self._as(able | unable, "head_a")
        unable.with_user(self.heads["head_b"]).action_approve()
        # Who may read both is told of each
        officer = self._as(able | unable, "officer")
        with self.assertRaises(UserError) as error:
            officer.action_approve()
        self.assertIn(able.display_name, str(error.exception))
        self.assertNotIn(unable.display_name, str(error.exception))
        self.assertEqual(unable.current_step_ids.name, "Bước 2")
        with self.assertRaises(AccessError):
            both.action_approve()
        self.assertEqual(able.current_step_ids.name, "Bước 1")

    def test_list_goes_on_with_those_that_can(self):
        able, unable = self._submitted(), self._submitted(self.staff["employee"])
        self._as(unable, "head_a").action_refuse("Chưa đủ")
        action = (
            self._as(able | unable, "head_a")
            .with_context(emulation_step="approve")
            .action_ask_step()
        )
        wizard = (
            self.env["emulation.step.wizard"]
            .with_user(self.heads["head_a"])
            .with_context(**action["context"])
            .create({})
        )
        self.assertEqual((wizard.able_count, wizard.blocked_count), (1, 1))
        wizard.action_apply()
        self.assertEqual(able.current_step_ids.name, "Bước 2")

    def test_forwarding_is_the_last_step(self):
        forward = {
            "kind": "forward",
            "responsible": "group",
            "group_id": self.group.id,
        }
        self._set_route(HEAD, forward, category=self.forwarded)
        nomination = self._submitted(category=self.forwarded)
        self._as(nomination, "head_a").action_approve()
        self.assertEqual(nomination.state, "passed")
        self.assertEqual(nomination.current_step_ids.kind, "forward")
        with self.assertRaisesRegex(UserError, "only an emulation officer"):
            self._as(nomination, "head_a").action_forward()
        self._as(nomination, "officer").action_forward()
        self.assertEqual(nomination.state, "forwarded")
        self.assertEqual(nomination.step_ids[-1].outcome, "forwarded")

    def test_what_is_decided_here_is_not_forwarded(self):
        self._set_route(
            HEAD, {"kind": "forward", "responsible": "group", "group_id": self.group.id}
        )
        self.assertEqual(self._submitted().step_ids.mapped("kind"), ["approval"])

    @freeze_time("2022-06-17 03:00:00")
    def test_deadlines_are_working_days(self):
        self.round.write({"date_open": False, "date_close": False})
        self.route.step_ids[0].working_days = 3
        nomination = self._submitted()
        step = nomination.current_step_ids
        # A Friday: Monday to Wednesday
        self.assertEqual(step.deadline, date(2022, 6, 22))
        with freeze_time(datetime(2022, 6, 23, 3)):
            step.invalidate_recordset()
            self.assertTrue(step.is_late)
            self._as(nomination, "head_a").action_approve()
            self.assertEqual(step.days_taken, 4)

    def test_steps_are_written_by_the_server_alone(self):
        nomination = self._submitted()
        step = nomination.current_step_ids
        for user in (self.users["administrator"], self.env.ref("base.user_admin")):
            with self.assertRaises(AccessError):
                step.with_user(user).write({"state": "done"})
            with self.assertRaises(AccessError):
                step.with_user(user).copy()
            with self.assertRaises(AccessError):
                step.with_user(user).unlink()
            with self.assertRaises(AccessError):
                nomination.with_user(user).write(
                    {"step_ids": [(1, step.id, {"outcome": "approved"})]}
                )
        with self.assertRaises(UserError):
            nomination.with_user(self.users["administrator"]).write({"pass_number": 7})

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import json
from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .route_common import HEAD, RouteCommon

ACTIONS = ("approve", "return", "refuse")
# Where each state is reached: who takes which step
PATHS = {
    "draft": [],
    "submitted": [("unit_officer", "submit")],
    "in_review": [("unit_officer", "submit"), ("unit_head", "approve")],
    "returned": [("unit_officer", "submit"), ("unit_head", "return")],
    "suspended": [("unit_officer", "submit"), ("administrator", "suspend")],
    "passed": [
        ("unit_officer", "submit"),
        ("unit_head", "approve"),
        ("administrator", "approve"),
    ],
    "failed": [("unit_officer", "submit"), ("unit_head", "refuse")],
    "withdrawn": [("unit_officer", "withdraw")],
}
# Who may what: everything else is refused
ALLOWED = {
    "submitted": {"unit_head": ACTIONS},
    "in_review": {"officer": ACTIONS, "administrator": ACTIONS},
    "returned": {"officer": ("refuse",), "administrator": ("refuse",)},
}


@tagged("post_install", "-at_install")
class TestRouteMatrix(RouteCommon, HttpCase):
    """State x action x role, through the button, a write and JSON-2."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._set_route(HEAD, cls.appraisal)
        cls.keys = {
            role: cls.env["res.users.apikeys"]
            .with_user(user)
            ._generate("rpc", role, cls.env.cr.now() + timedelta(days=1))
            for role, user in cls.users.items()
        }

    def _reach(self, state):
        person = self._new_employee(f"Người {state}", self.unit_a)
        nomination = self._new_nomination(person)
        for role, step in PATHS[state]:
            action = getattr(nomination.with_user(self.users[role]), f"action_{step}")
            if nomination._TRANSITIONS[step].needs_reason:
                action("Lý do")
            else:
                action()
        self.assertEqual(nomination.state, state)
        return nomination

    def _snapshot(self, nomination):
        self.env.flush_all()
        self.env.invalidate_all()
        steps = nomination.step_ids
        return (
            nomination.state,
            nomination.holder_id,
            [(s.state, s.outcome, s.actor_id, s.comment) for s in steps],
        )

    def _json2(self, role, method, body):
        return self.url_open(
            f"/json/2/emulation.nomination/{method}",
            data=json.dumps(body),
            headers={
                "Authorization": f"bearer {self.keys[role]}",
                "Content-Type": "application/json",
            },
        )

    def test_button(self):
        for state in PATHS:
            nomination = self._reach(state)
            before = self._snapshot(nomination)
            for role, user in self.users.items():
                own = nomination.with_user(user)
                may_read = own.has_access("read")
                for action in ACTIONS:
                    allowed = action in ALLOWED.get(state, {}).get(role, ())
                    with self.subTest(state=state, role=role, action=action):
                        if may_read:
                            self.assertEqual(own[f"can_{action}"], allowed)
                        if allowed:
                            self._take_and_undo(own, action)
                            continue
                        with self.assertRaises(UserError):
                            getattr(own, f"action_{action}")("Lý do")
                    self.assertEqual(self._snapshot(nomination), before)

    def _take_and_undo(self, nomination, action):
        """The action works; it is undone, so that the next one finds the same."""
        before = nomination.sudo().state
        savepoint = self.cr.savepoint(flush=True)
        getattr(nomination, f"action_{action}")("Lý do")
        self.env.flush_all()
        after = nomination.sudo().step_ids.mapped("outcome")
        self.assertTrue(any(after) or before == "returned")
        savepoint.close(rollback=True)
        self.env.invalidate_all()

    def test_write(self):
        """No role sets a state, a step or who acted by writing."""
        for state in ("submitted", "in_review"):
            nomination = self._reach(state)
            before = self._snapshot(nomination)
            step = nomination.current_step_ids
            for role, user in self.users.items():
                own = nomination.with_user(user)
                for vals in (
                    {"state": "passed"},
                    {"holder_id": self.unit_b.id},
                    {"pass_number": 9},
                    {"step_ids": [(1, step.id, {"state": "done"})]},
                    {"step_ids": [(5, 0, 0)]},
                    {"current_step_ids": [(1, step.id, {"outcome": "approved"})]},
                ):
                    with (
                        self.subTest(state=state, role=role, vals=vals),
                        self.assertRaises(UserError),
                        self.cr.savepoint(),
                    ):
                        own.write(vals)
                        self.env.flush_all()
            self.assertEqual(self._snapshot(nomination), before)

    @mute_logger("odoo.http")
    def test_json2(self):
        for state in ("submitted", "in_review", "passed", "draft"):
            nomination = self._reach(state)
            before = self._snapshot(nomination)
            for role in self.users:
                for action in ACTIONS:
                    if action in ALLOWED.get(state, {}).get(role, ()):
                        continue
                    word = "comment" if action == "approve" else "reason"
                    response = self._json2(
                        role,
                        f"action_{action}",
                        {"ids": nomination.ids, word: "Lý do"},
                    )
                    with self.subTest(state=state, role=role, action=action):
                        self.assertGreaterEqual(response.status_code, 400)
                        self.assertLess(response.status_code, 500)
            for method in ("_complete", "_make_steps", "_write_guarded"):
                response = self._json2("administrator", method, {"ids": nomination.ids})
                self.assertGreaterEqual(response.status_code, 400)
            self.assertEqual(self._snapshot(nomination), before)
        submitted = self._reach("submitted")
        response = self._json2("unit_head", "action_approve", {"ids": submitted.ids})
        self.assertEqual(response.status_code, 200)
        self.env.invalidate_all()
        self.assertEqual(submitted.state, "in_review")


@tagged("post_install", "-at_install")
class TestOwnNomination(RouteCommon, HttpCase):
    """Nobody approves his own nomination, by no path; nothing changes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._set_route(HEAD)

    def _check_refused(self, nomination, user, reason):
        step = nomination.current_step_ids
        before = (nomination.state, step.read(load=None))
        own = nomination.with_user(user)
        self.assertFalse(own.can_approve)
        with self.assertRaisesRegex(UserError, reason):
            own.action_approve()
        with self.assertRaises(UserError):
            own.write({"state": "passed"})
        action = own.with_context(emulation_step="approve").action_ask_step()
        wizard = (
            self.env["emulation.step.wizard"]
            .with_user(user)
            .with_context(**action["context"])
            .create({})
        )
        self.assertFalse(wizard.able_count)
        with self.assertRaisesRegex(UserError, reason):
            wizard.action_apply()
        loaded = (
            self.env["emulation.nomination"]
            .with_user(user)
            .load([".id", "state"], [[str(nomination.id), "passed"]])
        )
        self.assertFalse(loaded["ids"])
        key = (
            self.env["res.users.apikeys"]
            .with_user(user)
            ._generate("rpc", "own", self.env.cr.now() + timedelta(days=1))
        )
        with mute_logger("odoo.http"):
            response = self.url_open(
                "/json/2/emulation.nomination/action_approve",
                data=json.dumps({"ids": nomination.ids}),
                headers={
                    "Authorization": f"bearer {key}",
                    "Content-Type": "application/json",
                },
            )
        self.assertGreaterEqual(response.status_code, 400)
        self.assertRegex(response.text, reason)
        self.env.invalidate_all()
        self.assertEqual((nomination.state, step.read(load=None)), before)

    def test_the_nominee(self):
        own = self._submitted(self.staff["unit_head"])
        self._check_refused(own, self.heads["head_a"], "you are the nominee yourself")

    def test_the_nominator(self):
        own = self._submitted(user=self.heads["head_a"])
        self._check_refused(own, self.heads["head_a"], "you submitted the nomination")

    def test_by_delegation(self):
        self.env["emulation.delegation"].with_user(self.heads["deputy_a"]).create(
            {
                "delegator_id": self._person("deputy_a").id,
                "delegate_id": self.staff["unit_head"].id,
                "date_to": self.today,
                "reason": "Nghỉ phép",
            }
        )
        own = self._submitted(self.staff["unit_head"])
        self.assertEqual(own.current_step_ids.acting_role, "deputy")
        self._check_refused(own, self.heads["head_a"], "you are the nominee yourself")

    def test_by_a_second_employee_record(self):
        second = self._new_employee(
            "Bản ghi 2",
            self.unit_a,
            work_contact_id=self.staff["unit_head"].work_contact_id.id,
        )
        own = self._submitted(second)
        self._check_refused(own, self.heads["head_a"], "you are the nominee yourself")

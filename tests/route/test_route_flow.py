# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .route_common import RouteCommon

HEAD = {"kind": "approval", "responsible": "unit_head"}
APPRAISAL = {"kind": "appraisal", "responsible": "group"}
TOP = {"kind": "approval", "responsible": "head_above", "levels_up": 1}


@tagged("post_install", "-at_install")
class TestRouteFlow(RouteCommon):
    """From step to step: approving, returning, refusing."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.group = cls.env.ref("hr_emulation.group_officer")
        cls.route = cls._set_route(HEAD, {**APPRAISAL, "group_id": cls.group.id}, TOP)

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
        self.assertEqual(first.comment, "Đồng ý")
        log = self.env["emulation.audit.log"].search(
            [("res_model", "=", nomination._name), ("res_id", "=", nomination.id)],
            order="seq",
        )
        self.assertEqual(
            log.mapped("event"), ["submit", "approve", "approve", "approve"]
        )
        self.assertEqual(log[-1].values["step"], "Bước 3")

    def test_only_whose_step_it_is(self):
        nomination = self._submitted()
        for name in ("officer", "head_b", "deputy_a", "head_top", "unit_officer"):
            with self.subTest(name=name), self.assertRaises(UserError):
                self._as(nomination, name).action_approve()
        with self.assertRaisesRegex(UserError, "Bước 1.*Head of CĐCS Sở Nội vụ"):
            self._as(nomination, "officer").action_approve()
        self.assertEqual(self._states(nomination)[0], ("Bước 1", "current", False))

    def test_reading_follows_the_step(self):
        nomination = self._submitted()
        top = self._as(nomination, "head_b")
        with self.assertRaises(AccessError):
            top.check_access("read")

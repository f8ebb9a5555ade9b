# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64
from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tests import tagged

from .route_common import HEAD, RouteCommon

PDF = base64.b64encode(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")


@tagged("post_install", "-at_install")
class TestRouteJoint(RouteCommon):
    """Union and management decide jointly: two persons, also where one stands in."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The unit has lost its leaders: both seats fall to the head above
        for name in ("head_a", "deputy_a"):
            cls._set_role(cls.heads[name]._emulation_employees()[0], "member")
        cls._set_route(
            {**HEAD, "joint_responsible": "head_above", "joint_levels_up": 1}
        )

    def _names(self, nomination):
        """Who may decide now, by the people of each step and by what each one sees."""
        steps = nomination.current_step_ids
        able = {
            user.name
            for users in steps._get_responsible_users().values()
            for user in users
        }
        for user in self.heads.values():
            mine = steps.with_user(user).sudo().filtered("is_mine")
            self.assertEqual(bool(mine), user.name in able, user.name)
            self.env.invalidate_all()
        return able

    def test_one_click_is_one_decision(self):
        nomination = self._submitted()
        self.assertEqual(self._names(nomination), {"Head_Top"})
        top = self._as(nomination, "head_top")
        top.action_approve("Chính quyền")
        self.assertEqual(nomination.state, "submitted")
        done, left = nomination.step_ids.sorted("state", reverse=True)
        # He acts in the seat that is his; the one he stood in for passes on
        self.assertEqual(done.responsible, "head_above")
        self.assertEqual(left.responsible, "unit_head")
        self.assertIn("has decided in the other of the two seats", left.passed_on_text)
        self.assertEqual(self._names(nomination), {"Deputy_Top"})
        self.assertFalse(top.can_approve)
        with self.assertRaisesRegex(UserError, "is with: Deputy head of"):
            top.action_approve()
        self._as(nomination, "deputy_top").action_approve("Công đoàn")
        self.assertEqual(nomination.state, "passed")
        self.assertEqual(len(nomination.step_ids.actor_id), 2)

    def test_delegate_of_who_has_decided(self):
        nomination = self._submitted()
        self.env["emulation.delegation"].with_user(self.heads["head_top"]).create(
            {
                "delegator_id": self._person("head_top").id,
                "delegate_id": self._person("head_b").id,
                "date_to": self.today + timedelta(days=5),
                "reason": "Đi công tác",
            }
        )
        self._as(nomination, "head_b").action_approve()
        # Neither the delegate nor whom he acted for fills the other seat
        self.assertEqual(self._names(nomination), {"Deputy_Top"})

    def test_named_person_in_both_seats(self):
        self._set_route(
            {
                **HEAD,
                "joint_responsible": "user",
                "joint_user_id": self.heads["head_top"].id,
            }
        )
        nomination = self._submitted()
        self._as(nomination, "head_top").action_approve()
        self.assertEqual(self._names(nomination), {"Deputy_Top"})

    def test_nobody_else_is_left(self):
        self._set_role(self._person("deputy_top"), "member")
        nomination = self._submitted()
        self._as(nomination, "head_top").action_approve()
        step = nomination.current_step_ids
        self.assertTrue(step.is_lost)
        self._set_role(self._person("deputy_top"), "deputy")
        self._run_night()
        self.assertEqual(self._names(nomination), {"Deputy_Top"})

    def test_from_paper_each_signs(self):
        nomination = self._submitted()
        officer = self.env["ir.attachment"].with_user(self.users["officer"])
        scan = officer.create({"name": "Văn bản.pdf", "datas": PDF})
        steps = nomination.current_step_ids.with_user(self.users["officer"])
        paper = (self.today, "approved", None, scan.ids)
        steps.action_record_paper(self._person("head_top").id, *paper)
        self.assertEqual(nomination.state, "submitted")
        left = nomination.current_step_ids.with_user(self.users["officer"])
        with self.assertRaisesRegex(UserError, "was not who decides"):
            left.action_record_paper(self._person("head_top").id, *paper)
        left.action_record_paper(self._person("deputy_top").id, *paper)
        self.assertEqual(nomination.state, "passed")

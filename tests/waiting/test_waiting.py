# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.tests import tagged
from odoo.tools import format_date

from ...models.core.days import vietnam_day
from .notice_case import NoticeCase


@tagged("post_install", "-at_install")
class TestWaiting(NoticeCase):
    """What the screen “Waiting for me” shows to whom."""

    def _waiting(self, user=None):
        steps = self.env["emulation.nomination.step"].with_user(user or self.head)
        return steps.get_waiting()

    def test_oldest_first(self):
        nominations = self._submit(3)
        steps = nominations.current_step_ids.sorted(lambda s: s.nomination_id.id)
        for step, days in zip(steps, (2, 9, 5), strict=True):
            step.started_on -= timedelta(days=days)
        steps[1].deadline = self.today - timedelta(days=1)
        found = self._waiting()
        self.assertEqual(found["total"], 3)
        self.assertEqual(
            [row["subject"] for row in found["rows"]],
            ["Người thứ 1", "Người thứ 2", "Người thứ 0"],
        )
        self.assertEqual(
            [row["is_late"] for row in found["rows"]], [True, False, False]
        )
        row = found["rows"][0]
        self.assertEqual(row["step"], "Thủ trưởng duyệt")
        self.assertEqual(row["unit"], self.unit_a.name)
        self.assertEqual(row["award"], self.inside.name)
        self.assertFalse(row["for"])
        self.assertFalse(row["sitting"])
        numbers = self._numbers(self.head)
        self.assertEqual(numbers["waiting"]["value"], 3)
        oldest = format_date(self.env, vietnam_day(min(steps.mapped("started_on"))))
        self.assertIn(oldest, numbers["waiting"]["note"])
        self.assertEqual(numbers["waiting_late"]["value"], 1)

    def _numbers(self, user):
        blocks = self.env["emulation.dashboard"].with_user(user).get_dashboard()
        return {n["name"]: n for block in blocks for n in block["numbers"]}

    def test_sitting_leads_to_its_session(self):
        rule = self.env.ref("hr_emulation.vote_rule_unit_majority")
        self.route.step_ids[0].write({"kind": "meeting", "vote_rule_id": rule.id})
        step = self._submit(1).current_step_ids
        (row,) = self._waiting()["rows"]
        self.assertEqual(row["sitting"], step.id)
        action = step.browse(row["sitting"]).with_user(self.head).action_open_session()
        session = self.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual(session.item_ids.step_id, step)

    def test_nothing_for_others(self):
        self._submit(2)
        for role, user in self.users.items():
            expected = 2 if role == "unit_head" else 0
            self.assertEqual(self._waiting(user)["total"], expected, role)
            waiting = self._numbers(user).get("waiting", {"value": 0})
            self.assertEqual(waiting["value"], expected, role)

    def test_conflict_is_not_shown(self):
        own = self._new_nomination(self.staff["unit_head"])
        own.with_user(self.users["administrator"]).action_submit()
        others = self._submit(1)
        self.assertEqual([r["id"] for r in self._waiting()["rows"]], others.ids)
        upper = self._waiting(self.upper)
        self.assertEqual([r["id"] for r in upper["rows"]], own.ids)

    def test_for_whom_a_delegate_acts(self):
        nominations = self._submit(2)
        delegate = self.users["inspector"]
        self.env["emulation.delegation"].with_user(self.head).create(
            {
                "delegator_id": self.staff["unit_head"].id,
                "delegate_id": self.staff["inspector"].id,
                "date_from": self.today,
                "date_to": self.today,
                "reason": "Đi công tác",
            }
        )
        rows = self._waiting(delegate)["rows"]
        self.assertEqual([row["id"] for row in rows], nominations.ids)
        self.assertEqual({row["for"] for row in rows}, {self.head.name})
        # The dossier beside the list opens for him as well
        seen = nominations.with_user(delegate)
        self.assertEqual(seen.mapped("can_approve"), [True, True])
        seen[0].action_approve()
        self.assertEqual(self._waiting(delegate)["total"], 1)

    def test_posting_does_not_wait(self):
        self.route.step_ids[0].kind = "posting"
        self._submit(1)
        self.assertFalse(self._waiting()["total"])

    def test_dossier_decides_nothing_itself(self):
        view = self.env.ref("hr_emulation.emulation_nomination_view_form_waiting")
        arch = self.env["emulation.nomination"].get_view(view.id, "form")["arch"]
        self.assertNotIn("action_approve", arch)
        self.assertNotIn("<chatter", arch)

    def test_constant_queries(self):
        def run(count, name):
            self._submit(count, name)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            found = self._waiting()
            return self.cr.sql_log_count - before, found

        run(1, "Đầu tiên")
        few, _found = run(10, "Mười")
        many, found = run(200, "Hai trăm")
        self.assertLessEqual(many, few + 2)
        self.assertEqual((found["total"], len(found["rows"])), (211, 200))

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.fields import Domain
from odoo.tests import tagged

from .test_conflict import ConflictCommon

SECRET = "Ý kiến của một bên"


@tagged("post_install", "-at_install")
class TestHalfOfAJointDecision(ConflictCommon):
    """What one of two said is his alone until the other has decided."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        group = cls.env.ref("hr_emulation.group_officer")
        cls.inside.route_id = cls.env["emulation.route"].create(
            {
                "name": "Cùng quyết định",
                "step_ids": [
                    (
                        0,
                        0,
                        {
                            "name": "Duyệt",
                            "sequence": 1,
                            "responsible": "unit_head",
                            "joint_responsible": "group",
                            "joint_group_id": group.id,
                        },
                    )
                ],
            }
        )
        cls.nomination = cls._new_nomination()
        cls.nomination.with_user(cls.users["unit_officer"]).action_submit()
        cls.nomination.with_user(cls.users["unit_head"]).action_approve(SECRET)

    def _steps(self, role):
        return self.env["emulation.nomination.step"].with_user(self.users[role])

    def test_before_and_after(self):
        half = self.nomination.step_ids.filtered(lambda s: s.state == "done")
        self.assertEqual(half.comment, SECRET)
        asked = Domain("comment", "=", SECRET)
        log = self.env["emulation.audit.log"].with_user(self.users["auditor"])
        for role, seen in (
            ("unit_head", half),
            ("officer", half.browse()),
            ("auditor", half.browse()),
            ("unit_officer", half.browse()),
        ):
            with self.subTest(role):
                self.assertEqual(self._steps(role).search(asked), seen)
                messages = self.env["mail.message"].with_user(self.users[role])
                self.assertFalse(messages.search([("body", "like", SECRET)]))
        self.assertFalse(log.search([("reason", "like", SECRET)]))
        self.nomination.with_user(self.users["officer"]).action_approve("Nhất trí")
        self.assertEqual(self.nomination.state, "passed")
        self.assertEqual(self._steps("auditor").search(asked), half)
        [entry] = log.search([("reason", "like", SECRET)])
        name = self.users["unit_head"].name
        self.assertIn(f"{name}: {SECRET}", entry.reason)
        self.assertIn("Nhất trí", entry.reason)

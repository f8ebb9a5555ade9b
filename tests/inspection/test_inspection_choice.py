# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged

from .inspection_common import InspectionMixin


@tagged("post_install", "-at_install")
class TestInspectionChoice(InspectionMixin, TransactionCase):
    """Whom to inspect, by level, cluster, tree and name."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_inspection()
        cls.inspection = cls._inspection(target_ids=[])

    def _choose(self, role="officer", **vals):
        model = self.env["emulation.inspection.target.wizard"]
        return model.with_user(self.users[role]).create(
            {"inspection_id": self.inspection.id, **vals}
        )

    def test_by_level(self):
        """Own units of inspectors are left out, and the window says so."""
        level = self.env.ref("hr_emulation.level_grassroots")
        wizard = self._choose(level_ids=[(6, 0, level.ids)], with_heads=True)
        self.assertEqual(wizard.chosen_text, "CĐCS Sở Nội vụ\nUnit_Head")
        self.assertEqual(
            wizard.left_out_text, "CĐCS Sở Tài chính: an inspector belongs to it."
        )
        wizard.action_apply()
        targets = self.inspection.target_ids
        self.assertEqual(targets.department_id, self.unit_a)
        self.assertEqual(targets.employee_id, self.staff["unit_head"])
        with self.assertRaisesRegex(UserError, "The choice adds nobody"):
            wizard.action_apply()

    def test_by_cluster(self):
        cluster = self.env["emulation.cluster"].create(
            {
                "name": "Cụm 1",
                "member_ids": [
                    (0, 0, {"unit_id": self.unit_a.id, "year": self.today.year})
                ],
            }
        )
        self._choose(cluster_ids=[(6, 0, cluster.ids)]).action_apply()
        self.assertEqual(self.inspection.target_ids.department_id, self.unit_a)

    def test_by_tree_and_name(self):
        team_level = self.env.ref("hr_emulation.level_team")
        self.team_a.action_set_emulation_level(team_level.id)
        wizard = self._choose(
            department_ids=[(6, 0, self.unit_a.ids)],
            with_below=True,
            employee_ids=[(6, 0, (self.person | self.other).ids)],
        )
        wizard.action_apply()
        self.assertEqual(
            self.inspection.target_ids.department_id, self.unit_a | self.team_a
        )
        # The other one is a colleague of the leader of the inspectors
        self.assertEqual(self.inspection.target_ids.employee_id, self.person)
        unit = self._choose(department_ids=[(6, 0, self.union.ids)])
        with self.assertRaisesRegex(UserError, "choose the kind “Self-inspection”"):
            unit.action_apply()

    def test_who_chooses(self):
        wizard = self._choose("unit_head", department_ids=[(6, 0, self.unit_a.ids)])
        with self.assertRaises(AccessError):
            wizard.action_apply()
        named = self._choose(department_ids=[(6, 0, self.unit_a.ids)])
        with self.assertRaises(AccessError):
            named.with_user(self.named).action_apply()
        self.assertFalse(self.inspection.target_ids)

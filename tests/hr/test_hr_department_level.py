# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tests.common import new_test_user

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestDepartmentLevel(EmulationCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.team, cls.grassroots, cls.province = (
            cls.env.ref(f"hr_emulation.level_{name}")
            for name in ("team", "grassroots", "province")
        )
        cls.hr_manager = new_test_user(
            cls.env, "level_hr_manager", groups="hr.group_hr_manager"
        )

    def test_unit_is_the_nearest_with_a_level(self):
        self.assertEqual(self.team_a.emulation_unit_id, self.unit_a)
        self.assertEqual(self.unit_a.emulation_unit_id, self.unit_a)
        self.team_a.action_set_emulation_level(self.team.id)
        self.assertEqual(self.team_a.emulation_unit_id, self.team_a)
        self.team_a.action_set_emulation_level(False)
        self.assertEqual(self.team_a.emulation_unit_id, self.unit_a)
        self.team_a.parent_id = self.unit_b
        self.assertEqual(self.team_a.emulation_unit_id, self.unit_b)
        lonely = self.env["hr.department"].create({"name": "Phòng chưa có cấp"})
        self.assertFalse(lonely.emulation_unit_id)

    def test_unit_of_a_deep_tree_is_recomputed(self):
        deep = self.env["hr.department"].create(
            {"name": "Nhóm", "parent_id": self.team_a.id}
        )
        self.unit_a.action_set_emulation_level(False)
        self.assertEqual(deep.emulation_unit_id, self.union)

    def test_only_administrators_set_levels(self):
        for role, user in self.users.items():
            team = self.team_a.with_user(user)
            if role == "administrator":
                self.assertTrue(team.action_set_emulation_level(self.team.id))
                self.assertEqual(self.team_a.emulation_level_id, self.team)
                continue
            with self.assertRaises(AccessError, msg=role):
                team.action_set_emulation_level(self.team.id)
        with self.assertRaises(AccessError):
            self.team_a.with_user(self.hr_manager).action_set_emulation_level(
                self.team.id
            )

    def test_level_is_not_written_directly(self):
        department = self.env["hr.department"].with_user(self.hr_manager)
        with self.assertRaisesRegex(AccessError, "emulation administrators"):
            self.team_a.with_user(self.hr_manager).write(
                {"emulation_level_id": self.team.id}
            )
        with self.assertRaises(AccessError):
            self.unit_a.with_user(self.hr_manager).write({"emulation_level_id": False})
        with self.assertRaises(AccessError):
            department.create({"name": "Mới", "emulation_level_id": self.team.id})
        with self.assertRaises(AccessError):
            self.team_a.with_user(self.users["administrator"]).write(
                {"emulation_level_id": self.team.id}
            )
        both = new_test_user(
            self.env,
            "level_both",
            groups="hr.group_hr_manager,hr_emulation.group_administrator",
        )
        with self.assertRaises(AccessError):
            self.team_a.with_user(both).write({"emulation_level_id": self.team.id})
        self.assertTrue(
            department.create({"name": "Không có cấp", "emulation_level_id": False})
        )

    def test_unknown_level(self):
        with self.assertRaisesRegex(UserError, "no such level"):
            self.team_a.action_set_emulation_level(999999999)

    def test_higher_than_the_unit_above(self):
        with self.assertRaises(UserError) as caught:
            (self.team_a | self.unit_b).action_set_emulation_level(
                self.env.ref("hr_emulation.level_central").id
            )
        text = str(caught.exception)
        self.assertIn(self.team_a.name, text)
        self.assertIn(self.unit_b.name, text)
        self.assertFalse(self.team_a.emulation_level_id)
        self.assertEqual(self.unit_b.emulation_level_id, self.grassroots)

    def test_lower_than_a_unit_below(self):
        with self.assertRaisesRegex(UserError, self.unit_a.name):
            self.union.action_set_emulation_level(self.team.id)

    def test_move_below_a_lower_unit_is_refused(self):
        self.team_a.action_set_emulation_level(self.team.id)
        with self.assertRaisesRegex(ValidationError, self.unit_b.name):
            self.unit_b.parent_id = self.team_a

    def test_ad_hoc_collective_is_no_unit(self):
        committee = self.env["hr.department"].create(
            {
                "name": "Ban Chấp hành",
                "parent_id": self.union.id,
                "emulation_is_ad_hoc": True,
            }
        )
        self.assertEqual(committee.emulation_unit_id, self.union)
        with self.assertRaisesRegex(UserError, "ad-hoc"):
            committee.action_set_emulation_level(self.team.id)

    def test_unit_with_unfinished_nominations_stays_a_unit(self):
        self._new_nomination()
        with self.assertRaisesRegex(UserError, self.unit_a.name):
            self.unit_a.action_set_emulation_level(False)

    def test_setting_is_logged_and_all_or_nothing(self):
        self.team_a.action_set_emulation_level(self.team.id)
        entry = self.env["emulation.audit.log"].search(
            [("res_model", "=", "hr.department"), ("res_id", "=", self.team_a.id)]
        )
        self.assertEqual(entry.mapped("event"), ["level set"])
        self.assertEqual(entry["values"]["to"], self.team.code)
        self.team_a.action_set_emulation_level(self.team.id)
        self.assertEqual(
            self.env["emulation.audit.log"].search_count(
                [("res_model", "=", "hr.department"), ("res_id", "=", self.team_a.id)]
            ),
            1,
        )

    def test_other_companys_department(self):
        company = self.env["res.company"].create({"name": "Đơn vị khác"})
        department = self.env["hr.department"].create(
            {"name": "Phòng khác", "company_id": company.id}
        )
        with self.assertRaises(AccessError):
            department.with_user(
                self.users["administrator"]
            ).action_set_emulation_level(self.team.id)

    def test_kind_of_collective_with_members_does_not_change(self):
        with self.assertRaisesRegex(UserError, self.unit_b.name):
            self.unit_b.emulation_is_ad_hoc = True

    def test_department_with_memberships_is_not_deleted(self):
        with self.assertRaisesRegex(UserError, "Archive it"):
            self.unit_b.unlink()

    def test_constraints_are_in_the_database(self):
        self.env.cr.execute(
            """SELECT conname FROM pg_constraint
                WHERE conname LIKE 'hr_department_emulation%' AND contype = 'c'
                ORDER BY conname"""
        )
        self.assertEqual(
            [row[0] for row in self.env.cr.fetchall()],
            [
                "hr_department_emulation_ad_hoc_is_no_unit",
                "hr_department_emulation_dates_in_order",
            ],
        )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, TransactionCase, new_test_user, tagged

from ...models.core.days import vietnam_today


@tagged("post_install", "-at_install")
class TestCluster(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        level = cls.env.ref("hr_emulation.level_grassroots")
        cls.units = cls.env["hr.department"].create(
            [{"name": "CĐCS Sở Nội vụ"}, {"name": "CĐCS Sở Tài chính"}]
        )
        cls.units.action_set_emulation_level(level.id)
        cls.plain = cls.env["hr.department"].create({"name": "Phòng Hành chính"})
        cls.cluster = cls.env["emulation.cluster"].create({"name": "Cụm thi đua số 1"})
        cls.year = vietnam_today().year

    def _join(self, unit, year, **vals):
        return self.env["emulation.cluster.member"].create(
            {"cluster_id": self.cluster.id, "unit_id": unit.id, "year": year, **vals}
        )

    def test_units_of_a_year(self):
        self._join(self.units[0], 2021)
        self._join(self.units[0], 2022)
        self._join(self.units[1], 2022, is_head=True)
        self.assertEqual(self.cluster._units(2021), self.units[0])
        self.assertEqual(self.cluster._units(2022), self.units)
        self.assertFalse(self.cluster._units(2023))

    def test_unit_needs_a_level(self):
        with self.assertRaisesRegex(ValidationError, "Phòng Hành chính"):
            self._join(self.plain, 2022)

    def test_other_company(self):
        other = self.env["res.company"].create({"name": "Other"})
        unit = self.env["hr.department"].create(
            {"name": "CĐCS khác", "company_id": other.id}
        )
        unit.action_set_emulation_level(self.env.ref("hr_emulation.level_team").id)
        with self.assertRaises(UserError):
            self._join(unit, 2022)

    def test_take_over_last_year(self):
        self._join(self.units[0], self.year - 1, is_head=True)
        self._join(self.units[1], self.year - 1)
        self._join(self.units[1], self.year)
        self.cluster.action_copy_last_year()
        self.assertEqual(self.cluster._units(self.year), self.units)
        self.assertFalse(self.cluster.current_head_id)
        self.assertEqual(self.cluster.current_member_count, 2)
        self.cluster.action_copy_last_year()
        self.assertEqual(self.cluster.current_member_count, 2)

    def test_take_over_needs_rights(self):
        self._join(self.units[0], self.year - 1)
        user = new_test_user(self.env, "cluster_user", "hr_emulation.group_officer")
        with self.assertRaises(AccessError):
            self.cluster.with_user(user).action_copy_last_year()

    def test_members_go_with_the_cluster(self):
        member = self._join(self.units[0], 2022)
        self.cluster.unlink()
        self.assertFalse(member.exists())


@tagged("post_install", "-at_install")
class TestUnitLevelWizard(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.departments = cls.env["hr.department"].create(
            [{"name": "CĐCS Sở Nội vụ"}, {"name": "CĐCS Sở Tài chính"}]
        )
        cls.level = cls.env.ref("hr_emulation.level_grassroots")
        cls.user = new_test_user(
            cls.env, "level_administrator", "hr_emulation.group_administrator"
        )

    def _wizard(self, user):
        action = self.env.ref("hr_emulation.emulation_unit_level_wizard_action")
        return (
            self.env[action.res_model]
            .with_user(user)
            .with_context(active_model="hr.department", active_ids=self.departments.ids)
        )

    def test_administrator_sets_and_takes_away(self):
        with self.assertRaises(AccessError):
            self.departments.with_user(self.user).write(
                {"emulation_level_id": self.level.id}
            )
        with Form(self._wizard(self.user)) as form:
            self.assertEqual(form.department_ids.ids, self.departments.ids)
            form.level_id = self.level
        form.record.action_apply()
        self.assertEqual(self.departments.emulation_level_id, self.level)
        self.assertEqual(self.departments.emulation_unit_id, self.departments)
        with Form(self._wizard(self.user)) as form:
            self.assertEqual(form.level_id, self.level)
            self.assertTrue(form.has_level)
            form.level_id = self.level.browse()
        form.record.action_apply()
        self.assertFalse(self.departments.emulation_level_id)

    def test_nothing_to_take_away(self):
        with Form(self._wizard(self.user)) as form:
            self.assertFalse(form.has_level)
            with self.assertRaisesRegex(AssertionError, "level_id is a required"):
                form.save()
            form.level_id = self.level

    def test_others_may_not(self):
        officer = new_test_user(self.env, "level_officer", "hr_emulation.group_officer")
        with self.assertRaises(AccessError):
            self._wizard(officer).create({"level_id": self.level.id})

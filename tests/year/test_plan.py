# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import TransactionCase, tagged

from .year_common import YearMixin


@tagged("post_install", "-at_install")
class TestPlan(YearMixin, TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_year()

    def test_launch_pushes(self):
        self.assertEqual(self.year.plan_ids.unit_id, self.unit_a | self.unit_b)
        self.assertEqual(
            self.plan_a.line_ids.mapped("text"),
            ["Tuyên truyền, phổ biến", "Sơ kết, tổng kết"],
        )
        self.assertEqual(self.plan_a.activity_ids.user_id, self.users["unit_head"])
        self.assertFalse(self.plan_b.activity_ids, "nobody leads this unit")

    def test_all_units_when_none_is_named(self):
        campaign = self._new_launched("Toàn ngành", self.env["hr.department"])
        self.assertIn(self.union, campaign.year_ids.plan_ids.unit_id)
        self.assertNotIn(self.team_a, campaign.year_ids.plan_ids.unit_id)

    def test_next_year_and_newcomers(self):
        self.campaign.unit_ids = self.unit_a
        self.campaign.action_open_year(self.today.year + 1)
        years = self.campaign.year_ids.sorted("year")
        self.assertEqual(years.mapped("year"), [self.today.year, self.today.year + 1])
        self.assertEqual(years[1].plan_ids.unit_id, self.unit_a)
        self.plan_a.line_ids[0].text = "Của đơn vị"
        self.campaign.unit_ids |= self.union
        self.campaign.action_open_year()
        self.assertEqual(len(years[0].plan_ids), 3)
        self.assertEqual(self.plan_a.line_ids[0].text, "Của đơn vị")
        self.campaign.date_end = f"{self.today.year}-12-31"
        with self.assertRaisesRegex(UserError, "outside the campaign"):
            self.campaign.action_open_year(self.today.year + 2)
        with self.assertRaises(AccessError):
            self._as("unit_head", self.campaign).action_open_year()

    def test_head_adapts_and_assigns(self):
        lines = self._as("unit_head", self.plan_a).line_ids
        lines[0].write(
            {
                "text": "Hai bản tin mỗi quý",
                "date": self.today,
                "employee_id": self.staff["employee"].id,
            }
        )
        done = self._as("employee", lines[0])
        self.assertEqual(done.plan_id.unit_id, self.unit_a)
        with self.assertRaises(AccessError):
            done.write({"text": "Ít hơn"})
        done.action_done()
        self.assertEqual(lines[0].done_on, self.today)
        self.assertEqual(self.plan_a.progress, 50)
        with self.assertRaises(AccessError):
            self._as("employee", lines[1]).action_done()
        self.assertEqual(lines[0].task_id.text, "Tuyên truyền, phổ biến")

    def test_stays_with_unit(self):
        with self.assertRaisesRegex(UserError, "stays with its unit"):
            self._as("unit_head", self.plan_a).write({"unit_id": self.unit_b.id})
        with self.assertRaises(AccessError):
            self._as("unit_head", self.plan_b).write({"note": "Lạ"})
        foreign = self._new_launched("Khác").task_ids[0]
        with self.assertRaisesRegex(ValidationError, "no task of this campaign"):
            self.plan_a.line_ids[0].task_id = foreign

    def test_teams_count_for_the_unit_above(self):
        """A team is a unit too; its nearest unit with a plan answers for it."""
        level = self.env.ref("hr_emulation.level_team")
        people = self.plan_a.count_people
        self.team_a.action_set_emulation_level(level.id)
        worker = self._new_employee("Người của tổ", self.team_a)
        self.env.invalidate_all()
        self.assertEqual(self.plan_a.count_people, people + 1)
        registration = self._register(worker)
        registration.action_send()
        self._register(self.team_a)
        kind = self.env["emulation.activity.kind"].create({"name": "Tọa đàm"})
        self.env["emulation.campaign.activity"].create(
            {
                "name": "Tọa đàm của tổ",
                "campaign_id": self.campaign.id,
                "unit_id": self.team_a.id,
                "kind_id": kind.id,
            }
        )
        self.env.invalidate_all()
        self.assertEqual(self.plan_a.count_sent, 1)
        # Everybody else, the draft of the team, and the unit itself
        self.assertEqual(self.plan_a.count_not_sent, people + 2)
        self.assertEqual(self.plan_a.count_activity, 1)
        self.assertFalse(self.plan_a.is_silent)
        domain = self.plan_a.action_view_registrations()["domain"]
        found = self.env["emulation.registration"].search(domain)
        self.assertIn(registration, found)
        self.campaign.unit_ids |= self.team_a
        self.env.invalidate_all()
        self.assertEqual(self.plan_a.count_people, people)
        self.assertEqual(self.plan_a.count_activity, 0)
        silent = self.env["emulation.plan"].search(
            [("year_id", "=", self.year.id), ("is_silent", "=", True)]
        )
        self.assertEqual(silent.unit_id, self.unit_a | self.unit_b)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.tests import TransactionCase, tagged

from .year_common import YearMixin


@tagged("post_install", "-at_install")
class TestRoleDates(YearMixin, TransactionCase):
    """Duties of levels and bodies drive who is asked for what and when."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_emulation()
        cls.day = cls.today + timedelta(days=1)
        cls.office = cls.env["hr.department"].create(
            {"name": "Ban Tuyên giáo", "parent_id": cls.unit_a.id}
        )
        cls.leader = cls._new_employee("Trưởng ban", cls.office)
        cls._set_role(cls.leader, "head")
        level = cls.unit_a.emulation_level_id
        dated = {"yearly_month": cls.day.month, "yearly_day": cls.day.day}
        cls.campaign = cls._new_launched(
            role_ids=[
                (0, 0, {"level_id": level.id, "duty": "Báo cáo cấp trên", **dated}),
                (
                    0,
                    0,
                    {
                        "level_id": level.id,
                        "duty": "Tuyên truyền rộng rãi",
                        "body_name": "Ban Tuyên giáo",
                    },
                ),
                (
                    0,
                    0,
                    {
                        "level_id": cls.union.emulation_level_id.id,
                        "duty": "Tổng hợp, khen thưởng",
                        **dated,
                    },
                ),
            ],
        )
        cls.year = cls.campaign.year_ids
        if cls.day.year != cls.year.year:
            cls.campaign.action_open_year(cls.day.year)
            cls.year = cls.campaign.year_ids.filtered(lambda y: y.year == cls.day.year)
        cls.plan_a, cls.plan_b = cls.year.plan_ids.sorted(
            lambda plan: plan.unit_id != cls.unit_a
        )
        cls.plan_a.activity_ids.unlink()

    def _line(self, plan, duty):
        return plan.line_ids.filtered(lambda line: line.role_id.duty == duty)

    def test_duties_are_in_the_plan(self):
        """Those of the unit's own level, dated and given to the body inside."""
        report = self._line(self.plan_a, "Báo cáo cấp trên")
        self.assertEqual(report.date, self.day)
        self.assertFalse(report.employee_id)
        inside = self._line(self.plan_a, "Tuyên truyền rộng rãi")
        self.assertEqual(inside.employee_id, self.leader)
        self.assertFalse(inside.date)
        elsewhere = self._line(self.plan_b, "Tuyên truyền rộng rãi")
        self.assertFalse(elsewhere.employee_id, "no such body in this unit")
        self.assertFalse(self._line(self.plan_a, "Tổng hợp, khen thưởng"))

    def test_asked_once(self):
        years = self.env["emulation.campaign.year"]
        years._cron_remind()
        activity = self.plan_a.activity_ids
        self.assertEqual(activity.summary, "Báo cáo cấp trên")
        self.assertEqual(activity.date_deadline, self.day)
        self.assertEqual(activity.user_id, self.users["unit_head"])
        activity.action_feedback()
        years._cron_remind()
        self.assertFalse(self.plan_a.activity_ids)

    def test_another_date_is_asked_anew(self):
        line = self._line(self.plan_a, "Tuyên truyền rộng rãi")
        line.write({"date": self.today, "employee_id": self.staff["employee"].id})
        years = self.env["emulation.campaign.year"]
        years._cron_remind()
        asked = self.plan_a.activity_ids.filtered(lambda a: a.summary == line.text)
        self.assertEqual(asked.user_id, self.users["employee"])
        asked.unlink()
        line.date = self.today - timedelta(days=1)
        years._cron_remind()
        asked = self.plan_a.activity_ids.filtered(lambda a: a.summary == line.text)
        self.assertEqual(asked.date_deadline, line.date)
        asked.unlink()
        line.action_done()
        line.date = self.today
        years._cron_remind()
        self.assertNotIn(line.text, self.plan_a.activity_ids.mapped("summary"))

    def test_units_above_are_asked(self):
        """They take no part themselves: they are asked on the campaign, once."""
        self._set_role(self.staff["officer"], "head")
        years = self.env["emulation.campaign.year"]
        years._cron_remind()
        asked = self.campaign.activity_ids
        self.assertEqual(asked.user_id, self.users["officer"])
        self.assertEqual(asked.summary, "Tổng hợp, khen thưởng")
        self.assertEqual(asked.date_deadline, self.day)
        asked.action_feedback()
        years._cron_remind()
        self.assertFalse(self.campaign.activity_ids)

    def test_a_missed_day_is_made_up(self):
        """The scheduled action was not running for three days."""
        self._set_role(self.staff["officer"], "head")
        opened = self.year.create_date.date()
        self.year._ask_above(opened - timedelta(days=1))
        self.assertFalse(self.campaign.activity_ids)
        self.year._ask_above(self.day + timedelta(days=3))
        self.assertEqual(self.campaign.activity_ids.date_deadline, self.day)

    def test_day_of_a_month(self):
        role = self.env["emulation.campaign.role"].new({"yearly_month": 2})
        self.assertEqual(role._get_day(2027).day, 28)
        role.yearly_day = 29
        self.assertEqual(role._get_day(2027).day, 28)
        self.assertEqual(role._get_day(2028).day, 29)

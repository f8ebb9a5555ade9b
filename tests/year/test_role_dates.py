# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.tests import TransactionCase, tagged

from .year_common import YearMixin


@tagged("post_install", "-at_install")
class TestRoleDates(YearMixin, TransactionCase):
    """Duties with a yearly date drive who is asked for what and when."""

    def test_asked_once_a_year(self):
        self._setup_year()
        day = self.today + timedelta(days=1)
        role = self.env["emulation.campaign.role"].create(
            {
                "campaign_id": self.campaign.id,
                "level_id": self.unit_a.emulation_level_id.id,
                "duty": "Báo cáo kết quả thực hiện về cấp trên",
                "yearly_month": day.month,
                "yearly_day": day.day,
            }
        )
        self.env["emulation.campaign.role"].create(
            {
                "campaign_id": self.campaign.id,
                "level_id": self.union.emulation_level_id.id,
                "duty": "Tổng hợp",
                "yearly_month": day.month,
                "yearly_day": day.day,
            }
        )
        self.plan_a.activity_ids.unlink()
        years = self.env["emulation.campaign.year"]
        if day.year != self.year.year:
            self.year = self.campaign.year_ids.create(
                {"campaign_id": self.campaign.id, "year": day.year}
            )
            self.year._make_plans()
            self.plan_a = self.year.plan_ids.filtered(
                lambda p: p.unit_id == self.unit_a
            )
            self.plan_a.activity_ids.unlink()
        years._cron_remind()
        activity = self.plan_a.activity_ids
        self.assertEqual(activity.summary, role.duty)
        self.assertEqual(activity.date_deadline, day)
        self.assertEqual(activity.user_id, self.users["unit_head"])
        activity.action_feedback()
        years._cron_remind()
        self.assertFalse(self.plan_a.activity_ids)

    def test_day_of_a_month(self):
        role = self.env["emulation.campaign.role"].new({"yearly_month": 2})
        self.assertEqual(role._get_day(2027).day, 28)
        role.yearly_day = 29
        self.assertEqual(role._get_day(2027).day, 28)
        self.assertEqual(role._get_day(2028).day, 29)

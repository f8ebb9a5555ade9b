# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields
from odoo.tests import HttpCase, tagged

from .year_common import YearMixin


class YearTourCase(YearMixin, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_year()
        for user in cls.users.values():
            user.write({"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})


@tagged("post_install", "-at_install")
class TestRegistrationTour(YearTourCase):
    def test_employee_registers(self):
        self.start_tour(
            "/odoo/emulation-registrations/new",
            "emulation_registration_tour",
            login="emulation_employee",
        )
        registration = self.env["emulation.registration"].search(
            [("employee_id", "=", self.staff["employee"].id)]
        )
        self.assertEqual(registration.state, "sent")
        self.assertEqual(registration.campaign_id, self.campaign)
        self.assertEqual(registration.sent_by_id, self.users["employee"])


@tagged("post_install", "-at_install")
class TestActivityTour(YearTourCase):
    browser_size = "400x800"
    touch_enabled = True

    def test_unit_officer_on_a_phone(self):
        self.env["emulation.activity.kind"].create(
            {"name": "Tọa đàm thử", "campaign_ids": [(6, 0, self.campaign.ids)]}
        )
        self.start_tour(
            "/odoo/emulation-activities/new",
            "emulation_activity_tour",
            login="emulation_unit_officer",
        )
        activity = self.env["emulation.campaign.activity"].search(
            [("unit_id", "=", self.unit_a.id)]
        )
        self.assertEqual(activity.reach, 45)
        here = activity.with_context(tz="Asia/Ho_Chi_Minh")
        self.assertEqual(activity.date, fields.Date.context_today(here))
        self.assertEqual(activity.kind_id.name, "Tọa đàm thử")

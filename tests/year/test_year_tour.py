# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import HttpCase, tagged
from odoo.tests.common import new_test_user

from ...models.core.days import vietnam_today
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

    def test_unit_officer_registers_the_unit(self):
        self.start_tour(
            f"/odoo/emulation-plans/{self.plan_a.id}",
            "emulation_unit_registration_tour",
            login="emulation_unit_officer",
        )
        made = self.env["emulation.registration"].search(
            [("unit_id", "child_of", self.unit_a.id)]
        )
        self.assertEqual(len(made.employee_id), self.plan_a.count_people)
        self.assertEqual(made.create_uid, self.users["unit_officer"])

    def test_another_unit_takes_an_exemplar_up(self):
        exemplar = self.env["emulation.exemplar"].create(
            {
                "name": "Một cửa thân thiện",
                "campaign_id": self.campaign.id,
                "department_id": self.unit_a.id,
                "story": "Trả kết quả trong ngày cho 95 % hồ sơ.",
            }
        )
        exemplar.action_register()
        exemplar.action_recognise()
        head = new_test_user(self.env, login="head_b", lang="vi_VN")
        self._set_role(
            self._new_employee("Head B", self.unit_b, user_id=head.id), "head"
        )
        self.start_tour(
            "/odoo/emulation-exemplars", "emulation_adoption_tour", login="head_b"
        )
        self.assertEqual(exemplar.adoption_ids.unit_id, self.unit_b)
        self.assertEqual(exemplar.adoption_ids.create_uid, head)


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
        self.assertEqual(activity.date, vietnam_today())
        self.assertEqual(activity.kind_id.name, "Tọa đàm thử")

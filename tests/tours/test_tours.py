# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import HttpCase, tagged

from ..common import EmulationMixin


@tagged("post_install", "-at_install")
class TestTours(EmulationMixin, HttpCase):
    """Whole journeys in the browser, in Vietnamese."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_emulation()
        for user in cls.users.values():
            user.write({"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})
        cls.desk = cls.env.ref("hr_emulation.emulation_dashboard_action").id

    def test_unit_head(self):
        self.start_tour(
            f"/odoo/action-{self.desk}",
            "emulation_unit_head_tour",
            login="emulation_unit_head",
        )
        nomination = self.inside.nomination_ids
        self.assertEqual(nomination.state, "submitted")
        self.assertEqual(nomination.employee_id, self.person)
        self.assertEqual(nomination.submitted_by_id, self.users["unit_head"])

    def test_officer(self):
        nominations = self._new_nomination() | self._new_nomination(self.other)
        nominations.with_user(self.users["administrator"]).action_submit()
        self.start_tour(
            f"/odoo/action-{self.desk}",
            "emulation_officer_tour",
            login="emulation_officer",
        )
        self.assertEqual(nominations.mapped("state"), ["awarded", "returned"])

    def test_screening(self):
        rules = self.env["emulation.eligibility.rule"]
        rules.create(
            {
                "name": "Giấy khen năm trước",
                "kind": "award",
                "category_id": self.inside.id,
                "award_type_ids": self.award_inside.ids,
                "window": "previous",
                "min_count": 1,
            }
        )
        self.env["emulation.award"].create(
            {
                "employee_id": self.person.id,
                "award_type_id": self.award_inside.id,
                "body_id": self.body.id,
                "decision_number": "07/QĐ-CĐVC",
                "decision_date": f"{self.round.year - 1}-05-01",
            }
        )
        action = self.env.ref("hr_emulation.emulation_round_action")
        self.start_tour(
            f"/odoo/action-{action.id}/{self.round.id}",
            "emulation_screening_tour",
            login="emulation_officer",
        )
        nomination = self.inside.nomination_ids
        self.assertEqual(nomination.employee_id, self.person)
        self.assertEqual(nomination.state, "draft")

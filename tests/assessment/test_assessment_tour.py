# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import HttpCase, tagged
from odoo.tests.common import new_test_user
from odoo.tools import mute_logger

from .assessment_common import AssessmentCommon


class AssessmentTourCase(AssessmentCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for user in cls.users.values():
            user.write({"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})

    def _play(self, tour, sheet, role):
        self.start_tour(
            f"/odoo/emulation.assessment/{sheet.id}",
            tour,
            login=self.users[role].login,
        )


@tagged("post_install", "-at_install")
class TestSelfAssessmentTour(AssessmentTourCase):
    browser_size = "400x800"
    touch_enabled = True

    def test_employee_on_a_phone(self):
        self.env["emulation.campaign.activity"].create(
            {
                "name": "Tọa đàm",
                "campaign_id": self.campaign.id,
                "unit_id": self.unit_a.id,
                "kind_id": self.env["emulation.activity.kind"]
                .search([("id", ">", 0)], limit=1)
                .id,
            }
        )
        sheet = self._new_sheet()
        # The server tells its log what it refuses
        with mute_logger("odoo.http"):
            self._play("emulation_self_assessment_tour", sheet, "employee")
        self.assertEqual(sheet.state, "sent")
        self.assertEqual(self._line(sheet, "1").self_value, "35.5")
        self.assertEqual(self._line(sheet, "1").evidence_ids.name, "Tọa đàm")
        self.assertEqual(self._line(sheet, "2").self_value, "28")
        self.assertEqual(self._line(sheet, "7").self_value, "Làm tốt")
        self.assertEqual(sheet.self_total, 98)


@tagged("post_install", "-at_install")
class TestUnitScoringTour(AssessmentTourCase):
    def test_head_scores_a_unit(self):
        chief = new_test_user(
            self.env, login="chief", groups="base.group_user", lang="vi_VN"
        )
        chairman = self._new_employee("Chủ tịch", self.union, user_id=chief.id)
        self._set_role(chairman, "head")
        self.users["chief"] = chief
        sheet = self._new_sheet(self.unit_a)
        self._fill(sheet, "self", "unit_officer")
        self._as("unit_head", sheet).action_send()
        self._play("emulation_unit_scoring_tour", sheet, "chief")
        self.assertEqual(sheet.state, "scored")
        self.assertEqual(self._line(sheet, "1").unit_value, "30")
        self.assertEqual(self._line(sheet, "1").remark, "Còn chậm báo cáo quý")
        self.assertEqual(sheet.unit_total, 96)

    def test_two_tabs(self):
        sheet = self._new_sheet()
        self._play("emulation_two_tabs_tour", sheet, "employee")
        line = self._line(sheet, "2")
        self.assertEqual((line.self_value, line.version), ("26", 3))

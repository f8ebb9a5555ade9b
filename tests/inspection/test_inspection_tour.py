# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import HttpCase, tagged

from .inspection_common import InspectionMixin


class InspectionTourCase(InspectionMixin, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_inspection()
        for user in (*cls.users.values(), cls.named, cls.second):
            user.write({"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})


@tagged("post_install", "-at_install")
class TestFindingTour(InspectionTourCase):
    def test_inspector_closes_a_finding(self):
        finding = self._concluded(self.unit_a).finding_ids
        self._as("employee", finding).action_report("Đã sửa", self._proof().ids)
        self.start_tour(
            f"/odoo/emulation-findings/{finding.id}",
            "emulation_finding_tour",
            login=self.named.login,
        )
        self.assertEqual(finding.state, "closed")
        self.assertEqual(finding.closed_by_id, self.named)


@tagged("post_install", "-at_install")
class TestChecklistTour(InspectionTourCase):
    browser_size = "400x800"
    touch_enabled = True

    def test_inspector_on_a_phone(self):
        inspection = self._under_way(self.unit_a)
        self.start_tour(
            f"/odoo/emulation-inspections/{inspection.id}",
            "emulation_checklist_tour",
            login=self.second.login,
        )
        line = inspection.target_ids.line_ids[0]
        self.assertEqual((line.answer, line.note), ("partly", "Thiếu chữ ký"))

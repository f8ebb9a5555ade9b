# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError
from odoo.tests import tagged

from .assessment_common import AssessmentCommon


@tagged("post_install", "-at_install")
class TestAssessmentRevision(AssessmentCommon):
    def test_old_sheets_stay_to_the_byte(self):
        sheet = self._close(self._new_sheet())
        before = sheet.get_sheet()
        campaign = self._as("officer", self.campaign)
        criterion = campaign.criterion_ids.filtered(lambda c: c.code == "1")
        with self._refused(UserError, "frozen"):
            criterion.write({"text": "Khác"})
        with self._refused(UserError, "Give a reason"):
            campaign.action_revise()
        campaign.action_revise("Theo hướng dẫn mới")
        criterion.write({"text": "Hoàn thành xuất sắc nhiệm vụ", "max_score": 20})
        campaign.criterion_ids.filtered(lambda c: c.code == "7").unlink()
        campaign.score_cap = 80
        campaign.band_ids[0].min_percent = 95
        campaign.action_freeze()
        self.env.invalidate_all()
        self.assertEqual(sheet.get_sheet(), before)
        self.assertEqual(sheet.final_total, 98)
        self.assertEqual(sheet._evaluate("final").total, "98.00")
        first, second = campaign.revision_ids.sorted("number")
        self.assertTrue(first._is_intact() and second._is_intact())
        self.assertEqual(second.reason, "Theo hướng dẫn mới")
        newer = self._new_sheet(self.person)
        self.assertEqual(newer.revision_id, second.sudo())
        self.assertEqual(len(newer.line_ids), len(sheet.line_ids) - 1)
        for words in (
            "Hoàn thành nhiệm vụ",
            "Hoàn thành xuất sắc nhiệm vụ",
            "Highest score: 20",
            "Học tập và làm theo Bác",
        ):
            self.assertIn(words, second.difference)
        self.assertNotIn("Kỷ luật lao động", second.difference)
        # How they are added up, side by side as well
        for words in ("Highest Total: 100", "Highest Total: 80", "95 %"):
            self.assertIn(words, second.difference)
        self.assertFalse(first.difference)
        with self._refused(UserError, "frozen"):
            criterion.write({"text": "Khác"})

    def test_a_revision_needs_a_change(self):
        campaign = self._as("officer", self.campaign)
        with self._refused(UserError, "not under revision"):
            campaign.action_freeze()
        campaign.action_revise("Thử")
        with self._refused(UserError, "nothing was changed"):
            campaign.action_freeze()
        with self._refused(UserError, "under revision already"):
            campaign.action_revise("Lần nữa")

    def test_only_officers_revise(self):
        with self._refused(UserError, "only an emulation officer"):
            self._as("unit_officer", self.campaign).sudo(False).action_revise("x")

    def test_what_sheets_are_rated_by_is_frozen(self):
        campaign = self._as("officer", self.campaign)
        for change in (
            lambda: campaign.write({"score_cap": 90}),
            lambda: campaign.write({"spread_na": True}),
            lambda: campaign.band_ids[0].write({"min_percent": 1}),
            campaign.band_ids[0].unlink,
        ):
            with self._refused(UserError, "is frozen since the launch"):
                change()

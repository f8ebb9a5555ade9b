# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged

from .golden_case import GoldenCase
from .pledge_sample import PledgeSample


@tagged("post_install", "-at_install")
class TestGoldenConference(PledgeSample, GoldenCase):
    def test_reviewed_text(self):
        conference = self._new_conference(self._new_signed_pledge())
        self._check_paper("conference", conference)
        conference.action_hold()
        self._check_paper("conference", conference, golden="conference-held")

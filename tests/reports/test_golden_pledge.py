# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged

from .golden_case import GoldenCase
from .pledge_sample import PledgeSample


@tagged("post_install", "-at_install")
class TestGoldenPledge(PledgeSample, GoldenCase):
    def test_reviewed_text(self):
        self._check_paper("pledge", self._new_signed_pledge())

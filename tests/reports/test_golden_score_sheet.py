# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged

from ..assessment.assessment_common import AssessmentMixin
from .golden_case import GoldenCase


@tagged("post_install", "-at_install")
class TestGoldenScoreSheet(AssessmentMixin, GoldenCase):
    def test_reviewed_text(self):
        self._check_paper("score_sheet", self._new_closed_sheet())

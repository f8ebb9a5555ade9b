# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_assessment,
    test_assessment_evidence,
    test_assessment_notice,
    test_assessment_opening,
    test_assessment_papers,
    test_assessment_people,
    test_assessment_revision,
    test_assessment_tour,
    test_assessment_race,
)

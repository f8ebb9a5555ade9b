# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_achievement_report,
    test_achievement_summary,
    test_ballot_paper,
    test_decision_change_paper,
    test_decision_paper,
    test_golden_conference,
    test_golden_papers,
    test_golden_inspection,
    test_golden_pledge,
    test_golden_review,
    test_golden_score_sheet,
    test_launch_plan,
    test_minutes_paper,
    test_paper_samples,
    test_register_paper,
)

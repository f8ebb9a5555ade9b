# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_paper,
    emulation_numbered_paper,
    emulation_inspection_paper,
    ir_actions_report,
    ir_actions_report_files,
    ir_actions_report_word,
    report_achievement_summary,
    report_certificate,
    report_decision,
    report_inspection_conclusion,
    report_inspection_plan,
    report_launch_plan,
    report_minutes,
    report_paperformat,
    report_score_sheet,
    report_register,
    report_review,
    report_proposal,
)

# isort: split
# Lists of a decision build on its paper, the way of a nomination on its summary
from . import (
    report_achievement_report,
    report_approval_sheet,
    report_ballot,
    report_ceremony_list,
    report_decision_change,
    report_payment_list,
    report_samples,
    report_pledge,
    report_conference,
)

# isort: split
# Extends the paper above
from . import report_conference_review

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_paper,
    ir_actions_report,
    report_achievement_summary,
    report_certificate,
    report_paperformat,
)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_workbook,
    emulation_workbook_decision,
    emulation_workbook_list,
    emulation_workbook_register,
    emulation_workbook_review,
    emulation_workbook_round,
    emulation_workbook_scores,
    emulation_workbook_statistics,
    emulation_workbook_work,
    res_config_settings,
)

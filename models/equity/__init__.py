# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_equity,
    emulation_equity_board,
    emulation_equity_subject,
    res_company,
)

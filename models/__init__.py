# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    core,
    catalogue,
    profile,
    campaign,
    nomination,
    council,
    decision,
    review,
    workbook,
    hr,
    honour,
    equity,
    retention,
    dashboard,
)

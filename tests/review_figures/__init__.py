# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_figures,
    test_figures_frozen,
    test_figures_sums,
    test_figures_workbook,
)

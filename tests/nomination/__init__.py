# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_acceptance_b,
    test_grid,
    test_nomination_input,
    test_nomination_workflow,
    test_report_likeness,
    test_report_sections,
)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_hr_department_level,
    test_hr_department_mine,
    test_hr_employee,
    test_hr_smart_buttons,
)

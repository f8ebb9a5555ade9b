# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    hr_department,
    hr_department_level,
    hr_employee,
    hr_employee_public,
    hr_version,
    res_users,
)

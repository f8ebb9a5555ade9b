# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import emulation_profile_mixin

# isort: split
# The mixin has to be known before the models that inherit it
from . import (
    emulation_profile_actions,
    hr_department,
    hr_department_history,
    hr_department_level,
    hr_employee,
    hr_employee_history,
    hr_employee_public,
    hr_version,
    res_users,
)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_assessment,
    emulation_award,
    emulation_decision,
    emulation_honour,
    hr_employee,
    hr_employee_public,
    res_users,
)

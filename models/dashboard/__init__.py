# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_dashboard,
    emulation_dashboard_officer,
    emulation_dashboard_people,
    emulation_dashboard_rounds,
    emulation_dashboard_unit,
    hr_employee_public,
)

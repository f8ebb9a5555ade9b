# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_activity,
    test_plan,
    test_pledge,
    test_registration,
    test_registration_gate,
    test_role_dates,
    test_year_tour,
)

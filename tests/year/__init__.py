# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_activity,
    test_conference,
    test_plan,
    test_pledge,
    test_pledge_paper,
    test_pledge_race,
    test_question,
    test_registration,
    test_registration_gate,
    test_role_dates,
    test_unit_choice,
    test_year_ownership,
    test_year_tour,
)

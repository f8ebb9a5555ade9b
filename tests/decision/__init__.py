# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_achievement,
    test_announcement,
    test_certificate,
    test_certificate_page,
    test_change_race,
    test_correction,
    test_decision,
    test_decision_date,
    test_forged_values,
    test_handover,
    test_money,
    test_money_law,
    test_money_vectors,
    test_number,
    test_number_race,
    test_print_job,
    test_revocation,
)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_check,
    test_check_forward,
    test_eligibility_acclaim,
    test_eligibility_assessment,
    test_eligibility_discipline,
    test_eligibility_kinds,
    test_eligibility_rating,
    test_eligibility_ready,
    test_eligibility_rules,
    test_eligibility_template,
    test_eligibility_tenure,
    test_eligibility_words,
    test_golden,
    test_override,
    test_random_histories,
)

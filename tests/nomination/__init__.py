# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_check,
    test_eligibility_acclaim,
    test_eligibility_discipline,
    test_eligibility_kinds,
    test_eligibility_rating,
    test_eligibility_ready,
    test_eligibility_rules,
    test_eligibility_template,
    test_eligibility_tenure,
    test_eligibility_words,
    test_golden,
    test_grid,
    test_nomination_input,
    test_nomination_workflow,
    test_override,
    test_quota,
    test_quota_places,
    test_quota_race,
    test_random_histories,
    test_screening,
    test_screening_export,
    test_screening_race,
    test_screening_run,
)

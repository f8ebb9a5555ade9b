# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_screening,
    test_screening_discipline,
    test_screening_export,
    test_screening_nominate,
    test_screening_one_view,
    test_screening_race,
    test_screening_run,
)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_review,
    test_review_conference,
    test_review_reminder,
    test_review_round,
    test_review_tour,
)

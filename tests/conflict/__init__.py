# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_blindness,
    test_blindness_doors,
    test_blindness_http,
    test_blindness_joint,
    test_conflict,
    test_conflict_declared,
    test_conflict_lead,
    test_conflict_race,
    test_conflict_tour,
    test_session_seen,
    test_words_unseen,
)

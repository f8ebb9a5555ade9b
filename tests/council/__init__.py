# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_session,
    test_session_audit,
    test_session_frozen,
    test_session_places,
    test_session_race,
    test_session_rights,
    test_session_speed,
    test_session_tour,
    test_vote_engine,
    test_vote_rule,
)

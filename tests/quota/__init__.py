# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_quota,
    test_quota_binding,
    test_quota_of_results,
    test_quota_open_round,
    test_quota_places,
    test_quota_race,
)

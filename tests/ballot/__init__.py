# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_ballot_cast,
    test_ballot_count,
    test_ballot_race,
    test_ballot_tour,
)

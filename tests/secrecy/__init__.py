# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_ballot_http,
    test_ballot_secrecy,
    test_ballot_traces,
    test_opening_http,
)

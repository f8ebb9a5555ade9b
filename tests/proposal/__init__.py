# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_outside_change,
    test_package,
    test_package_amend,
    test_package_answer,
    test_package_race,
    test_proposal,
    test_proposal_gate,
    test_proposal_paper,
    test_two_databases,
)

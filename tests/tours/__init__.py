# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_decision_tours,
    test_grid_tour,
    test_proposal_tour,
    test_tours,
)

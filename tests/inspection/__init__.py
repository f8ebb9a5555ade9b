# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_finding,
    test_inspection,
    test_inspection_choice,
    test_inspection_rights,
    test_inspection_signed,
    test_inspection_tour,
)

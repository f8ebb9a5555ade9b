# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_bad_names,
    test_certificate_layout,
    test_certificate_paper,
    test_certificate_qr,
)

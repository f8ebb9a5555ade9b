# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_award_type,
    test_body,
    test_catalogue_constraints,
    test_catalogue_rights,
    test_cluster,
    test_legal_instrument,
)

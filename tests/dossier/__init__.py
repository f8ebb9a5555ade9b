# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_dossier_binder,
    test_dossier_document,
    test_dossier_gate,
    test_dossier_rights,
)

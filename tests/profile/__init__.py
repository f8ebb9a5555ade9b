# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_discipline,
    test_history,
    test_history_tour,
    test_import_files,
    test_import_kinds,
    test_import_race,
    test_import_ratings,
    test_import_rights,
    test_import_subjects,
    test_import_template,
    test_initiative,
    test_rating,
    test_unit_member,
    test_unit_member_heads,
    test_unit_member_sync,
)

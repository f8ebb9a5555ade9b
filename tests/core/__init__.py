# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_access_log,
    test_audit_log,
    test_days,
    test_refusals,
    test_rights,
    test_screens,
    test_side_doors,
    test_side_doors_conditions,
    test_side_doors_discipline,
    test_side_doors_import,
    test_side_doors_people,
    test_table_objects,
    test_workflow_mixin,
)

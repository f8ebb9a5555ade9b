# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_audit_events,
    test_delegation,
    test_route_catalogue,
    test_route_flow,
    test_route_joint,
    test_route_matrix,
    test_route_seat,
    test_route_speed,
)

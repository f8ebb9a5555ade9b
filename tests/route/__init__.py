# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_complaint,
    test_consultation,
    test_delegation,
    test_notice,
    test_notice_reminder,
    test_paper,
    test_posting,
    test_remark,
    test_route_catalogue,
    test_route_flow,
    test_route_matrix,
    test_route_seat,
    test_route_speed,
    test_waiting,
    test_waiting_tour,
)

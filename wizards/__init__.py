# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_desk,
    emulation_override_wizard,
    emulation_quota_wizard,
    emulation_result_wizard,
    emulation_step_wizard,
    emulation_unit_level_wizard,
)

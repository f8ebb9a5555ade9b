# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_inspection_part_mixin,
    emulation_inspection,
    emulation_inspection_member,
    emulation_inspection_target,
)

# isort: split
# Extends the models above
from . import (
    emulation_body_symbol,
    emulation_campaign,
    emulation_inspection_finding,
    emulation_inspection_finding_workflow,
    emulation_inspection_finding_reminder,
    emulation_inspection_line,
    emulation_inspection_people,
    emulation_inspection_workflow,
    emulation_inspection_signed,
    ir_attachment,
)

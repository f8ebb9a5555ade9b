# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_award,
    emulation_body,
    emulation_certificate,
    emulation_decision,
    emulation_decision_issue,
    emulation_decision_line,
    emulation_decision_eligibility,
    emulation_nomination,
)

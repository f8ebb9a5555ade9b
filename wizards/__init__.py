# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_conflict_wizard,
    emulation_answer_wizard,
    emulation_consultation_wizard,
    emulation_fund_undo_wizard,
    emulation_handover_wizard,
    emulation_inspection_target_wizard,
    emulation_objection_wizard,
    emulation_outside_change_wizard,
    emulation_override_wizard,
    emulation_paper_wizard,
    emulation_pledge_paper_wizard,
    emulation_quota_wizard,
    emulation_register_wizard,
    emulation_registration_wizard,
    emulation_remedy_wizard,
    emulation_result_wizard,
    emulation_session_wizard,
    emulation_signed_wizard,
    emulation_settle_wizard,
    emulation_step_wizard,
    emulation_unit_level_wizard,
    emulation_unit_wizard,
    emulation_verify_wizard,
)

# isort: split
# Extends the models above
from . import emulation_unit_wizard_review

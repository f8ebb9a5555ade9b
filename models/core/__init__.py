# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    base,
    emulation_access_log,
    emulation_audit_head,
    emulation_audit_log,
    emulation_audit_log_digest,
    emulation_audit_log_verify,
    emulation_composed_mixin,
    emulation_logged_mixin,
    emulation_owned_mixin,
    emulation_workflow_mixin,
    emulation_released_mixin,
    emulation_intake_mixin,
    emulation_signed_mixin,
    emulation_signed_copy_mixin,
    ir_attachment,
    ir_attachment_access,
)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_campaign,
    emulation_campaign_revision,
    emulation_campaign_role,
    emulation_campaign_workflow,
    emulation_clause,
    emulation_criterion,
    emulation_recipient,
    emulation_task,
)

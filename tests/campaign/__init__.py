# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_activity_kinds,
    test_campaign_access,
    test_campaign_constraints,
    test_campaign_copy,
    test_campaign_templates,
    test_campaign_texts,
    test_campaign_workflow,
    test_scoring,
)

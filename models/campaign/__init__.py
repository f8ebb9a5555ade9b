# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_campaign_work_mixin,
    emulation_evidence_mixin,
    emulation_photo_mixin,
    emulation_unit_work_mixin,
    emulation_yearly_work_mixin,
)

# isort: split
# Models that inherit those above
from . import (
    emulation_body_symbol,
    emulation_campaign,
    emulation_campaign_revision,
    emulation_campaign_role,
    emulation_campaign_workflow,
    emulation_campaign_launch,
    emulation_campaign_year,
    emulation_clause,
    emulation_criterion,
    emulation_plan,
    emulation_plan_line,
    emulation_plan_registration,
    emulation_plan_activity,
    emulation_pledge,
    emulation_pledge_workflow,
    emulation_pledge_party,
    emulation_pledge_paper,
    emulation_activity_settings,
    emulation_campaign_activity,
    emulation_campaign_activity_facts,
    emulation_campaign_days,
    emulation_cluster,
    emulation_campaign_year_role,
    emulation_recipient,
    emulation_registration,
    emulation_registration_target,
    emulation_registration_workflow,
    emulation_task,
    res_users,
)

# isort: split
# Extends the models above
from . import assessment, exemplar, inspection
from . import ir_attachment
from . import conference
from . import question

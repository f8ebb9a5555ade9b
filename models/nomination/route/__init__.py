# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import emulation_delegation, emulation_nomination_step

# isort: split
# Extends the models above
from . import (
    emulation_audit_log,
    emulation_nomination_route,
    emulation_nomination_step_flow,
    emulation_nomination_step_joint,
    emulation_nomination_step_people,
    emulation_nomination_step_seat,
    emulation_nomination_step_timeline,
    emulation_nomination_steps,
    emulation_round_category,
    emulation_route_step,
    emulation_unit_member,
    hr_department,
    hr_employee,
    res_users,
)

# isort: split
# Who is told of it
from . import (
    emulation_notice,
    emulation_notice_mail,
    emulation_notice_mark,
    emulation_notice_settings,
    emulation_notice_wanted,
    emulation_nomination_step_waiting,
)

# isort: split
# What stops, postpones or replaces a step
from . import (
    emulation_unseen_mixin,
    emulation_paper_mixin,
    emulation_complaint,
    emulation_complaint_nomination,
    emulation_consultation_step,
    emulation_nomination_remark,
    emulation_nomination_step_words,
    emulation_posting,
    emulation_posting_step,
    emulation_step_paper,
    emulation_step_paper_buttons,
    emulation_step_paper_day,
    emulation_step_paper_submission,
)

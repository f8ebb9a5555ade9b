# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_score_band,
    emulation_campaign_scoring,
    emulation_campaign_revise,
    emulation_assessment,
    emulation_assessment_opening,
)

# isort: split
# Extends the model above
from . import (
    emulation_assessment_disagreement,
    emulation_assessment_export,
    emulation_assessment_line,
    emulation_assessment_line_write,
    emulation_assessment_notice,
    emulation_assessment_people,
    emulation_assessment_ranking,
    emulation_assessment_rating,
    emulation_assessment_sheet,
    emulation_assessment_totals,
    emulation_assessment_workflow,
    ir_attachment,
    res_config_settings,
)

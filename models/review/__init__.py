# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_review_round,
    emulation_review_deadline,
    emulation_review,
    emulation_review_section,
)

# isort: split
# Extends the models above
from . import (
    emulation_body_symbol,
    emulation_conference,
    emulation_review_paper,
    emulation_review_reminder,
    emulation_review_round_counts,
    emulation_review_round_workflow,
    emulation_review_section_write,
    emulation_review_sheet,
    emulation_review_template_section,
    emulation_review_workflow,
    emulation_round,
)

# isort: split
# Extends the models above
from . import figure

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_review_figure,
    emulation_review_round,
    emulation_review_coverage,
    emulation_review_draw,
    emulation_review_open,
)

# isort: split
# What figures are drawn from, in the order of the report
from . import (
    source_registration,
    source_pledge,
    source_activity,
    source_assessment,
    source_inspection,
    source_exemplar,
    source_nomination,
    source_award,
    source_money,
)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_report_outline,
    emulation_nomination_section,
)

# isort: split
# Extends the models above
from . import (
    emulation_nomination_likeness,
    emulation_nomination_texts,
    emulation_round_category,
    res_company,
)

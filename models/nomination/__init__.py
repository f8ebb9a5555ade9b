# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_nomination,
    emulation_nomination_checks,
    emulation_nomination_conflicts,
    emulation_nomination_dossier,
    emulation_nomination_facts,
    emulation_nomination_import,
    emulation_nomination_result,
    emulation_nomination_workflow,
    emulation_quota,
    emulation_round,
    emulation_round_category,
    emulation_round_workflow,
)

# isort: split
# Extends the models above
from . import (
    eligibility,
    emulation_nomination_quota,
    emulation_nomination_registration,
    emulation_nomination_required,
    emulation_quota_act,
    emulation_quota_counter,
    emulation_quota_guard,
    emulation_quota_log,
    emulation_round_category_quota,
    emulation_round_category_result,
    emulation_round_quota,
    res_company,
    res_config_settings,
)

# isort: split
# What the rules say of nominations
from . import (
    emulation_eligibility_check,
    emulation_eligibility_override,
    emulation_nomination_eligibility,
    emulation_nomination_override,
    emulation_nomination_suspension,
    emulation_round_grid,
    emulation_round_category_grid,
    res_company_override,
)

# isort: split
# Needs the rules and the categories
from . import (
    emulation_screening,
    emulation_screening_category,
    emulation_screening_export,
    emulation_screening_line,
    emulation_screening_missing,
    emulation_screening_nominate,
    emulation_screening_rule,
    emulation_screening_run,
    emulation_screening_settings,
    emulation_screening_write,
    ir_ui_menu,
)

# isort: split
# The way through the levels
from . import route

# isort: split
# What is written about a nominee
from . import texts

# isort: split
# The papers
from . import dossier

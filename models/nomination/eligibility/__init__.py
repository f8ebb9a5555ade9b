# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import emulation_eligibility_rule

# isort: split
# Further parts of the same model
from . import (
    emulation_eligibility_rule_evaluation,
    emulation_eligibility_window,
    emulation_round_category,
)

# isort: split
# One file a kind of rule; the order of import is the order in the list of kinds
from . import (
    kind_group,
    kind_rating,
    kind_award,
)

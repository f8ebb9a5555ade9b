# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from importlib import import_module
from pkgutil import iter_modules

from . import emulation_eligibility_rule

# isort: split
# Further parts of the same model
from . import (
    emulation_eligibility_rule_checks,
    emulation_eligibility_rule_evaluation,
    emulation_eligibility_rule_kinds,
    emulation_eligibility_window,
    emulation_round,
    emulation_round_category,
    emulation_eligibility_rule_answer,
    emulation_round_category_answer,
    emulation_nomination,
)

# Every file kind_*.py of this folder is a kind of rule, so that a new kind is one
# new file
for module in iter_modules(__path__):
    if module.name.startswith("kind_"):
        import_module(f".{module.name}", __name__)

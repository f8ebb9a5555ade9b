# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import emulation_subject_mixin

# isort: split
# The mixin has to be known before the models that inherit it
from . import (
    emulation_absence,
    emulation_award,
    emulation_discipline,
    emulation_initiative,
    emulation_rating,
    emulation_rating_label,
    emulation_unit_member,
)

# isort: split
# Further parts of the same model
from . import emulation_unit_member_correction, emulation_unit_member_sync

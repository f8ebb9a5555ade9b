# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import emulation_fact_mixin, emulation_history_mixin, emulation_subject_mixin

# isort: split
# The mixins have to be known before the models that inherit them
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

# isort: split
# Import from Excel: the kinds inherit what they share
from . import emulation_import_kind

# isort: split
from . import (
    emulation_import_department,
    emulation_import_reading,
    emulation_import_subject,
    emulation_import_words,
)

# isort: split
from . import (
    emulation_import,
    emulation_import_audit,
    emulation_import_award,
    emulation_import_candidate,
    emulation_import_files,
    emulation_import_initiative,
    emulation_import_line,
    emulation_import_nomination,
    emulation_import_rating,
    emulation_import_steps,
    emulation_rating_insert,
)

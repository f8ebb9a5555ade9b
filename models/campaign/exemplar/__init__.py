# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import emulation_exemplar, emulation_exemplar_adoption

# isort: split
# Extends the models above
from . import emulation_campaign, emulation_exemplar_workflow, hr_department

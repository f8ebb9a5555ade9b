# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_dossier_document,
    emulation_dossier_document_type,
    emulation_eligibility_check,
    emulation_nomination,
    emulation_nomination_remark,
    emulation_retention_act,
    emulation_retention_item,
)

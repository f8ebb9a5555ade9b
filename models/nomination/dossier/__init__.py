# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_dossier_document_type,
    emulation_dossier_document,
    emulation_dossier_document_rights,
    emulation_dossier_document_steps,
    emulation_dossier_row,
    emulation_nomination_papers,
    emulation_nomination_binder,
    emulation_nomination_gate,
)

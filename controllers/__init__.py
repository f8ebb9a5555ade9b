# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_ballot,
    emulation_certificate,
    emulation_dossier_binder,
    emulation_dossier_files,
    emulation_import_template,
    emulation_paper_word,
    emulation_score_sheet_xlsx,
    emulation_screening_xlsx,
    emulation_upload,
)

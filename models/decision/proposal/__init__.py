# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_proposal,
    emulation_proposal_line,
    emulation_proposal_workflow,
    emulation_proposal_draft,
    emulation_proposal_words,
    emulation_nomination,
    emulation_dossier_document,
    emulation_round,
)

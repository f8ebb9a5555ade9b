# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_paper_archive,
    test_paper_engine,
    test_paper_final,
    test_paper_http,
    test_paper_layout,
    test_paper_word,
)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_conference,
    emulation_conference_item,
    emulation_conference_figures,
)

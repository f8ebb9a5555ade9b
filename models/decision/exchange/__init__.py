# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_exchange_partner,
    emulation_package,
    emulation_package_line,
    emulation_package_open,
    emulation_package_steps,
    emulation_package_send,
    emulation_package_key,
    emulation_package_answer,
    emulation_package_subject,
    emulation_package_proposal,
    emulation_package_result,
    emulation_package_amend,
    emulation_proposal,
)

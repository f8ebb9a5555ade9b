# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_award,
    emulation_body,
    emulation_certificate,
    emulation_certificate_public,
    emulation_certificate_replace,
    emulation_decision,
    emulation_decision_part_mixin,
    emulation_printed_words_mixin,
    emulation_named_nomination_mixin,
    emulation_decision_issue,
    emulation_decision_number,
    emulation_decision_date,
    emulation_decision_line,
    emulation_decision_eligibility,
    emulation_decision_achievement,
    emulation_decision_money,
    emulation_decision_charge,
    emulation_decision_gate,
    emulation_decision_signed,
    emulation_decision_words,
    emulation_decision_change,
    emulation_decision_amend,
    emulation_decision_amend_words,
    emulation_award_change,
    emulation_award_facts,
    emulation_award_outside,
    emulation_announcement,
    emulation_announcement_draft,
    emulation_certificate_handover,
    emulation_print_job,
    emulation_fund,
    emulation_fund_move,
    emulation_decision_recovery,
    emulation_nomination,
    ir_sequence,
    res_company,
    res_config_settings,
)

# isort: split
# Builds on what a nomination leads to
from . import proposal, exchange

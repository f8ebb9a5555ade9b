# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    emulation_campaign_part_mixin,
    emulation_cited_mixin,
    emulation_outline_mixin,
)

# isort: split
# The mixins have to be known before the models that inherit them
from . import (
    emulation_activity_kind,
    emulation_award_coefficient,
    emulation_award_type,
    emulation_base_salary,
    emulation_body,
    emulation_body_signer,
    emulation_body_symbol,
    emulation_numbered_mixin,
    emulation_certificate_layout,
    emulation_certificate_layout_qr,
    emulation_cluster,
    emulation_cluster_member,
    emulation_commendation_type,
    emulation_council,
    emulation_council_member,
    emulation_dossier_document_type,
    emulation_inspection_content,
    emulation_legal_instrument,
    emulation_level,
    emulation_review_template,
    emulation_review_template_section,
    emulation_route,
    emulation_route_step,
    emulation_sample_papers,
    emulation_vote_rule,
)

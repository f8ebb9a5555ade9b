# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..profile.emulation_subject_mixin import SUBJECT_KINDS


class EmulationNamedNominationMixin(models.AbstractModel):
    """A nomination named in a paper, worded as it was when it was submitted."""

    _name = "emulation.named.nomination.mixin"
    _description = "Nomination Named in a Paper"
    _inherit = ["emulation.printed.words.mixin"]

    nomination_id = fields.Many2one(
        "emulation.nomination",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    subject_kind = fields.Selection(
        SUBJECT_KINDS, compute="_compute_words", store=True, precompute=True
    )
    unit_id = fields.Many2one(
        "hr.department",
        compute="_compute_words",
        store=True,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    award_type_id = fields.Many2one(
        "emulation.award.type",
        compute="_compute_words",
        store=True,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
    )

    @api.depends("nomination_id")
    def _compute_words(self):
        for line in self:
            nomination = line.nomination_id
            line.subject_name = nomination.snapshot_name or nomination.subject_name
            line.subject_job = nomination.snapshot_job
            line.subject_unit = nomination.snapshot_unit or nomination.unit_id.name
            line.citation = nomination.citation
            line.subject_kind = nomination.subject_kind
            line.unit_id = nomination.unit_id
            line.award_type_id = nomination.award_type_id

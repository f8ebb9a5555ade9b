# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

# A model that is inherited has to be known before this one
from . import emulation_campaign_part_mixin  # noqa: F401


class EmulationReviewTemplate(models.Model):
    """Outline of an interim or final review report."""

    _name = "emulation.review.template"
    _description = "Review Report Outline"
    _inherit = ["emulation.campaign.part.mixin"]
    _order = "name, id"

    name = fields.Char(required=True)
    campaign_id = fields.Many2one(
        "emulation.campaign",
        index="btree_not_null",
        ondelete="set null",
        help="The campaign whose tasks the sections report on.",
    )
    section_ids = fields.One2many(
        "emulation.review.template.section", "template_id", string="Sections"
    )
    source_document = fields.Char(help="Key of the guidance document.")

    def copy(self, default=None):
        """Copy the outlines with their sections."""
        copies = super().copy(default)
        self.section_ids._copy_parts(
            "template_id", dict(zip(self.ids, copies.ids, strict=True))
        )
        return copies

    def _copy_with_sections(self, campaigns, tasks):
        """Copy the outlines of some campaigns for the copies of these.

        :param dict campaigns: ``{campaign id: id of its copy}``
        :param dict tasks: ``{task id: id of its copy}``
        :return: ``{template id: id of its copy}``
        """
        copies = self._copy_parts("campaign_id", campaigns)
        self.section_ids._copy_parts("template_id", copies, {"task_id": tasks})
        return copies

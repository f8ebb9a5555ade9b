# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

# A model that is inherited has to be known before this one
from . import emulation_campaign_part_mixin, emulation_outline_mixin  # noqa: F401


class EmulationReviewTemplateSection(models.Model):
    """Section of a review report, in the order and words of the guidance."""

    _name = "emulation.review.template.section"
    _description = "Review Report Section"
    _inherit = ["emulation.campaign.part.mixin", "emulation.outline.mixin"]
    _order = "template_id, sort_path, id"
    _parent_store = True
    _outline_text = "name"
    _rec_names_search = ["code", "name"]

    template_id = fields.Many2one(
        "emulation.review.template", required=True, index=True, ondelete="cascade"
    )
    parent_id = fields.Many2one(
        "emulation.review.template.section",
        index="btree_not_null",
        ondelete="cascade",
        domain="[('template_id', '=', template_id)]",
    )
    child_ids = fields.One2many(
        "emulation.review.template.section", "parent_id", string="Below"
    )
    name = fields.Text(string="Section", required=True)
    task_id = fields.Many2one(
        "emulation.task",
        index="btree_not_null",
        ondelete="set null",
        help="The task of the campaign this section reports on.",
    )
    source_document = fields.Char(help="Key of the guidance document.")

    @api.constrains("parent_id", "template_id")
    def _check_parent(self):
        if self._has_cycle():
            raise ValidationError(self.env._("A section cannot stand below itself."))
        for section in self | self.child_ids:
            parent = section.parent_id
            if parent and parent.template_id != section.template_id:
                raise ValidationError(
                    self.env._(
                        "“%(name)s” stands below a section of another outline.",
                        name=section.display_name,
                    )
                )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationReviewSection(models.Model):
    """One section of a report, in the words of its outline when it was opened."""

    _name = "emulation.review.section"
    _description = "Section of a Review Report"
    _inherit = ["emulation.outline.mixin"]
    _order = "review_id, sort_path, id"
    _parent_store = True
    _outline_text = "name"

    review_id = fields.Many2one(
        "emulation.review", required=True, readonly=True, index=True, ondelete="cascade"
    )
    template_section_id = fields.Many2one(
        "emulation.review.template.section",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="The section of the outline this one was made from.",
    )
    parent_id = fields.Many2one(
        "emulation.review.section",
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
    )
    name = fields.Text(string="Section", required=True, readonly=True)
    guidance = fields.Text(readonly=True, help="What the outline asks for here.")
    task_id = fields.Many2one(
        "emulation.task",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="The task of the campaign this section reports on.",
    )
    body = fields.Text(string="Report Text")
    user_id = fields.Many2one(
        "res.users",
        string="Writer",
        index="btree_not_null",
        ondelete="set null",
        help="Who writes this section, beside the head and officers of the unit.",
    )
    version = fields.Integer(readonly=True, default=0, aggregator=None)

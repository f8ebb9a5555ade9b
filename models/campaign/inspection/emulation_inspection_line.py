# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationInspectionLine(models.Model):
    """One content of the guidance, looked at with one unit or person."""

    _name = "emulation.inspection.line"
    _description = "Line of a Checklist"
    _inherit = ["emulation.inspection.part.mixin", "emulation.photo.mixin"]
    _order = "target_id, sequence, id"
    _rec_name = "text"
    _OPEN_STATES = ("under_way",)

    target_id = fields.Many2one(
        "emulation.inspection.target", required=True, index=True, ondelete="cascade"
    )
    inspection_id = fields.Many2one(
        related="target_id.inspection_id", store=True, precompute=True
    )
    content_id = fields.Many2one(
        "emulation.inspection.content",
        string="Content of the Guidance",
        index="btree_not_null",
        ondelete="restrict",
    )
    sequence = fields.Integer(default=10)
    text = fields.Text(string="Content", required=True)
    answer = fields.Selection(
        [
            ("good", "Done well"),
            ("partly", "Done in part"),
            ("not_done", "Not done"),
            ("not_applicable", "Does not apply"),
        ],
        string="Finding of the Content",
    )
    note = fields.Text(help="What was seen, in words.")

    def _get_targets(self):
        return self.target_id

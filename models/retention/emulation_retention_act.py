# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationRetentionAct(models.Model):
    """What was removed of a nomination when its term ended, and by which term."""

    _name = "emulation.retention.act"
    _description = "Removal of Evidence"
    _order = "id desc"
    _rec_name = "nomination_id"

    nomination_id = fields.Many2one(
        "emulation.nomination", required=True, index=True, ondelete="restrict"
    )
    company_id = fields.Many2one(
        related="nomination_id.company_id", store=True, index=True
    )
    type_id = fields.Many2one(
        "emulation.dossier.document.type",
        string="Paper",
        required=True,
        ondelete="restrict",
    )
    date = fields.Date(required=True)
    months = fields.Integer(string="Months Kept", required=True)
    source = fields.Char(string="Term According To")
    file_count = fields.Integer(string="Files Removed")

    _once = models.Constraint(
        "UNIQUE(nomination_id, type_id)", "A paper is removed once."
    )

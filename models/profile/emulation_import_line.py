# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationImportLine(models.Model):
    """One problem of a file, as the dry run found it."""

    _name = "emulation.import.line"
    _description = "Problem of an Import"
    _order = "import_id, row_number, id"
    _rec_name = "problem"

    import_id = fields.Many2one(
        "emulation.import", required=True, readonly=True, index=True, ondelete="cascade"
    )
    row_number = fields.Integer(
        string="Row", required=True, readonly=True, aggregator=None
    )
    column_label = fields.Char(string="Column", readonly=True)
    value = fields.Char(readonly=True)
    problem = fields.Char(required=True, readonly=True)

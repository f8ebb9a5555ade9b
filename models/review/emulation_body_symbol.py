# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationBodySymbol(models.Model):
    _inherit = "emulation.body.symbol"

    document_kind = fields.Selection(
        selection_add=[("report", "Review report")], ondelete={"report": "cascade"}
    )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class EmulationBodySymbol(models.Model):
    """Symbol that follows the number of a body's papers (04/QĐ-CĐVC)."""

    _name = "emulation.body.symbol"
    _description = "Number Symbol of a Body"
    _order = "body_id, document_kind, id"
    _rec_name = "symbol"

    body_id = fields.Many2one(
        "emulation.body", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="body_id.company_id", store=True, index="btree_not_null"
    )
    document_kind = fields.Selection(
        [
            ("decision", "Decision"),
            ("proposal", "Submission"),
            ("minutes", "Minutes"),
            ("certificate", "Certificate"),
            ("letter", "Letter"),
        ],
        required=True,
        default="decision",
    )
    symbol = fields.Char(
        required=True,
        help="What follows the number and the stroke, as QĐ-CĐVC in 04/QĐ-CĐVC.",
    )

    _body_kind_unique = models.Constraint(
        "UNIQUE(body_id, document_kind)",
        "A body has one symbol for each kind of paper.",
    )

    @api.constrains("symbol")
    def _check_symbol(self):
        problems = [
            self.env._(
                "%(body)s: the symbol “%(symbol)s” must have no spaces and must not "
                "begin with a stroke.",
                body=line.body_id.display_name,
                symbol=line.symbol,
            )
            for line in self
            if re.search(r"\s|^/", line.symbol)
        ]
        if problems:
            raise ValidationError("\n".join(problems))

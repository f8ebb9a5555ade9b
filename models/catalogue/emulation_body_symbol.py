# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class EmulationBodySymbol(models.Model):
    """Series of numbers of a body's papers, and their symbol (04/QĐ-CĐVC).

    Each series begins anew every year; a council's papers can have one of their own.
    """

    _name = "emulation.body.symbol"
    _description = "Number Symbol of a Body"
    _order = "body_id, document_kind, council_id, id"
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

    council_id = fields.Many2one(
        "emulation.council",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('body_id', '=', body_id)]",
        help="Set: the series of this council's papers. Empty: of the body's own.",
    )
    number_by = fields.Selection(
        [("register", "Clerk's register"), ("sequence", "Given on issuing")],
        string="Numbers",
        required=True,
        default="register",
        help="Typed as the clerk's register of outgoing papers says, or the next one "
        "given when a decision is issued, without gaps.",
    )

    _series_unique = models.UniqueIndex(
        "(body_id, document_kind, COALESCE(council_id, 0))",
        "A body has one symbol for each kind of paper, and so has a council.",
    )

    @api.constrains("council_id", "body_id")
    def _check_council(self):
        problems = [
            self.env._(
                "%(council)s does not belong to %(body)s.",
                council=line.council_id.name,
                body=line.body_id.display_name,
            )
            for line in self
            if line.council_id and line.council_id.body_id != line.body_id
        ]
        if problems:
            raise ValidationError("\n".join(problems))

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

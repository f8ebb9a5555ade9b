# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...engine.vi_text import document_number


class EmulationDecision(models.Model):
    """A numbered, signed decision (quyết định khen thưởng, đính chính, hủy bỏ).

    It gives awards, or corrects or revokes those that another one gave.
    States: ``draft`` → ``issued``. An issued decision stays as it was.
    """

    _name = "emulation.decision"
    _description = "Decision"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "emulation.numbered.mixin",
        "emulation.workflow.mixin",
    ]
    _order = "date desc, number desc, id desc"
    _check_company_auto = True
    _GUARDED_FIELDS = ("kind", "issued_on", "issued_by_id", "paper_sha256")

    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        index=True,
        ondelete="restrict",
    )
    kind = fields.Selection(
        [
            ("award", "Award"),
            ("correction", "Correction"),
            ("revocation", "Revocation"),
        ],
        required=True,
        default="award",
        readonly=True,
        copy=False,
        index=True,
    )
    body_id = fields.Many2one(
        "emulation.body",
        string="Issuing Body",
        required=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        check_company=True,
    )
    council_id = fields.Many2one(
        "emulation.council",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        domain="[('body_id', '=', body_id)]",
        help="Set when a council of the body decides, in its own series of numbers.",
    )
    number = fields.Integer(
        copy=False,
        aggregator=None,
        tracking=True,
        help="Number in the clerk's register of outgoing papers.",
    )
    symbol = fields.Char(
        compute="_compute_symbol",
        store=True,
        readonly=False,
        precompute=True,
        help="What follows the number, as in QĐ-CĐVC.",
    )
    full_number = fields.Char(
        compute="_compute_full_number", store=True, string="Number and Symbol"
    )
    date = fields.Date(copy=False, tracking=True, string="Date of the Decision")
    year = fields.Integer(
        compute="_compute_year", store=True, aggregator=None, index=True
    )
    signer_id = fields.Many2one(
        "emulation.body.signer",
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        tracking=True,
        domain="[('body_id', '=', body_id)]",
    )
    subject = fields.Char(
        string="Abstract",
        help="What the decision is about, as printed under its title.",
    )
    round_id = fields.Many2one(
        "emulation.round",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    legal_instrument_ids = fields.Many2many(
        "emulation.legal.instrument",
        string="Legal Bases",
        compute="_compute_legal_instrument_ids",
        store=True,
        readonly=False,
        precompute=True,
        help="Those valid on the date of the decision.",
    )
    state = fields.Selection(
        [("draft", "Draft"), ("issued", "Issued")],
        string="Status",
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    issued_on = fields.Datetime(readonly=True, copy=False)
    issued_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    paper_sha256 = fields.Char(
        string="SHA-256 of the Paper",
        readonly=True,
        copy=False,
        help="Of the issued text: printing again hands out this very file.",
    )
    line_ids = fields.One2many("emulation.decision.line", "decision_id", string="Names")
    line_count = fields.Integer(compute="_compute_line_count", string="Awards")
    certificate_count = fields.Integer(compute="_compute_certificate_count")

    _number_unique = models.UniqueIndex(
        "(body_id, symbol, year, number) WHERE number > 0",
        "This number is already taken in the register of this body and year.",
    )
    _issued_is_complete = models.Constraint(
        """CHECK (state = 'draft' OR (number > 0 AND date IS NOT NULL
            AND signer_id IS NOT NULL AND issued_on IS NOT NULL))""",
        "An issued decision has number, date and signer.",
    )

    # --- Computes -----------------------------------------------------------------

    @api.depends("body_id", "council_id")
    def _compute_symbol(self):
        for decision in self:
            decision.symbol = (
                decision.body_id._symbol("decision", decision.council_id)
                if decision.body_id
                else False
            )

    @api.depends("number", "symbol")
    def _compute_full_number(self):
        for decision in self:
            decision.full_number = (
                document_number(decision.number, decision.symbol)
                if decision.number > 0
                else False
            )

    @api.depends("date")
    def _compute_year(self):
        for decision in self:
            decision.year = decision.date.year if decision.date else 0

    @api.depends("date")
    def _compute_legal_instrument_ids(self):
        basis = self.env["emulation.legal.instrument"].search(
            [("is_default_basis", "=", True)]
        )
        for decision in self:
            decision.legal_instrument_ids = basis._valid_on(
                decision.date or fields.Date.context_today(decision)
            )

    @api.depends("full_number", "subject", "body_id")
    def _compute_display_name(self):
        for decision in self:
            decision.display_name = (
                decision.full_number or decision.subject or self.env._("Draft decision")
            )

    @api.depends("line_ids")
    def _compute_line_count(self):
        counts = dict(
            self.env["emulation.decision.line"]._read_group(
                [("decision_id", "in", self.ids)], ["decision_id"], ["__count"]
            )
        )
        for decision in self:
            decision.line_count = counts.get(decision._origin, 0)

    @api.depends("state")
    def _compute_certificate_count(self):
        counts = dict(
            self.env["emulation.certificate"]._read_group(
                [("decision_id", "in", self.ids)], ["decision_id"], ["__count"]
            )
        )
        for decision in self:
            decision.certificate_count = counts.get(decision._origin, 0)

    # --- Constraints ----------------------------------------------------------------

    @api.constrains("number")
    def _check_number(self):
        for decision in self:
            if decision.number < 0:
                raise ValidationError(
                    self.env._(
                        "%(number)s is not a possible number.", number=decision.number
                    )
                )

    def write(self, vals):
        issued = self.filtered(lambda d: d.state == "issued")
        frozen = set(vals) - self._desk_fields()
        if issued and frozen and not self._is_door_open():
            raise UserError(
                self.env._(
                    "%(names)s: an issued decision is not changed; correct or revoke "
                    "it by a decision of its own.",
                    names=", ".join(issued.mapped("display_name")),
                )
            )
        return super().write(vals)

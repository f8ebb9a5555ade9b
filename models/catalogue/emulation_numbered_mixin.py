# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...engine.vi_text import document_number
from ..core.days import vietnam_today


class EmulationNumberedMixin(models.AbstractModel):
    """Papers numbered in a series of their body: from the clerk's register, or on issue.

    The model has a ``body_id`` and a workflow whose step ``issue`` takes the number;
    its table keeps the numbers of a body, symbol and year apart.
    """

    _name = "emulation.numbered.mixin"
    _description = "Numbered Paper"
    _NUMBERED_KIND = ""

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
    date = fields.Date(copy=False, tracking=True, string="Date of the Paper")
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
        help="What the paper is about, as printed under its title.",
    )
    legal_instrument_ids = fields.Many2many(
        "emulation.legal.instrument",
        string="Legal Bases",
        compute="_compute_legal_instrument_ids",
        store=True,
        readonly=False,
        precompute=True,
        help="Those valid on the date of the paper.",
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
    number_by = fields.Selection(
        selection=lambda self: (
            self.env["emulation.body.symbol"]
            ._fields["number_by"]
            ._description_selection(self.env)
        ),
        compute="_compute_number_by",
        string="Numbers",
    )

    @api.depends("body_id")
    def _compute_symbol(self):
        for paper in self:
            paper.symbol = paper._get_series().symbol

    @api.depends("number", "symbol")
    def _compute_full_number(self):
        for paper in self:
            paper.full_number = (
                document_number(paper.number, paper.symbol)
                if paper.number > 0
                else False
            )

    @api.depends("date")
    def _compute_year(self):
        for paper in self:
            paper.year = paper.date.year if paper.date else 0

    @api.depends("date")
    def _compute_legal_instrument_ids(self):
        basis = self.env["emulation.legal.instrument"].search(
            [("is_default_basis", "=", True)]
        )
        for paper in self:
            paper.legal_instrument_ids = basis._valid_on(paper.date or vietnam_today())

    @api.depends("body_id")
    def _compute_number_by(self):
        for paper in self:
            paper.number_by = paper._get_series().number_by or "register"

    @api.constrains("number")
    def _check_number(self):
        for paper in self:
            if paper.number < 0:
                raise ValidationError(
                    self.env._(
                        "%(number)s is not a possible number.", number=paper.number
                    )
                )

    def _get_series(self):
        """Return the series of numbers of the paper, an emulation.body.symbol."""
        self.ensure_one()
        if not self.body_id:
            return self.env["emulation.body.symbol"]
        return self.body_id._get_series(self._NUMBERED_KIND)

    def _get_number_problems(self):
        """Why it cannot have its number, as a list of sentences."""
        self.ensure_one()
        if self.number_by == "register":
            return [] if self.number > 0 else [self.env._("the number is missing")]
        # A series that begins in the middle of a year: its first number is typed
        if self.number > 0 and self._get_last_number():
            return [self.env._("its number is given on issuing: leave it empty")]
        return []

    def _get_last_number(self):
        """Return the highest number of other papers of the series and year."""
        self.ensure_one()
        # All of them, also those that the user may not read
        rows = self.sudo()._read_group(
            [
                ("id", "not in", self.ids),
                ("body_id", "=", self.body_id.id),
                ("symbol", "=", self.symbol),
                ("year", "=", self.year),
            ],
            aggregates=["number:max"],
        )
        return rows[0][0] or 0

    def _get_lacking(self):
        """What its paper lacks to be issued, but for its number.

        :return: list of pairs: the thing, and the sentence that says so
        """
        self.ensure_one()
        place = {"body": self.body_id.official_name}
        lacking = (
            (
                not self.symbol,
                self.env._("the symbol after the number"),
                self.env._("the symbol after the number is missing"),
            ),
            (
                not self.date,
                self.env._("the date"),
                self.env._("the date is missing"),
            ),
            (
                not self.subject,
                self.env._("the abstract"),
                self.env._("the abstract is missing"),
            ),
            (
                not self.signer_id,
                self.env._("the signer"),
                self.env._("the signer is missing"),
            ),
            (
                not self.legal_instrument_ids,
                self.env._("the legal bases"),
                self.env._("the legal bases are missing"),
            ),
            (
                not self._get_names(),
                self.env._("the names"),
                self.env._("nobody is named in it"),
            ),
            (
                not self.body_id.place,
                self.env._("the place of “%(body)s”", **place),
                self.env._("the place of “%(body)s” is missing", **place),
            ),
        )
        return [
            (thing, sentence) for is_lacking, thing, sentence in lacking if is_lacking
        ]

    def _get_names(self):
        """Return what the paper names."""
        return self.line_ids

    @api.model
    def _get_common_citation(self, lines):
        """Return the achievement that all these names share, within a sentence.

        :return: text without its full stop; empty when they differ
        """
        citations = set(lines.mapped("citation"))
        text = (citations.pop() or "") if len(citations) == 1 else ""
        return f"{text[:1].lower()}{text[1:]}".rstrip(" .")

    def _get_paper_problems(self):
        """Why the paper cannot be issued, as a list of sentences."""
        problems = self._get_number_problems()
        problems += [sentence for _thing, sentence in self._get_lacking()]
        if self.date and self.date > vietnam_today():
            problems.append(self.env._("the date is to come"))
        signers = self.body_id.signer_ids
        if (
            self.date
            and self.signer_id
            and self.signer_id not in signers._valid_on(self.date)
        ):
            problems.append(
                self.env._(
                    "%(signer)s does not sign for %(body)s on that day",
                    signer=self.signer_id.name,
                    body=self.body_id.official_name,
                )
            )
        return problems

    def _take_for_transition(self, name):
        super()._take_for_transition(name)
        if name != "issue":
            return
        waiting = self.filtered(lambda p: p.number_by == "sequence" and not p.number)
        series = self.env["emulation.body.symbol"].union(
            *[paper._get_series() for paper in waiting]
        )
        series._emulation_hold()
        for paper in waiting.sorted(lambda p: (p.date, p.id)):
            paper.number = paper._get_last_number() + 1

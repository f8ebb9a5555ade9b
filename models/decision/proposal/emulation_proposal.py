# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...profile.emulation_award import COMMENDATION_TYPES


class EmulationProposal(models.Model):
    """Passed nominations put before an upper body by one numbered paper (tờ trình).

    One commendation type and one awarding body in each: papers that mix them are sent
    back (notes to the forms of Decree 98/2023).

    States: ``draft`` → ``issued`` → ``forwarded`` → ``answered``; an issued one that
    does not go out becomes ``void``. What was issued stays as it was.
    """

    _name = "emulation.proposal"
    _description = "Proposal to an Upper Body"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "emulation.numbered.mixin",
        "emulation.workflow.mixin",
    ]
    _NUMBERED_KIND = "proposal"
    _order = "date desc, number desc, id desc"
    _check_company_auto = True
    _GUARDED_FIELDS = (
        "issued_on",
        "issued_by_id",
        "forwarded_on",
        "forwarded_by_id",
        "answered_on",
        "void_reason",
        "paper_sha256",
    )

    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        index=True,
        ondelete="restrict",
    )
    body_id = fields.Many2one(
        "emulation.body",
        string="Proposing Body",
        required=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        check_company=True,
        domain=[("is_inside", "=", True)],
    )
    award_body_id = fields.Many2one(
        "emulation.body",
        string="Awarding Body",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("is_inside", "=", False)],
        help="Who decides the awards; one for all names of the proposal.",
    )
    upper_body_id = fields.Many2one(
        "emulation.body",
        string="Submitted To",
        compute="_compute_upper_body_id",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        help="Whom the paper is addressed to: the awarding body, or the one that "
        "proposes to it.",
    )
    commendation_type = fields.Selection(
        COMMENDATION_TYPES, required=True, default="merit"
    )
    round_id = fields.Many2one(
        "emulation.round",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    date = fields.Date(string="Date of the Proposal")
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("issued", "Issued"),
            ("forwarded", "Forwarded"),
            ("answered", "Answered"),
            ("void", "Void"),
        ],
        string="Status",
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
        group_expand="_group_expand_state",
    )
    forwarded_on = fields.Datetime(readonly=True, copy=False)
    forwarded_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    answered_on = fields.Datetime(readonly=True, copy=False)
    void_reason = fields.Text(readonly=True, copy=False)
    line_ids = fields.One2many("emulation.proposal.line", "proposal_id", string="Names")
    line_count = fields.Integer(compute="_compute_line_counts", string="Awards")
    open_count = fields.Integer(
        compute="_compute_line_counts", string="Without an Answer"
    )

    _number_unique = models.UniqueIndex(
        "(body_id, symbol, year, number) WHERE number > 0",
        "This number is already taken in the register of this body and year.",
    )
    _issued_is_complete = models.Constraint(
        """CHECK (state = 'draft' OR (number > 0 AND date IS NOT NULL
            AND signer_id IS NOT NULL AND issued_on IS NOT NULL))""",
        "An issued proposal has number, date and signer.",
    )
    _forwarded_is_dated = models.Constraint(
        """CHECK ((state IN ('forwarded', 'answered')) = (forwarded_on IS NOT NULL)
            AND (state = 'answered') = (answered_on IS NOT NULL))""",
        "A proposal says when it was forwarded and when it was answered.",
    )

    # --- Computes -----------------------------------------------------------------

    @api.depends("award_body_id")
    def _compute_upper_body_id(self):
        for proposal in self:
            proposal.upper_body_id = proposal.award_body_id

    @api.depends("full_number", "subject")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for proposal in self:
            proposal.display_name = (
                proposal.full_number or proposal.subject or self.env._("Draft proposal")
            )

    @api.depends("line_ids.outcome")
    def _compute_line_counts(self):
        groups = self.env["emulation.proposal.line"]._read_group(
            [("proposal_id", "in", self.ids)], ["proposal_id", "outcome"], ["__count"]
        )
        totals, left = {}, {}
        for proposal, outcome, count in groups:
            totals[proposal] = totals.get(proposal, 0) + count
            if not outcome:
                left[proposal] = count
        for proposal in self:
            proposal.line_count = totals.get(proposal._origin, 0)
            proposal.open_count = left.get(proposal._origin, 0)

    @api.model
    def _group_expand_state(self, states, domain):
        """Columns in the order of the work, without the empty ones."""
        return [
            state
            for state, _label in self._fields["state"].selection
            if state in states
        ]

    # --- Constraints ----------------------------------------------------------------

    def write(self, vals):
        issued = self.filtered(lambda p: p.state != "draft")
        frozen = set(vals) - self._desk_fields()
        if issued and frozen and not self._is_door_open():
            raise UserError(
                self.env._(
                    "%(names)s: an issued proposal is not changed; declare it void and "
                    "make another one.",
                    names=", ".join(issued.mapped("display_name")),
                )
            )
        return super().write(vals)

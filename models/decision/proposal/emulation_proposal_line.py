# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL, format_date

from ...core.emulation_workflow_mixin import _DOOR, _DOOR_KEY
from ...nomination.emulation_nomination_result import RESULTS


class EmulationProposalLine(models.Model):
    """One name in a proposal, worded as it is printed, with the vote it got."""

    _name = "emulation.proposal.line"
    _description = "Proposal Line"
    _inherit = ["emulation.named.nomination.mixin"]
    _order = "proposal_id, sequence, id"
    _rec_name = "subject_name"
    _check_company_auto = True

    proposal_id = fields.Many2one(
        "emulation.proposal",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
    )
    company_id = fields.Many2one(related="proposal_id.company_id", store=True)
    state = fields.Selection(related="proposal_id.state", string="Proposal Status")
    sequence = fields.Integer(default=10)
    nomination_id = fields.Many2one(
        domain="[('state', '=', 'passed'), ('is_outside', '=', True)]",
    )
    nomination_state = fields.Selection(
        related="nomination_id.state", string="Nomination Status"
    )
    count_for = fields.Integer(
        string="Votes For",
        compute="_compute_votes",
        store=True,
        precompute=True,
        aggregator=None,
    )
    base = fields.Integer(
        string="Of",
        compute="_compute_votes",
        store=True,
        precompute=True,
        aggregator=None,
        help="What the percentage is taken of.",
    )
    vote_text = fields.Char(string="Vote", compute="_compute_vote_text")
    outcome = fields.Selection(
        [*RESULTS, ("withdrawn", "Withdrawn"), ("void", "Not sent")],
        readonly=True,
        copy=False,
        help="What became of it; another proposal can name the nomination then.",
    )

    _nomination_once = models.Constraint(
        "UNIQUE(proposal_id, nomination_id)",
        "A nomination is named once in a proposal.",
    )
    _one_at_a_time = models.UniqueIndex(
        "(nomination_id) WHERE outcome IS NULL",
        "Another proposal already names this nomination.",
    )

    @api.depends("nomination_id")
    def _compute_votes(self):
        # The paper tells the vote to whoever works on it; only finished minutes count
        items = (
            self.env["emulation.session.item"]
            .sudo()
            .search(
                Domain("nomination_id", "in", self.nomination_id.ids)
                & Domain("session_id.state", "=", "minuted")
                & Domain("result", "!=", "void")
                & Domain("base", ">", 0)
            )
        )
        by_nomination = items.grouped("nomination_id")
        for line in self:
            own = by_nomination.get(line.nomination_id._origin.sudo(), items.browse())
            last = own.sorted(lambda i: (i.session_id.minuted_on, i.id))[-1:]
            line.count_for, line.base = last.count_for, last.base

    @api.depends("count_for", "base")
    @api.depends_context("lang")
    def _compute_vote_text(self):
        items = self.env["emulation.session.item"]
        for line in self:
            line.vote_text = False
            if line.base:
                share = items._share_text(line.count_for, line.base)
                line.vote_text = f"{line.count_for}/{line.base}, {share}"

    # --- Problems -------------------------------------------------------------------

    def _get_line_problems(self, persons):
        """Why the names cannot be put forward, as a list of sentences.

        :param persons: hr.employee records of the person who issues
        """
        labels = dict(
            self.nomination_id._fields["state"]._description_selection(self.env)
        )
        signers = self.proposal_id.signer_id.sudo().employee_id._emulation_persons()
        conflicts = self.nomination_id._get_conflict_codes_of(persons | signers)
        latest = self.nomination_id._get_last_days()
        problems = []
        for line in self:
            nomination, proposal = line.nomination_id, line.proposal_id
            category = nomination.category_id
            texts = []
            if not category.is_outside:
                texts.append(self.env._("the award is decided here"))
            elif category.body_id != proposal.award_body_id:
                texts.append(self.env._("another body decides this award"))
            if nomination.commendation_type != proposal.commendation_type:
                texts.append(
                    self.env._(
                        "it is of another type of commendation; make a proposal of "
                        "its own"
                    )
                )
            if nomination.state != "passed":
                texts.append(
                    self.env._(
                        "the nomination is “%(state)s”, not passed",
                        state=labels[nomination.state],
                    )
                )
            day = latest.get(nomination.id)
            if day and proposal.date and proposal.date < day:
                texts.append(
                    self.env._(
                        "it was dealt with on %(day)s, after the date of the proposal",
                        day=format_date(self.env, day),
                    )
                )
            if not line.citation:
                texts.append(self.env._("the achievement to be printed is missing"))
            # A collective is put forward by those who lead it; a person by others
            if "nominee" in conflicts[nomination.id]:
                texts.append(self.env._("nobody puts himself forward"))
            problems += [f"{line.subject_name}: {text}" for text in texts]
        return problems

    # --- Writing --------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.browse().check_access("create")
        self._refuse_derived(set().union(*vals_list))
        lines = super().create(vals_list)
        lines._check_proposal_draft()
        return lines

    def write(self, vals):
        self.check_access("write")
        closed = self.with_context(**{_DOOR_KEY: None})
        if self.env.context.get(_DOOR_KEY) is _DOOR:
            return super(EmulationProposalLine, closed).write(vals)
        self._check_proposal_draft()
        self._refuse_derived(set(vals))
        res = super().write(vals)
        self._check_proposal_draft()
        return res

    def _set_outcome(self, outcome):
        """Note what became of names that were sent; not reachable from outside."""
        self.with_context(**{_DOOR_KEY: _DOOR}).write({"outcome": outcome})

    @classmethod
    def _derived(cls):
        """Fields that follow from the nomination and its answer."""
        return {n for n, field in cls._fields.items() if field.store and field.readonly}

    @api.model
    def _refuse_derived(self, names):
        derived = sorted(
            self._fields[name]._description_string(self.env)
            for name in self._derived() & names
        )
        if derived:
            raise UserError(
                self.env._(
                    "%(fields)s of a name follow from the nomination and its answer.",
                    fields=", ".join(derived),
                )
            )

    @api.model
    def default_get(self, fields):
        """What follows from others starts empty, whatever context or defaults hold."""
        defaults = super().default_get(fields)
        return {n: v for n, v in defaults.items() if n not in self._derived()}

    @api.ondelete(at_uninstall=False)
    def _unlink_only_draft(self):
        self._check_proposal_draft()

    def _check_proposal_draft(self):
        """Refuse changes of issued proposals, also of those issued meanwhile.

        Writing the proposal's row makes a parallel issue fail and try again.
        """
        if self.proposal_id:
            self.env.cr.execute(
                SQL(
                    "UPDATE emulation_proposal SET id = id WHERE id IN %s",
                    tuple(self.proposal_id.ids),
                )
            )
        issued = self.proposal_id.filtered(lambda p: p.state != "draft")
        if issued:
            raise UserError(
                self.env._(
                    "%(names)s: the names of an issued proposal are not changed.",
                    names=", ".join(issued.mapped("display_name")),
                )
            )

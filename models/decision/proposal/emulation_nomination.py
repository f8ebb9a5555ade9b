# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.exceptions import UserError

# From here on the paper is out and names what was put forward
_SENT = ("issued", "forwarded")
_READERS = "hr_emulation.group_officer,hr_emulation.group_auditor"


class EmulationNomination(models.Model):
    """The proposal that puts a nomination before the upper body."""

    _inherit = "emulation.nomination"

    proposal_line_ids = fields.One2many(
        "emulation.proposal.line", "nomination_id", groups=_READERS
    )
    is_to_propose = fields.Boolean(
        compute="_compute_is_to_propose",
        groups=_READERS,
        help="It has passed and waits for the paper that puts it forward.",
    )

    def _compute_is_to_propose(self):
        waiting = self.env["emulation.proposal"]._filter_waiting(self)
        for nomination in self:
            nomination.is_to_propose = nomination in waiting

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        if name == "withdraw":
            for nomination in self.filtered(lambda n: n.state == "passed"):
                # The paper counts, also for whom it is hidden
                lines = nomination.sudo().proposal_line_ids.filtered(
                    lambda n: n.state in _SENT and not n.outcome
                )
                blockers[nomination.id] += [
                    self.env._(
                        "the proposal %(number)s names it; declare that void first",
                        number=line.proposal_id.full_number,
                    )
                    for line in lines
                ]
        return blockers

    def action_withdraw(self, reason=None):
        """Take the nomination back; an answer to its proposal is no longer awaited."""
        result = super().action_withdraw(reason)
        self._close_proposal_lines("withdrawn")
        return result

    def action_record_result(self, result, **document):
        """Enter the answer; the proposal is answered with its last name."""
        awards = super().action_record_result(result, **document)
        self._close_proposal_lines(result)
        return awards

    def _close_proposal_lines(self, outcome):
        # Units withdraw what they may not read the proposal of
        lines = self.sudo().proposal_line_ids.filtered(lambda n: not n.outcome)
        drafts = lines.filtered(lambda n: n.state == "draft")
        drafts.unlink()
        sent = lines - drafts
        sent._set_outcome(outcome)
        sent.proposal_id._settle_answers()

    def action_make_proposal(self):
        """Draft the proposal on these passed nominations.

        :return: window action of the proposal, or of the list of proposals
        :raise UserError: when none of them waits for a proposal
        """
        proposals = self.env["emulation.proposal"]._draft_for(self)
        if not proposals:
            raise UserError(self.env._("None of them waits for a proposal."))
        return proposals._get_records_action()

    def action_view_proposal(self):
        """Open the proposal that names this nomination."""
        self.ensure_one()
        return self.proposal_line_ids.proposal_id._get_records_action()

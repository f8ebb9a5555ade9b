# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class EmulationRound(models.Model):
    """From what has passed in a round to the papers that put it forward."""

    _inherit = "emulation.round"

    proposal_count = fields.Integer(
        string="Proposals",
        compute="_compute_proposals",
        compute_sudo=True,
        groups="hr_emulation.group_officer,hr_emulation.group_auditor",
    )
    can_make_proposal = fields.Boolean(
        compute="_compute_proposals",
        compute_sudo=True,
        help="Nominations have passed that an outside body decides and no proposal "
        "names yet.",
    )

    def _compute_proposals(self):
        counts = dict(
            self.env["emulation.proposal"]._read_group(
                [("round_id", "in", self.ids)], ["round_id"], ["__count"]
            )
        )
        waiting = self.env["emulation.nomination"]._read_group(
            Domain("round_id", "in", self.ids)
            & Domain("state", "=", "passed")
            & Domain("category_id.is_outside", "=", True)
            & ~Domain("proposal_line_ids", "any", [("outcome", "=", False)]),
            ["round_id"],
        )
        ready = {round_.id for (round_,) in waiting}
        is_officer = self.env.user.has_group("hr_emulation.group_officer")
        for round_ in self:
            round_.proposal_count = counts.get(round_._origin, 0)
            round_.can_make_proposal = is_officer and round_._origin.id in ready

    def action_make_proposal(self):
        """Draft one proposal for each awarding body outside and commendation type.

        :return: window action of the proposal, or of the list of proposals
        :raise UserError: when no passed nomination waits for a proposal
        """
        proposals = self.env["emulation.proposal"]._draft_for(self.nomination_ids)
        if not proposals:
            raise UserError(
                self.env._("No passed nomination of this round waits for a proposal.")
            )
        return proposals._get_records_action()

    def action_view_proposals(self):
        """Open the proposals of this round."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_proposal_action"
        )
        return {**action, "domain": [("round_id", "=", self.id)]}

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.exceptions import UserError


class EmulationNomination(models.Model):
    """What came of a nomination: its decision and its awards."""

    _inherit = "emulation.nomination"

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        if name == "approve":
            # Later nobody but the decision would ask for it
            sources = self._TRANSITIONS[name].sources
            missing = self.filtered(
                lambda n: not (n.is_outside or n.citation) and n.state in sources
            )
            for nomination in missing._filter_passing(name):
                blockers[nomination.id].append(
                    self.env._("the achievement to be printed is missing")
                )
        return blockers

    def action_view_awards(self):
        """Open the entries of the register this nomination led to."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_award_action"
        )
        action["domain"] = [("nomination_id", "=", self.id)]
        return action

    def action_make_decision(self):
        """Draft the decision on these passed nominations.

        :return: window action of the decision
        :raise UserError: when none of them waits for a decision
        """
        decisions = self.env["emulation.decision"]._draft_for(self)
        if not decisions:
            raise UserError(self.env._("None of them waits for a decision."))
        return decisions._get_records_action()

    def action_view_decision(self):
        """Open the decision that names this nomination."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "emulation.decision",
            "res_id": self.decision_line_ids[:1].decision_id.id,
            "view_mode": "form",
        }

    def _prepare_decision_line(self, sequence):
        """Values of the line that names this nomination in a decision."""
        self.ensure_one()
        return {"nomination_id": self.id, "sequence": sequence}

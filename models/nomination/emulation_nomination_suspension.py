# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models

# Also what slipped in beside a matter that was entered at the same moment
PROPOSING = ("submit", "resume", "approve", "forward")


class EmulationNomination(models.Model):
    """A matter under consideration: nothing is proposed, in words that say no more.

    Source: Decree 152/2025, principle of suspended proposals.
    """

    _inherit = "emulation.nomination"

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        if name not in PROPOSING:
            return blockers
        sources = self._TRANSITIONS[name].sources
        asked = self.filtered(lambda n: n.id and n.employee_id and n.state in sources)
        # Only who may take the step learns that somebody has to be asked
        asked -= self.browse(asked._get_authority_problems(name))
        disciplines = self.env["emulation.discipline"]
        considered = disciplines._get_considered(asked.employee_id)
        text = disciplines._get_neutral_text()
        for nomination in asked:
            reasons = blockers[nomination.id]
            if nomination.employee_id in considered and text not in reasons:
                reasons.append(text)
        return blockers

    def _suspend_by_system(self, reason):
        """Suspend live nominations without asking who may; only from our own code.

        :param str reason: words for the nomination
        """
        before = {rec.id: rec.state for rec in self}
        for state, nominations in self.grouped("state").items():
            nominations._write_guarded(
                {"state": "suspended", "state_before": state, "state_reason": reason}
            )
        self._log_transition("suspend", before, reason)

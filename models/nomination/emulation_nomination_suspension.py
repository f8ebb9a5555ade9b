# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models


class EmulationNomination(models.Model):
    """Suspension by the system, in words that do not say why."""

    _inherit = "emulation.nomination"

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        if name == "resume":
            disciplines = self.env["emulation.discipline"]
            considered = disciplines._get_considered(self.employee_id)
            for nomination in self:
                if nomination.employee_id in considered and not blockers[nomination.id]:
                    blockers[nomination.id].append(disciplines._get_neutral_text())
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

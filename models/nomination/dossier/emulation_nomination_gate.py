# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

from .emulation_dossier_document import COUNTING

# From which gate on which papers are asked for at a step: those that can be there
OWN = ("nomination", "unit_batch")
GATES = {
    "submit": (("submit",), OWN),
    "approve": (("submit", "appraisal"), OWN),
    "forward": (("submit", "appraisal", "decision"), (*OWN, "session", "proposal")),
    "decide": (("submit", "appraisal", "decision"), (*OWN, "session")),
}


class EmulationRoundCategory(models.Model):
    _inherit = "emulation.round.category"

    dossier_gate = fields.Selection(
        [
            ("none", "Never: the list is a reminder"),
            ("submit", "At submission"),
            ("appraisal", "At appraisal or approval"),
            ("decision", "Before the decision or forwarding"),
        ],
        string="Complete Dossier",
        required=True,
        default="none",
        help="When the required papers have to be issued or signed. Minutes are asked "
        "for before the decision or forwarding only, and papers of the proposal before "
        "forwarding only, because they come later.",
    )


class EmulationNomination(models.Model):
    """A dossier goes on only when it is complete, as the category says."""

    _inherit = "emulation.nomination"

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        if name in GATES:
            sources = self._TRANSITIONS[name].sources
            asked = self.filtered(lambda n: n.state in sources)._filter_passing(name)
            for nomination_id, reasons in asked._get_gate_problems(name).items():
                blockers[nomination_id] += reasons
        return blockers

    def _get_gate_problems(self, name):
        """What is missing in the dossiers at a step.

        :param str name: ``submit``, ``approve``, ``forward`` or ``decide``
        :return: ``{nomination id: [sentence, ...]}``, of incomplete dossiers only
        """
        gates, scopes = GATES[name]
        asked = self.filtered(lambda n: n.sudo().category_id.dossier_gate in gates)
        if not asked:
            return {}
        problems = {}
        for nomination_id, papers in asked._get_dossier().items():
            for paper in papers:
                kind = paper["type"]
                if (
                    kind.is_required
                    and kind.scope in scopes
                    and paper["state"] not in COUNTING
                ):
                    problems.setdefault(nomination_id, []).append(
                        self.env._("the dossier lacks “%(paper)s”", paper=kind.name)
                    )
        return problems

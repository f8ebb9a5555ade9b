# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models

from .emulation_nomination_checks import DEAD_STATES
from .emulation_round_category_result import RESULT_STATES


class EmulationNomination(models.Model):
    """Categories that build on another one of the round."""

    _inherit = "emulation.nomination"

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        if name in ("submit", "approve"):
            sources = self._TRANSITIONS[name].sources
            asked = self.filtered(lambda n: n.state in sources)._filter_passing(name)
            for nomination_id, reasons in asked._get_required_problems(name).items():
                blockers[nomination_id] += reasons
        return blockers

    def _get_required_problems(self, name):
        """What is missing in the category that one's own builds on.

        Submitting asks for a live nomination there, or one in the same call;
        passing asks for one that has passed. A person with several employee records
        is one subject.
        """
        builders = self.filtered("category_id.requires_category_id")
        if not builders:
            return {}
        records = builders.employee_id._emulation_records_by_person()
        live = [
            ("state", "in", RESULT_STATES)
            if name == "approve"
            else ("state", "not in", ("draft", *DEAD_STATES)),
            ("category_id", "in", builders.category_id.requires_category_id.ids),
            "|",
            ("employee_id", "in", list(set().union(*records.values()))),
            ("department_id", "in", builders.department_id.ids),
        ]
        # Whether there is one does not depend on who may read it
        base = self.sudo().search(live)
        if name == "submit":
            base |= self.sudo()
        present = {
            (n.category_id.id, n.employee_id.id, n.department_id.id) for n in base
        }
        problems = {}
        for nomination in builders.sudo():
            required = nomination.category_id.requires_category_id
            collective = nomination.department_id.id
            same = records.get(nomination.employee_id.id, (False,))
            if present.isdisjoint((required.id, one, collective) for one in same):
                text = (
                    self.env._(
                        "it builds on “%(required)s”, which has not passed yet",
                        required=required.name,
                    )
                    if name == "approve"
                    else self.env._(
                        "it builds on “%(required)s”, for which nothing was submitted",
                        required=required.name,
                    )
                )
                problems[nomination.id] = [text]
        return problems

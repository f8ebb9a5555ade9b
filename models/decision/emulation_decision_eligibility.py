# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models

from ..core.days import vietnam_today


class EmulationDecision(models.Model):
    """The conditions are asked once more, as of the date of the decision."""

    _inherit = "emulation.decision"

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        if name != "issue" or not self.env.user.has_group("hr_emulation.group_officer"):
            return blockers
        today = vietnam_today()
        drafts = self.filtered(lambda d: d.state == "draft" and d.date)
        for date, decisions in drafts.grouped("date").items():
            # A date to come is refused already; facts are those known today
            nominations = decisions.line_ids.nomination_id.filtered(
                lambda n: n.state == "passed"
            )
            problems = nominations._get_eligibility_problems(
                strict=True, date=min(date, today)
            )
            for decision in decisions:
                blockers[decision.id] += [
                    f"{line.subject_name}: {text}"
                    for line in decision.line_ids
                    for text in problems.get(line.nomination_id.id, ())
                ]
        return blockers

    def _transition(self, name, reason=None, **vals):
        res = super()._transition(name, reason=reason, **vals)
        if name == "issue":
            for date, decisions in self.grouped("date").items():
                decisions.line_ids.nomination_id._record_checks("decision", date)
        return res

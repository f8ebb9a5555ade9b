# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.tools import format_date


class EmulationDecision(models.Model):
    """A decision follows the sittings and signatures that it relies on."""

    _inherit = "emulation.decision"

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        if name != "issue" or not self.env.user.has_group("hr_emulation.group_officer"):
            return blockers
        drafts = self.filtered(lambda d: d.state == "draft" and d.date)
        latest = drafts.line_ids.nomination_id._get_last_days()
        for decision in drafts:
            blockers[decision.id] += [
                self.env._(
                    "%(name)s: the decision is dated before %(day)s, when the "
                    "nomination was last dealt with",
                    name=line.subject_name,
                    day=format_date(self.env, latest[line.nomination_id.id]),
                )
                for line in decision.line_ids
                if latest.get(line.nomination_id.id, decision.date) > decision.date
            ]
        return blockers


class EmulationNomination(models.Model):
    _inherit = "emulation.nomination"

    def _get_last_days(self):
        """Days on which nominations were last voted on, or signed for on paper.

        :return: {nomination id: date}, without those that never were
        """
        # Sessions are not open to everybody who decides; their dates are on papers
        items = self.env["emulation.session.item"].sudo()
        steps = self.env["emulation.nomination.step"].sudo()
        days = {}
        for nomination, session in items._read_group(
            [
                ("nomination_id", "in", self.ids),
                ("session_id.state", "in", ("closed", "minuted")),
            ],
            ["nomination_id", "session_id"],
        ):
            day = session._get_day()
            days[nomination.id] = max(day, days.get(nomination.id, day))
        for nomination, day in steps._read_group(
            [("nomination_id", "in", self.ids), ("paper_date", "!=", False)],
            ["nomination_id"],
            ["paper_date:max"],
        ):
            days[nomination.id] = max(day, days.get(nomination.id, day))
        return days

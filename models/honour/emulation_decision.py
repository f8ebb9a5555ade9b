# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError


class EmulationDecision(models.Model):
    """What a decision has given is released together."""

    _inherit = "emulation.decision"

    can_release = fields.Boolean(compute="_compute_can_release")

    @api.depends("line_ids.award_ids.state", "line_ids.award_ids.released_on")
    @api.depends_context("uid")
    def _compute_can_release(self):
        waiting = self.browse()
        if self.env.user.has_group("hr_emulation.group_officer"):
            waiting = self._get_unreleased_awards().decision_id
        for decision in self:
            decision.can_release = decision in waiting

    def _get_unreleased_awards(self):
        return self.env["emulation.award"].search(
            [
                ("decision_id", "in", self.ids),
                ("state", "=", "valid"),
                ("released_on", "=", False),
            ]
        )

    def action_release(self):
        """Show what these decisions have given on the honour roll, to all employees.

        :raise UserError: when a decision has nothing that waits, or the user is no
            officer
        """
        self.check_access("write")
        awards = self._get_unreleased_awards()
        if nothing := self - awards.decision_id:
            raise UserError(
                self.env._(
                    "%(names)s: there is nothing to show on the honour roll.",
                    names=", ".join(nothing.mapped("display_name")),
                )
            )
        return awards.action_release()

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.fields import Domain

from .emulation_nomination_step import REASONED


class EmulationNominationStep(models.Model):
    """What was said at a step: a remark of who judges is not for who is judged."""

    _name = "emulation.nomination.step"
    _inherit = ["emulation.nomination.step", "emulation.unseen.mixin"]

    # Read by nobody but through the field that asks who reads
    said = fields.Text(readonly=True, groups=fields.NO_ACCESS)
    comment = fields.Text(compute="_compute_comment", search="_search_comment")

    @api.depends("said", "outcome")
    @api.depends_context("uid")
    def _compute_comment(self):
        for step in self:
            is_shown = self.env.su or step.outcome in REASONED or not step.is_about_me
            step.comment = is_shown and step.sudo().said

    @api.model
    def _search_comment(self, operator, value):
        words = Domain("said", operator, value)
        if not self.env.su:
            words &= Domain("outcome", "in", REASONED) | Domain(
                "is_about_me", "=", False
            )
        return Domain("id", "in", self.sudo()._search(words))

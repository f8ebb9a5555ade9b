# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

from ..models.core.days import vietnam_today
from ..models.nomination.route.emulation_complaint import OUTCOMES


class EmulationAnswerWizard(models.TransientModel):
    """How complaints were answered."""

    _name = "emulation.answer.wizard"
    _description = "Answer a Complaint"

    complaint_ids = fields.Many2many("emulation.complaint", required=True)
    outcome = fields.Selection(OUTCOMES, required=True)
    answer = fields.Text()
    date = fields.Date(string="Answered On", default=lambda self: vietnam_today())
    attachment_ids = fields.Many2many("ir.attachment", string="Papers")

    def action_apply(self):
        """Enter the answer.

        :raise UserError: naming everything that is missing
        """
        self.ensure_one()
        self.complaint_ids.action_answer(
            self.outcome, self.answer, self.date, self.attachment_ids.ids
        )
        return {"type": "ir.actions.act_window_close"}

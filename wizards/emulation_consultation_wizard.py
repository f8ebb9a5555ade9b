# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

from ..models.core.days import vietnam_today
from ..models.nomination.route.emulation_consultation_step import OPINIONS


class EmulationConsultationWizard(models.TransientModel):
    """A letter that consults another body, or its answer, for many nominations."""

    _name = "emulation.consultation.wizard"
    _description = "Consult Another Body"

    direction = fields.Selection(
        [("letter", "Letter out"), ("answer", "Answer in")],
        required=True,
        default="letter",
    )
    step_ids = fields.Many2many("emulation.nomination.step", string="Nominations")
    number = fields.Char()
    date = fields.Date(default=lambda self: vietnam_today())
    body_id = fields.Many2one("emulation.body", string="Body Consulted")
    opinion = fields.Selection(OPINIONS, default="agree")
    comment = fields.Text(string="Words of the Answer")
    attachment_ids = fields.Many2many("ir.attachment", string="Papers")

    def action_apply(self):
        """Enter the letter or the answer.

        :raise UserError: naming everything that is missing
        """
        self.ensure_one()
        papers = self.attachment_ids.ids
        if self.direction == "letter":
            self.step_ids.action_record_letter(
                self.number, self.date, self.body_id.id, papers
            )
        else:
            self.step_ids.action_record_answer(
                self.opinion, self.number, self.date, self.comment, papers
            )
        return {"type": "ir.actions.act_window_close"}

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

from ..models.nomination.route.emulation_step_paper import PAPER_OUTCOMES


class EmulationPaperWizard(models.TransientModel):
    """What a paper says: a unit's proposal, or somebody's decision on a step."""

    _name = "emulation.paper.wizard"
    _description = "Record from Paper"

    nomination_ids = fields.Many2many("emulation.nomination", string="Proposed")
    step_ids = fields.Many2many("emulation.nomination.step", string="Decided")
    employee_id = fields.Many2one("hr.employee", string="Signed By")
    date = fields.Date(string="Day of the Paper")
    outcome = fields.Selection(PAPER_OUTCOMES, required=True, default="approved")
    comment = fields.Text(string="Words of the Paper")
    attachment_ids = fields.Many2many("ir.attachment", string="Scan")

    def action_apply(self):
        """Enter the paper.

        :raise UserError: naming everything that is missing
        """
        self.ensure_one()
        papers = self.attachment_ids.ids
        if self.nomination_ids:
            self.nomination_ids.action_submit_paper(
                self.employee_id.id, self.date, papers
            )
        else:
            self.step_ids.action_record_paper(
                self.employee_id.id, self.date, self.outcome, self.comment, papers
            )
        return {"type": "ir.actions.act_window_close"}

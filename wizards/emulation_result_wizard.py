# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

from ..models.nomination.emulation_nomination_result import RESULTS


class EmulationResultWizard(models.TransientModel):
    """What the outside body's paper says about forwarded nominations."""

    _name = "emulation.result.wizard"
    _description = "Record the Result"

    nomination_ids = fields.Many2many("emulation.nomination", required=True)
    result = fields.Selection(RESULTS, required=True, default="awarded")
    award_type_id = fields.Many2one("emulation.award.type", string="Award Given")
    number = fields.Char(string="Decision Number")
    date = fields.Date(string="Date of the Decision")
    issuer = fields.Char(string="Issued By", help="Empty: the awarding body.")
    golden_book_number = fields.Char()
    reason = fields.Text()
    scan = fields.Binary(attachment=False)
    scan_name = fields.Char()

    def action_apply(self):
        """Enter the result.

        :raise UserError: naming everything that is missing
        """
        self.ensure_one()
        self.nomination_ids.action_record_result(
            self.result,
            number=self.number,
            date=self.date,
            issuer=self.issuer,
            award_type_id=self.result == "other" and self.award_type_id.id,
            golden_book_number=self.golden_book_number,
            reason=self.reason,
            scan=self.scan,
            scan_name=self.scan_name,
        )
        return {"type": "ir.actions.act_window_close"}

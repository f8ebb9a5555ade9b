# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..models.decision.emulation_award_outside import CHANGES


class EmulationOutsideChangeWizard(models.TransientModel):
    """What an outside body's decision corrects or revokes in the register."""

    _name = "emulation.outside.change.wizard"
    _description = "Record a Correction or Revocation"

    award_ids = fields.Many2many(
        "emulation.award", string="Entries of the Register", required=True
    )
    kind = fields.Selection(CHANGES, required=True, default="revocation")
    number = fields.Char(string="Decision Number", required=True)
    date = fields.Date(string="Date of the Decision", required=True)
    citation = fields.Char(
        string="Correct Achievement", size=500, help="Empty: it stays."
    )
    golden_book_number = fields.Char(help="Empty: it stays.")
    reason = fields.Text(string="Ground and Reason")
    scan = fields.Binary(attachment=False)
    scan_name = fields.Char()

    @api.model
    def _open(self, awards):
        """Return the window action for these entries."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Record a Correction or Revocation"),
            "res_model": self._name,
            "view_mode": "form",
            "target": "new",
            "context": {"default_award_ids": awards.ids},
        }

    def action_apply(self):
        """Enter what the outside body decided.

        :raise UserError: naming everything that is missing
        """
        self.ensure_one()
        document = {
            name: self[name]
            for name in ("number", "date", "reason", "scan", "scan_name")
        }
        if self.kind == "revocation":
            self.award_ids.action_record_revocation(**document)
        else:
            self.award_ids.action_record_correction(
                citation=self.citation,
                golden_book_number=self.golden_book_number,
                **document,
            )
        return {"type": "ir.actions.act_window_close"}

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationObjectionWizard(models.TransientModel):
    """What an employee has to say against a posting."""

    _name = "emulation.objection.wizard"
    _description = "Object to a Posting"

    posting_id = fields.Many2one("emulation.posting", required=True, readonly=True)
    subject_name = fields.Char(related="posting_id.subject_name", related_sudo=False)
    content = fields.Text(string="Objection")
    attachment_ids = fields.Many2many("ir.attachment", string="Papers")

    def action_apply(self):
        """Object.

        :raise UserError: naming everything that is missing
        """
        self.ensure_one()
        self.posting_id.action_object(self.content, self.attachment_ids.ids)
        return {"type": "ir.actions.act_window_close"}

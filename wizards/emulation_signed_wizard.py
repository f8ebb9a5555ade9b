# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationSignedWizard(models.TransientModel):
    """Takes the signed copy of a paper."""

    _name = "emulation.signed.wizard"
    _description = "File a Signed Copy"

    nomination_id = fields.Many2one("emulation.nomination", readonly=True)
    type_id = fields.Many2one(
        "emulation.dossier.document.type", string="Paper", readonly=True
    )
    document_id = fields.Many2one("emulation.dossier.document", readonly=True)
    decision_id = fields.Many2one("emulation.decision", readonly=True)
    inspection_id = fields.Many2one("emulation.inspection", readonly=True)
    content = fields.Binary(string="File", attachment=False, required=True)
    file_name = fields.Char()
    difference_note = fields.Text(string="Where It Differs")

    @api.model
    def _open(self, **owner):
        """Return the window for a paper of a dossier, a decision or an inspection.

        :param owner: values of the fields that name the paper
        """
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("File the signed copy"),
            "res_model": self._name,
            "view_mode": "form",
            "target": "new",
            "context": {f"default_{name}": value for name, value in owner.items()},
        }

    def action_apply(self):
        """File it.

        :raise UserError: saying why it is not accepted
        """
        self.ensure_one()
        file = (self.file_name, self.content, self.difference_note)
        if paper := self.decision_id or self.document_id or self.inspection_id:
            paper.action_attach_signed(*file)
        else:
            self.nomination_id.action_upload_document(self.type_id.id, *file)
        return {"type": "ir.actions.act_window_close"}

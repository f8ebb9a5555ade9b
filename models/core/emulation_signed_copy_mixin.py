# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError


class EmulationSignedCopyMixin(models.AbstractModel):
    """An issued paper that takes its signed copy once, through a window.

    The model is a workflow model, guards ``SIGNED_FIELDS`` and says in
    ``_get_signed_problems`` who files the copy and when.
    """

    _name = "emulation.signed.copy.mixin"
    _description = "Paper That Takes Its Signed Copy"
    _inherit = ["emulation.signed.mixin"]

    can_attach_signed = fields.Boolean(compute="_compute_can_attach_signed")

    @api.depends("state", "signed_attachment_id")
    @api.depends_context("uid")
    def _compute_can_attach_signed(self):
        problems = self._get_signed_problems()
        for record in self:
            record.can_attach_signed = not problems[record.id]

    def _get_signed_problems(self):
        """Why no signed copy can be filed: ``{record id: [sentence, ...]}``."""
        filed = self.env._("its signed copy is already filed")
        return {
            record.id: [filed] if record.signed_attachment_id else [] for record in self
        }

    def action_attach_signed(self, name, content, difference_note=None):
        """File the signed copy of an issued paper; the issued text stays.

        :param str name: name of the file
        :param str content: PDF or picture in base64
        :param str difference_note: where it differs from the issued text, in words
        :return: True
        :raise UserError: when the file is not readable, or with every other reason
        """
        self.ensure_one()
        self.check_access("write")
        if reasons := self._get_signed_problems()[self.id]:
            raise UserError("\n".join(f"{self.display_name}: {r}" for r in reasons))
        data = self._read_signed_file(name, content)
        vals = self._prepare_signed(name, data, difference_note)
        self._write_guarded(vals)
        self.env["emulation.audit.log"]._append(
            self,
            "attach_signed",
            {self.id: {"sha256": vals["signed_sha256"]}},
            reason=difference_note,
        )
        return True

    def action_open_signed(self):
        """Open the signed copy.

        :return: URL action
        :raise UserError: when there is none
        :raise AccessError: when it tells more than the user may read
        """
        self.ensure_one()
        self.check_access("read")
        if not self.signed_attachment_id:
            raise UserError(self.env._("There is no signed copy yet."))
        self.signed_attachment_id.check_access("read")
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self.signed_attachment_id.id}",
            "target": "new",
        }

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.exceptions import UserError

_CONTENT = {"raw", "datas", "db_datas", "store_fname", "url", "res_model", "res_id"}


class IrAttachment(models.Model):
    """Evidence stays as it was once the self-assessment is handed on."""

    _inherit = "ir.attachment"

    def write(self, vals):
        """Write files, but not the content of evidence that was handed on.

        :raise UserError: naming every file
        """
        if _CONTENT & set(vals):
            self._check_not_fixed()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_fixed(self):
        self._check_not_fixed()

    def _check_not_fixed(self):
        if problems := self._get_fixed_problems():
            raise UserError("\n".join(problems))

    def _get_fixed_problems(self):
        """Say which of the files stay as they are, and as what."""
        lines = self.env["emulation.assessment.line"]
        files = self.sudo().filtered(lambda f: f.res_model == lines._name and f.res_id)
        # The state decides, whoever may read the sheet
        lines_sudo = lines.sudo().browse(files.mapped("res_id")).exists()
        kept = {
            line.id: line.assessment_id.display_name
            for line in lines_sudo
            if line.assessment_id._get_open_column() != "self"
        }
        return [
            self.env._(
                "%(file)s is evidence of “%(sheet)s” and stays as it was handed on.",
                file=file.name,
                sheet=kept[file.res_id],
            )
            for file in files
            if file.res_id in kept
        ]

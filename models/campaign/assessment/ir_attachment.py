# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models


class IrAttachment(models.Model):
    """Evidence stays as it was once the self-assessment is handed on."""

    _inherit = "ir.attachment"

    def _get_fixed_problems(self):
        problems = super()._get_fixed_problems()
        lines = self.env["emulation.assessment.line"]
        files = self.sudo().filtered(lambda f: f.res_model == lines._name and f.res_id)
        # The state decides, whoever may read the sheet
        lines_sudo = lines.sudo().browse(files.mapped("res_id")).exists()
        kept = {
            line.id: line.assessment_id.display_name
            for line in lines_sudo
            if line.assessment_id._get_open_column() != "self"
        }
        return problems + [
            self.env._(
                "%(file)s is evidence of “%(sheet)s” and stays as it was handed on.",
                file=file.name,
                sheet=kept[file.res_id],
            )
            for file in files
            if file.res_id in kept
        ]

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models

# Models that say in ``_get_fixed_files`` which of their files stay
_FIXING = (
    "emulation.exemplar",
    "emulation.inspection",
    "emulation.inspection.finding",
    "emulation.inspection.line",
)


class IrAttachment(models.Model):
    """Photos and signed copies stay once what they show is decided on."""

    _inherit = "ir.attachment"

    def _get_fixed_problems(self):
        problems = super()._get_fixed_problems()
        own_sudo = self.sudo().filtered(lambda a: a.res_model in _FIXING and a.res_id)
        for model, files in own_sudo.grouped("res_model").items():
            # The state decides, whoever may read the record
            records = self.env[model].sudo().browse(files.mapped("res_id")).exists()
            problems += [
                self.env._(
                    "%(file)s belongs to “%(document)s” and stays as it is.",
                    file=file.name,
                    document=records.browse(file.res_id).display_name,
                )
                for file in files & records._get_fixed_files()
            ]
        return problems

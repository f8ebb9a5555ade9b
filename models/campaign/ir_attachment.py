# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.exceptions import ValidationError

MEGABYTE = 1024 * 1024
# Models whose files are no larger than the company allows
_LIMITED = (
    "emulation.assessment.line",
    "emulation.campaign.activity",
    "emulation.exemplar",
    "emulation.inspection.finding",
    "emulation.inspection.line",
)
# Models that say in ``_get_fixed_files`` which of their files stay
_FIXING = (
    "emulation.exemplar",
    "emulation.inspection",
    "emulation.inspection.finding",
    "emulation.inspection.line",
)


class IrAttachment(models.Model):
    """Photos and evidence are not too large, and stay once they are relied on."""

    _inherit = "ir.attachment"

    @api.constrains("file_size", "res_model")
    def _check_emulation_size(self):
        """Refuse new content that is too large, whoever uploads or replaces it."""
        limited = self.filtered(lambda a: a.res_model in _LIMITED)
        if problems := limited._get_size_problems():
            raise ValidationError("\n".join(problems))

    def _get_size_problems(self, company=None):
        """Say which files are larger than a company allows, or else their own."""
        here = self.env.company
        sizes = [(f.name, f.file_size, company or f.company_id or here) for f in self]
        return [problem for row in sizes if (problem := self._get_size_problem(*row))]

    @api.model
    def _get_upload_problem(self, model, name, size):
        """Say why a file cannot be uploaded for a model, as a sentence or None."""
        if model in _LIMITED:
            return self._get_size_problem(name, size, self.env.company)
        return None

    @api.model
    def _get_size_problem(self, name, size, company):
        # The limit is no secret of the company
        limit = company.sudo().emulation_photo_megabytes
        if not limit or size <= limit * MEGABYTE:
            return None
        return self.env._(
            "%(file)s has %(size)s MB; a file may have %(limit)s MB at most. "
            "Make it smaller and add it again.",
            file=name,
            size=-(-size // MEGABYTE),
            limit=limit,
        )

    def _get_fixed_problems(self):
        problems = super()._get_fixed_problems()
        own_sudo = self.sudo().filtered(lambda a: a.res_model in _FIXING and a.res_id)
        for model, files in own_sudo.grouped("res_model").items():
            # The state decides, whoever may read the record
            records = self.env[model].sudo().browse(files.mapped("res_id")).exists()
            fixed = files & records._get_fixed_files()
            problems += fixed._get_fixed_texts(records)
        return problems

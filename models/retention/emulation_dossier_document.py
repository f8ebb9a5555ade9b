# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

from ..core.days import vietnam_today

# A plain object: JSON cannot carry it, so no RPC context removes papers
_REMOVAL = object()
_REMOVAL_KEY = "_emulation_removal"


class EmulationDossierDocument(models.Model):
    """The reader of a paper sees how long it is kept."""

    _inherit = "emulation.dossier.document"

    retention_text = fields.Char(related="type_id.retention_text", string="Kept")

    def _remove_files(self):
        """Put a notice in place of the files; hash and dates of them stay."""
        (self.issued_attachment_id | self.signed_attachment_id)._remove_content()


class EmulationDossierRow(models.Model):
    _inherit = "emulation.dossier.row"

    retention_text = fields.Char(related="type_id.retention_text", string="Kept")


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    def _get_fixed_problems(self):
        if self.env.context.get(_REMOVAL_KEY) is _REMOVAL:
            return []
        return super()._get_fixed_problems()

    def _remove_content(self):
        """Put a notice in place of files whose term has ended.

        The file itself goes with the next clean-up of the file store.
        """
        if self:
            day = vietnam_today().strftime("%d/%m/%Y")
            # Stands in the place of an official paper: always Vietnamese
            notice = f"Tệp đã được xóa ngày {day} do hết thời hạn lưu giữ."
            self.with_context(**{_REMOVAL_KEY: _REMOVAL}).write(
                {
                    "name": "Đã xóa do hết thời hạn lưu giữ.txt",
                    "raw": notice.encode(),
                    "mimetype": "text/plain",
                }
            )

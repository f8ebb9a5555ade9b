# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models


class IrAttachment(models.Model):
    """Whoever gets the content of a dossier's file is in the access log."""

    _inherit = "ir.attachment"

    def _compute_raw(self):
        # The server's own reading is nobody's visit
        if not self.env.su:
            self._log_access_to_dossiers()
        return super()._compute_raw()

    def _read_format(self, fnames, load="_classic_read"):
        self._log_reading(fnames)
        return super()._read_format(fnames, load)

    def _export_rows(self, fields, *, _is_toplevel_call=True):
        self._log_reading(path[0] for path in fields if path)
        return super()._export_rows(fields, _is_toplevel_call=_is_toplevel_call)

    def _log_reading(self, names):
        """The words of a file that are kept to find it by are its content as well."""
        if not self.env.su and "index_content" in set(names):
            self._log_access_to_dossiers()

    def _to_http_stream(self):
        self._log_access_to_dossiers()
        return super()._to_http_stream()

    def _log_access_to_dossiers(self):
        """Log that the user opens those of the files that belong to nominations."""
        files = {}
        nominations = self.env["emulation.nomination"]
        for model, attachments in self.sudo().grouped("res_model").items():
            if not (model or "").startswith("emulation.") or model not in self.env:
                continue
            found = nominations._get_by_document(model, attachments.mapped("res_id"))
            for attachment in attachments:
                if nomination := found.get(attachment.res_id):
                    files.setdefault(nomination.id, self.browse())
                    files[nomination.id] |= attachment
        self.env["emulation.access.log"]._append(
            nominations.browse(files), "file", files
        )

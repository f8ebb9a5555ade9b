# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import io
import zipfile

from pypdf import PdfReader, PdfWriter

from odoo import models
from odoo.tools.safe_eval import safe_eval, time


class IrActionsReport(models.Model):
    """Papers of many records: kept one by one, then put together without remaking."""

    _inherit = "ir.actions.report"

    def _keep_papers(self, report_sudo, records):
        """Make and keep the papers of records that have none yet.

        :param report_sudo: ir.actions.report
        :param records: those to be printed, checked by the caller
        """
        streams = self._render_qweb_pdf_prepare_streams(
            report_sudo.report_name, {"report_type": "pdf"}, res_ids=records.ids
        )
        vals_list = self._prepare_pdf_report_attachment_vals_list(report_sudo, streams)
        self.env["ir.attachment"].create(vals_list)

    def _iter_kept_papers(self, report_sudo, records):
        """Yield ``(file name, bytes)`` of the kept papers, in the order of records."""
        kept = self._get_kept_papers(report_sudo, records)
        for number, record in enumerate(records, start=1):
            if record.id in kept:
                values = {"object": record, "time": time}
                name = safe_eval(report_sudo.print_report_name, values)
                name = f"{number:04d} {name}".replace("/", "-")
                yield f"{name}.pdf", kept[record.id].raw

    def _join_papers(self, papers):
        """Return one PDF file of ``(file name, bytes)`` pairs."""
        writer = PdfWriter()
        for _name, content in papers:
            writer.append(PdfReader(io.BytesIO(content)), import_outline=False)
        stream = io.BytesIO()
        writer.write(stream)
        return stream.getvalue()

    def _zip_papers(self, papers):
        """Return a ZIP file of ``(file name, bytes)`` pairs; PDF is packed already."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
            for name, content in papers:
                archive.writestr(name, content)
        return stream.getvalue()

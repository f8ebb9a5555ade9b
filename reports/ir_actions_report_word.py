# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import importlib
import io
import zipfile

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools.safe_eval import safe_eval, time


class IrActionsReport(models.Model):
    """Papers as Word files: offices edit before they sign."""

    _inherit = "ir.actions.report"

    def _is_word_offered(self):
        """Whether the paper is one of running text.

        Certificates are not: each of their lines has its place in millimetres on a
        frame or on stock, and what an office changes there is the layout.
        """
        return bool(self.emulation_engine and self.paperformat_id)

    @api.model
    def _get_word_action(self, report_name, records):
        """Return the action that downloads papers as Word files.

        :param str report_name: name of the template of the paper
        :param records: the records to print
        :raise UserError: when one of them cannot be printed
        """
        report_sudo = self._get_report_from_name(report_name)
        self._check_word_request(report_sudo, records.ids)
        self.env[f"report.{report_name}"]._get_report_values(records.ids)
        ids = ",".join(str(record_id) for record_id in records.ids)
        return {
            "type": "ir.actions.act_url",
            "url": f"/hr_emulation/word/{report_name}/{ids}",
            "target": "download",
        }

    @api.model
    def _check_word_request(self, report_sudo, docids):
        """Refuse what printing refuses, and papers that are no text.

        :raise UserError: saying why
        """
        self._check_paper_request(report_sudo, docids)
        if not report_sudo._is_word_offered():
            raise UserError(
                self.env._(
                    "“%(paper)s” is not offered as a Word file.", paper=report_sudo.name
                )
            )

    @api.model
    def _make_word_file(self, report_sudo, docids):
        """Return name and bytes: a Word file, or an archive of several.

        :raise UserError: when a record cannot be printed
        """
        self._check_word_request(report_sudo, docids)
        records = self.env[report_sudo.model].browse(dict.fromkeys(docids))
        files = self._make_word_files(report_sudo, records)
        if len(files) == 1:
            return files[0]
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, (name, content) in enumerate(files, start=1):
                archive.writestr(f"{number:03d} {name}", content)
        return f"{report_sudo.name}.zip", stream.getvalue()

    @api.model
    def _make_word_files(self, report_sudo, records):
        """Return [(name, bytes)] of the Word file of each record."""
        press = self._get_word_press()
        paper = report_sudo.get_paperformat()._get_paper_values()
        files = []
        for docid, page in self._make_pages(report_sudo, records):
            name = report_sudo.name
            if report_sudo.print_report_name:
                values = {"object": records.browse(docid), "time": time}
                name = safe_eval(report_sudo.print_report_name, values)
            name = name.replace("/", "-")
            files.append((f"{name}.docx", press.WordPress(paper).make_docx(page)))
        return files

    @api.model
    def _get_word_press(self):
        try:
            return importlib.import_module(".word_press", __package__)
        except ImportError as error:
            raise UserError(
                self.env._(
                    "This server cannot make Word files: install the Python package "
                    "python-docx."
                )
            ) from error

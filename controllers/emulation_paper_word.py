# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import MissingError
from odoo.http import Controller, content_disposition, request, route

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class EmulationPaperWord(Controller):
    @route(
        "/hr_emulation/word/<string:report_name>/<string:docids>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def download(self, report_name, docids):
        """Send papers as Word files, with the rights that printing asks for.

        :param str report_name: name of the template of the paper
        :param str docids: ids of the records, with commas between
        :raise NotFound: when there is no such paper
        :raise AccessError: when the user may not print or read it
        """
        reports = request.env["ir.actions.report"]
        report_sudo = reports._get_report_from_name(report_name)
        if not report_sudo.emulation_engine:
            raise request.not_found()
        ids = [int(one) for one in docids.split(",") if one.isdecimal()]
        try:
            name, content = reports._make_word_file(report_sudo, ids)
        except MissingError:
            raise request.not_found() from None
        kind = "application/zip" if name.endswith(".zip") else DOCX
        return request.make_response(
            content,
            headers=[
                ("Content-Type", kind),
                ("Content-Length", len(content)),
                ("Content-Disposition", content_disposition(name)),
            ],
        )

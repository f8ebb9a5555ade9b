# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import tempfile

from werkzeug.wsgi import wrap_file

from odoo.http import Controller, Response, content_disposition, request, route

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class EmulationScreeningXlsx(Controller):
    @route(
        "/hr_emulation/screening/<int:screening_id>/xlsx",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def download(self, screening_id):
        """Send the result of a screening as a workbook, with the user's rights.

        :param int screening_id: id of the emulation.screening
        :raise NotFound: when there is none that the user may read
        """
        screening = request.env["emulation.screening"].browse(screening_id)
        screening = screening.exists()._filtered_access("read")
        if not screening:
            raise request.not_found()
        # Deleted by the system when the response has been sent
        stream = tempfile.TemporaryFile()  # noqa: SIM115
        screening._write_workbook(stream)
        size = stream.tell()
        stream.seek(0)
        return Response(
            wrap_file(request.httprequest.environ, stream),
            headers=[
                ("Content-Type", XLSX),
                ("Content-Length", str(size)),
                (
                    "Content-Disposition",
                    content_disposition(screening._get_export_name()),
                ),
            ],
            direct_passthrough=True,
        )

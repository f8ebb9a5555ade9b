# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import io

from odoo.http import Controller, content_disposition, request, route

from .emulation_screening_xlsx import XLSX


class EmulationScoreSheetXlsx(Controller):
    @route(
        "/hr_emulation/assessment/<int:assessment_id>/xlsx",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def download(self, assessment_id):
        """Send a score sheet as a workbook, with the user's rights.

        :param int assessment_id: id of the emulation.assessment
        :raise NotFound: when there is none that the user may read
        """
        sheet = request.env["emulation.assessment"].browse(assessment_id)
        sheet = sheet.exists()._filtered_access("read")
        if not sheet:
            raise request.not_found()
        stream = io.BytesIO()
        sheet._write_workbook(stream)
        return request.make_response(
            stream.getvalue(),
            headers=[
                ("Content-Type", XLSX),
                ("Content-Disposition", content_disposition(sheet._get_export_name())),
            ],
        )

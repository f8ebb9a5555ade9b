# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.http import Controller, content_disposition, request, route

from ..models.profile.emulation_import import KINDS
from .emulation_screening_xlsx import XLSX


class EmulationImportTemplate(Controller):
    @route(
        "/hr_emulation/import/<string:kind>/template",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def download(self, kind):
        """Send the template of a kind of import; nothing is begun by it.

        :param str kind: key of what to import
        :raise NotFound: when there is no such kind
        :raise AccessError: when this kind is not the user's to import
        """
        if kind not in dict(KINDS):
            raise request.not_found()
        name, data = request.env["emulation.import"]._get_template(kind)
        return request.make_response(
            data,
            headers=[
                ("Content-Type", XLSX),
                ("Content-Disposition", content_disposition(name)),
            ],
        )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import re
import tempfile

from werkzeug.wsgi import wrap_file

from odoo.http import Controller, Response, content_disposition, request, route

# What fits into a column of ids
_ID = re.compile("[0-9]{1,9}")


class EmulationDossierBinder(Controller):
    @route(
        "/hr_emulation/dossier/<string:docids>",
        type="http",
        auth="user",
        methods=["GET"],
    )
    def download(self, docids):
        """Send whole dossiers: a PDF of one nomination, an archive of several.

        :param str docids: ids of the nominations, with commas between
        :raise NotFound: when there is none
        :raise AccessError: when the user may not read one of them
        """
        ids = [int(one) for one in docids.split(",") if _ID.fullmatch(one)]
        nominations = request.env["emulation.nomination"].browse(dict.fromkeys(ids))
        nominations = nominations.exists()
        if not nominations:
            raise request.not_found()
        # Deleted by the system when the response has been sent
        stream = tempfile.TemporaryFile()  # noqa: SIM115
        name = nominations._write_dossiers(stream)
        size = stream.tell()
        stream.seek(0)
        is_archive = name.endswith(".zip")
        return Response(
            wrap_file(request.httprequest.environ, stream),
            headers=[
                ("Content-Type", f"application/{'zip' if is_archive else 'pdf'}"),
                ("Content-Length", str(size)),
                ("Content-Disposition", content_disposition(name)),
            ],
            direct_passthrough=True,
        )

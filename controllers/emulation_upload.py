# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import json
import os

from odoo.http import request, route

from odoo.addons.web.controllers.binary import Binary


class EmulationUpload(Binary):
    @route()
    def upload_attachment(self, model, id, ufile, callback=None):  # noqa: A002
        """Refuse photos and evidence that are too large in words.

        Whatever else goes wrong while a file is stored, the core tells in general
        terms only.

        :param str model: model of the record the files are for
        :return: what the core answers, or the reasons why nothing was stored
        """
        files = request.httprequest.files.getlist("ufile")
        attachments = request.env["ir.attachment"]
        problems = []
        for file in files:
            size = file.seek(0, os.SEEK_END)
            file.seek(0)
            text = attachments._get_upload_problem(model, file.filename, size)
            problems += [text] if text else []
        if problems:
            return json.dumps([{"error": "\n".join(problems)}])
        return super().upload_attachment(model, id, ufile, callback)

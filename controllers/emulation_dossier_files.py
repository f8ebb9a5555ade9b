# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.http import route

from odoo.addons.mail.controllers.attachment import AttachmentController
from odoo.addons.web.controllers.binary import Binary


class DossierBinary(Binary):
    """Opening a file is logged, so a request for one is no read-only request."""

    def _asks_for_no_file(self, rule, args):
        return args.get("model", "ir.attachment") != "ir.attachment"

    @route(readonly=_asks_for_no_file)
    def content_common(self, *args, **kwargs):
        return super().content_common(*args, **kwargs)

    @route(readonly=_asks_for_no_file)
    def content_image(self, *args, **kwargs):
        return super().content_image(*args, **kwargs)


class DossierAttachment(AttachmentController):
    @route(readonly=lambda controller, rule, args: False)
    def mail_attachment_pdf_first_page(self, *args, **kwargs):
        return super().mail_attachment_pdf_first_page(*args, **kwargs)

    def _get_pdf_first_page_response(self, attachment):
        attachment._log_access_to_dossiers()
        return super()._get_pdf_first_page_response(attachment)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.http import Controller, request, route

from ..models.decision.emulation_certificate_public import PUBLIC_PATH

HEADERS = {
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
}


class EmulationCertificate(Controller):
    @route(
        f"{PUBLIC_PATH}<path:token>",
        type="http",
        auth="public",
        methods=["GET"],
        save_session=False,
        readonly=True,
        sitemap=False,
    )
    def check(self, token, lang=None):
        """Say whether a certificate is valid, in Vietnamese unless English is asked.

        Nobody learns from the answer how a token has to look.

        :param str token: what the QR code holds
        :param str lang: ``en`` for English
        """
        code = "en_US" if lang == "en" else "vi_VN"
        env = request.env(context={"lang": code})
        found = env["emulation.certificate"]._get_public_values(token)
        page = env["ir.qweb"]._render(
            "hr_emulation.certificate_page",
            {
                "found": found,
                "language": code[:2],
                "path": f"{PUBLIC_PATH}{token}",
            },
        )
        # Not in the template: a page that begins with it would not be translated
        return request.make_response(
            f"<!DOCTYPE html>{page}",
            headers=list(HEADERS.items()),
            status=200 if found else 404,
        )

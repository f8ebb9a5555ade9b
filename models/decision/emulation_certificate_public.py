# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ...engine.vi_text import short_date

PUBLIC_PATH = "/emulation/certificate/"


class EmulationCertificate(models.Model):
    """What anybody who has the paper in hand learns about it, and nothing else."""

    _inherit = "emulation.certificate"

    def _get_public_url(self):
        """Address of the public page, as the QR code holds it."""
        self.ensure_one()
        # Who prints need not be of those who read the token
        return f"{self.get_base_url()}{PUBLIC_PATH}{self.sudo().token}"

    @api.model
    def _get_public_values(self, token):
        """Return what the public page shows.

        Unknown and malformed tokens take the same way: one search by the index.

        :param str token: as it came in the address
        :return: dict; empty when there is no such certificate
        """
        # The token is the right to read these five facts
        # PostgreSQL refuses a text with a zero byte before it looks for it
        token = token.replace("\0", " ")
        certificate = self.sudo().search([("token", "=", token)], limit=1)
        if not certificate:
            return {}
        award = certificate.award_id
        return {
            "state": certificate.state,
            "name": certificate.subject_name,
            "award": award.award_type_id.official_name,
            "body": award.issuer_name,
            "decision": award.decision_number,
            "date": short_date(award.decision_date),
        }

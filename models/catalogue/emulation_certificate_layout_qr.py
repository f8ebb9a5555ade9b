# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class EmulationCertificateLayout(models.Model):
    """The QR code by which anybody checks a certificate."""

    _inherit = "emulation.certificate.layout"

    print_qr = fields.Boolean(
        string="Print QR Code",
        default=True,
        help="It leads to a public page that says whether the certificate is valid.",
    )
    qr_left = fields.Float(string="QR Code from the Left", default=30, digits=(6, 1))
    qr_top = fields.Float(string="QR Code from the Top", default=140, digits=(6, 1))
    qr_size = fields.Float(
        string="Size of the QR Code",
        default=24,
        digits=(6, 1),
        help="In millimetres, the white border included; below 18 phones fail to "
        "read it.",
    )

    _qr_legible = models.Constraint(
        "CHECK (NOT print_qr OR qr_size >= 18)",
        "A QR code smaller than 18 mm cannot be read by phones.",
    )

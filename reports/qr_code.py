# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""QR codes as drawings: barcode pictures of Odoo blur at some sizes."""

import base64

import qrcode
from qrcode.image.svg import SvgPathFillImage

# Readers undo any of the eight masks; weighing them all against each other takes
# longer than the rest of a certificate's data
MASK = 3


def qr_picture(text):
    """Return a QR code with its white border, as the address of an SVG picture.

    :param str text: what it holds
    """
    code = qrcode.QRCode(
        error_correction=qrcode.constants.ERROR_CORRECT_M,
        mask_pattern=MASK,
        image_factory=SvgPathFillImage,
    )
    code.add_data(text)
    content = base64.b64encode(code.make_image().to_string()).decode()
    return f"data:image/svg+xml;base64,{content}"

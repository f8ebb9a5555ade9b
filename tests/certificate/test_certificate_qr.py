# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import subprocess

import qrcode
from psycopg2 import IntegrityError

from odoo.tests import tagged
from odoo.tools import mute_logger

from ...reports.qr_code import MASK
from ..reports.common import CERTIFICATE, PaperCase

DPI = 300
BORDER = 4


def read_gray(pdf):
    """Return width and gray values, row by row, of the first page."""
    picture = subprocess.run(
        ["pdftoppm", "-gray", "-r", str(DPI), "-f", "1", "-l", "1"],
        input=pdf,
        capture_output=True,
        check=True,
    ).stdout
    _magic, size, _depth, pixels = picture.split(b"\n", 3)
    return int(size.split()[0]), pixels


@tagged("post_install", "-at_install")
class TestCertificateQr(PaperCase):
    def _read_modules(self, pdf, count):
        """Return which modules of the printed code are dark, as rows of bools."""
        width, pixels = read_gray(pdf)
        layout = self.layout
        step = layout.qr_size / (count + 2 * BORDER)

        def is_dark(row, column):
            x = layout.qr_left + (column + BORDER + 0.5) * step
            y = layout.qr_top + (row + BORDER + 0.5) * step
            return pixels[int(y / 25.4 * DPI) * width + int(x / 25.4 * DPI)] < 128

        return [[is_dark(r, c) for c in range(count)] for r in range(count)]

    def test_printed_code_holds_the_address(self):
        certificate = self._new_certificates(self.person)
        url = certificate._get_public_url()
        self.assertTrue(url.endswith(f"/emulation/certificate/{certificate.token}"))
        code = qrcode.QRCode(
            error_correction=qrcode.constants.ERROR_CORRECT_M,
            border=0,
            mask_pattern=MASK,
        )
        code.add_data(url)
        expected = code.get_matrix()
        printed = self._read_modules(
            self._print(CERTIFICATE, certificate), len(expected)
        )
        self.assertEqual(printed, expected)
        code.clear()
        code.add_data(url[:-1] + "x")
        self.assertNotEqual(printed, code.get_matrix())

    def test_without_a_code(self):
        self.layout.print_qr = False
        certificate = self._new_certificates(self.person)
        modules = self._read_modules(self._print(CERTIFICATE, certificate), 37)
        self.assertFalse(any(map(any, modules)))

    def test_too_small_to_read(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.layout.qr_size = 12
            self.env.flush_all()

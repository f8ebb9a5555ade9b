# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a scanned or signed paper has to be: a readable PDF or a picture.

Told by the content, whatever the file is called.
"""

import io
import logging

from PIL import Image
from pypdf import PdfReader
from pypdf.errors import PyPdfError

# What it mends in a file that somebody uploaded is no news for the server's log
logging.getLogger("pypdf").setLevel(logging.ERROR)
# What pypdf lets through where a file is cut or made up
_BROKEN_PDF = (
    PyPdfError,
    AttributeError,
    IndexError,
    KeyError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
)
# Each with the mark of its end, within the last bytes: a server may be set to show
# what there is of a picture that was cut
_PICTURES = {"JPEG": b"\xff\xd9", "PNG": b"IEND"}
_TAIL = 1024
# A page of A3 at 600 dpi; more is a mistake or an attack
MAX_PIXELS = 10_000 * 7_100


def find_fault(data):
    r"""Tell why bytes are no paper: ``empty, kind, encrypted, broken, large`` or None.

    >>> find_fault(b"")
    'empty'
    >>> find_fault(b"PK\x03\x04 a workbook")
    'kind'
    >>> find_fault(b"%PDF-1.7 and nothing more")
    'broken'
    >>> stream = io.BytesIO()
    >>> Image.effect_noise((64, 64), 9).save(stream, "PNG")
    >>> find_fault(stream.getvalue())
    >>> find_fault(stream.getvalue()[:-2000])
    'broken'
    >>> find_fault(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    'kind'
    """
    if not data:
        return "empty"
    if is_pdf(data):
        return _find_pdf_fault(data)
    return _find_picture_fault(data)


def is_pdf(data):
    """Whether bytes are a PDF.

    >>> is_pdf(b"%PDF-1.4"), is_pdf(b"GIF89a")
    (True, False)
    """
    return data.startswith(b"%PDF-")


def _find_pdf_fault(data):
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            return "encrypted"
        if not len(reader.pages):
            return "broken"
        for page in reader.pages:
            page.mediabox  # noqa: B018
            page.get_contents()
    except _BROKEN_PDF:
        return "broken"
    return None


def _find_picture_fault(data):
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.format not in _PICTURES:
                return "kind"
            if picture.width * picture.height > MAX_PIXELS:
                return "large"
            picture.load()
            if _PICTURES[picture.format] not in data[-_TAIL:]:
                return "broken"
    except Image.UnidentifiedImageError:
        return "kind"
    except Image.DecompressionBombError:
        return "large"
    except (OSError, SyntaxError, ValueError, EOFError):
        return "broken"
    return None

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Several PDF files bound into one, with a bookmark for each."""

import io
import logging

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

logging.getLogger("pypdf").setLevel(logging.ERROR)
# What a file that was sent in may bring along and a bound dossier has no use for
_ACTIVE = ("/Link", "/FileAttachment", "/Screen", "/Movie", "/Sound", "/RichMedia")


def count_pages(data):
    """Return the number of pages of a PDF.

    >>> count_pages(bind([("A", _blank(2)), ("B", _blank(1))], "Hồ sơ"))
    3
    """
    return len(PdfReader(io.BytesIO(data)).pages)


def bind(parts, title):
    """Return one PDF of several, each under a bookmark of its own.

    Scripts, links and attachments of the parts stay behind; pages are as they were.

    :param parts: ``[(words of the bookmark, bytes), ...]``
    :param str title: title of the whole

    >>> bound = bind([("A", _blank(2)), ("B", _blank(1))], "H")
    >>> read_bookmarks(bound)
    [('A', 1), ('B', 3)]
    >>> PdfReader(io.BytesIO(bound)).metadata.title
    'H'
    """
    writer = PdfWriter()
    for words, data in parts:
        writer.append(io.BytesIO(data), outline_item=words, import_outline=False)
    writer.remove_annotations(_ACTIVE)
    for page in writer.pages:
        page.pop(NameObject("/AA"), None)
    writer.add_metadata({"/Title": title})
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def read_bookmarks(data):
    """Return the bookmarks of a PDF and the pages they lead to.

    >>> read_bookmarks(_blank(1))
    []
    """
    reader = PdfReader(io.BytesIO(data))
    numbers = {
        page.indirect_reference.idnum: number
        for number, page in enumerate(reader.pages, start=1)
    }
    return [(m.title, numbers[m.raw_get("/Page").idnum]) for m in reader.outline]


def _blank(pages):
    writer, stream = PdfWriter(), io.BytesIO()
    for _number in range(pages):
        writer.add_blank_page(595, 842)
    writer.write(stream)
    return stream.getvalue()

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""WeasyPrint, kept from files and network.

Imported only when a paper is made: without Pango the import of WeasyPrint fails
and would otherwise keep the whole database from starting.
"""

import logging
import mimetypes
import posixpath
from urllib.parse import unquote, urlsplit

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from odoo.tools import file_open

# urljoin joins relative addresses only to schemes that it knows
BASE_URL = "http://odoo.invalid/"
STATIC = "hr_emulation/static/"
FONTS = f"{STATIC}src/paper/fonts.css"
# ISO 19005-2, level B: what is archived looks the same in fifty years
VARIANT = "pdf/a-2b"

# A dozen lines for each document otherwise
logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)
logging.getLogger("fontTools").setLevel(logging.WARNING)


class PaperFetcher(URLFetcher):
    """Reads data URIs and the static files of this addon, and nothing else."""

    def __init__(self):
        super().__init__(allowed_protocols=("data",), allow_redirects=False)

    def fetch(self, url, headers=None):
        """Return the resource.

        :raise ValueError: for any other address; WeasyPrint logs it and goes on
        """
        if url.startswith("data:"):
            return super().fetch(url, headers)
        path = self._get_static_path(url)
        if not path:
            raise ValueError(f"not a static file of the addon: {url[:200]}")
        with file_open(path, "rb") as file:
            content = file.read()
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        return URLFetcherResponse(url, content, {"Content-Type": kind})

    @staticmethod
    def _get_static_path(url):
        if not url.startswith(BASE_URL):
            return None
        path = unquote(urlsplit(url).path)
        if "\\" in path or "\0" in path:
            return None
        path = posixpath.normpath(path).lstrip("/")
        return path if path.startswith(STATIC) else None


class PaperPress:
    """Makes PDF files of one run; fonts and pictures are read once."""

    def __init__(self):
        self._fetcher = PaperFetcher()
        self._fonts = FontConfiguration()
        self._pictures = {}
        with file_open(FONTS) as file:
            self._stylesheet = weasyprint.CSS(
                string=file.read(),
                base_url=BASE_URL,
                url_fetcher=self._fetcher,
                font_config=self._fonts,
            )

    def make_pdf(self, html):
        """Return the bytes of a PDF/A; the same text gives the same bytes.

        :param str html: a whole document
        """
        document = weasyprint.HTML(
            string=html, base_url=BASE_URL, url_fetcher=self._fetcher
        )
        content = document.write_pdf(
            stylesheets=[self._stylesheet],
            font_config=self._fonts,
            cache=self._pictures,
            pdf_variant=VARIANT,
        )
        # Pictures that a page brings along, as QR codes, are no other page's:
        # a thousand of them are a gigabyte
        for address in [key for key in self._pictures if key.startswith("data:")]:
            del self._pictures[address]
        return content

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Measures of a printed paper, to hold against Decree 30/2020, Appendix I."""

import io
import subprocess
from tempfile import NamedTemporaryFile
from typing import NamedTuple

from lxml import etree
from PIL import Image
from pypdf import PdfReader

from .common import POINT_MM

DPI = 100
# Light grey is the mark of a draft, not text
INK = 128
SLACK = 0.5
# Zoomed, because poppler gives whole numbers
ZOOM = 3
# (least, most) millimetres from each edge
MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO_LOWER = "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"


class Run(NamedTuple):
    """Words of one style on one line; millimetres, and points for the size."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    italic: bool


def read_runs(pdf):
    """Return the runs of a PDF in the order they are printed."""
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        output = subprocess.run(
            ["pdftohtml", "-xml", "-stdout", "-i", "-zoom", str(ZOOM), file.name],
            capture_output=True,
            check=True,
        ).stdout
    tree = etree.fromstring(output, etree.XMLParser(recover=True))
    styles = {font.get("id"): font for font in tree.iter("fontspec")}
    scale = POINT_MM / ZOOM
    runs = []
    for page in tree.iter("page"):
        for line in page.iter("text"):
            style = styles[line.get("font")]
            left, top, width, height = (
                float(line.get(side)) * scale
                for side in ("left", "top", "width", "height")
            )
            runs.append(
                Run(
                    int(page.get("number")),
                    "".join(line.itertext()).strip(),
                    left,
                    top,
                    left + width,
                    top + height,
                    float(style.get("size")) / ZOOM,
                    line.find(".//b") is not None,
                    line.find(".//i") is not None,
                )
            )
    return runs


def read_pictures(pdf):
    """Return a grey picture of each page."""
    output = subprocess.run(
        ["pdftoppm", "-r", str(DPI), "-gray", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    ).stdout
    # Pages follow one another in the stream, each with its own head
    stream, pictures = io.BytesIO(output), []
    while stream.tell() < len(output):
        stream.readline()
        size = tuple(int(number) for number in stream.readline().split())
        stream.readline()
        pictures.append(Image.frombytes("L", size, stream.read(size[0] * size[1])))
    return pictures


def read_ink(picture, top=0.0, bottom=None):
    """Return the box of what is printed in a band of a page: left, top, right, bottom.

    :return: None for an empty band
    """
    scale = DPI / 25.4
    low = round(bottom * scale) if bottom else picture.height
    band = picture.crop((0, round(top * scale), picture.width, low))
    box = band.point(lambda grey: 255 if grey < INK else 0).getbbox()
    if not box:
        return None
    left, first, right, last = (edge / scale for edge in box)
    return left, first + top, right, last + top


def read_sizes(pdf):
    """Return width and height of each page in millimetres."""
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(pdf)).pages]
    return [(float(b.width) * POINT_MM, float(b.height) * POINT_MM) for b in boxes]

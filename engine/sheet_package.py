# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What has to be true of an uploaded file before anything of it is parsed."""

import io
import struct
import zipfile
import zlib
from contextlib import contextmanager
from typing import NamedTuple

CHUNK = 1 << 16
# Real tables shrink to a tenth; deflate reaches 1:1032 only on a bomb
WORST_RATIO = 100
SMALL_PART = 5 << 20
MOST_PARTS = 2000
# Parts other than the sheets are held in memory
LARGEST_SIDE_PART = 48 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Limits(NamedTuple):
    """How large a workbook may be: bytes as sent, bytes unpacked, rows, columns."""

    packed: int = 20 << 20
    unpacked: int = 300 << 20
    rows: int = 200_000
    columns: int = 64


class SheetError(Exception):
    """The file is not read.

    :param str reason: ``empty, too_large, old_kind, other_kind, pdf, text,
        encrypted, damaged, bomb, macros, entities, no_sheet, rows, columns``
    :param params: figures for the words
    """

    def __init__(self, reason, **params):
        super().__init__(reason)
        self.reason = reason
        self.params = params


def kind_of(data):
    """Name what the first bytes of a file say, None for a zip package.

    >>> kind_of(b"%PDF-1.7 ..."), kind_of("Họ tên;Năm".encode()), kind_of(b"PK\\x03\\x04")
    ('pdf', 'text', None)
    >>> kind_of(b""), kind_of(b"\\x89PNG\\r\\n\\x1a\\n\\x00\\xff")
    ('empty', 'other_kind')
    """
    if not data:
        return "empty"
    if data.startswith(b"PK"):
        return None
    if data.startswith(_OLE):
        return "encrypted" if _ENCRYPTED in data else "old_kind"
    if data.startswith(b"%PDF"):
        return "pdf"
    start = data[:512]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    return "other_kind" if b"\0" in start or b"\x1a" in start else "text"


def open_package(data, limits):
    """Return the zip package of a workbook.

    Only the directory is read: sizes and names decide before anything is unpacked,
    and ``zipfile`` unpacks no more of a part than the directory said.

    :param bytes data: the file
    :param Limits limits: how large it may be
    :raise SheetError: when it is no workbook, too large, locked or has macros

    >>> try:
    ...     open_package(b"%PDF-1.7", Limits())
    ... except SheetError as error:
    ...     error.reason
    'pdf'
    """
    if len(data) > limits.packed:
        raise SheetError("too_large", limit=limits.packed >> 20)
    kind = kind_of(data)
    if kind:
        raise SheetError(kind)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, struct.error, ValueError, OSError) as error:
        raise SheetError("damaged") from error
    _check_directory(package.infolist(), limits)
    return package


def _check_directory(parts, limits):
    names = {part.filename.lower() for part in parts}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise SheetError("macros")
    if "[content_types].xml" not in names or not any(
        name.endswith("workbook.xml") for name in names
    ):
        raise SheetError("other_kind")
    if any(part.flag_bits & 1 for part in parts):
        raise SheetError("encrypted")
    if len(parts) > MOST_PARTS:
        raise SheetError("bomb", limit=limits.unpacked >> 20)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > limits.unpacked or any(map(_is_suspicious, parts)):
        raise SheetError("bomb", limit=limits.unpacked >> 20)


def _is_suspicious(part):
    size = part.file_size
    if size > LARGEST_SIDE_PART and "worksheets/" not in part.filename:
        return True
    return size > SMALL_PART and size > WORST_RATIO * part.compress_size


@contextmanager
def read_part(package, name):
    """Open one part of a package.

    :raise SheetError: when it is missing or does not unpack as it should
    """
    try:
        with package.open(name) as stream:
            yield stream
    except (
        KeyError,
        EOFError,
        RuntimeError,
        OSError,
        struct.error,
        zlib.error,
        zipfile.BadZipFile,
    ) as error:
        raise SheetError("damaged") from error

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Sealed packages between two bodies with databases of their own.

A zip file of stored parts: ``manifest.json`` names every other part with its size and
SHA-256, ``seal.txt`` is the HMAC-SHA256 of the manifest by the key of the two bodies,
``data.json`` holds the records, ``files/`` the papers. Nothing is compressed, so no
part is larger than the file that was sent, and nothing is ever unpacked to a folder.
The same contents give the same bytes.
"""

import hashlib
import hmac
import io
import re
import struct
import zipfile
from collections import Counter
from itertools import islice
from typing import NamedTuple

from jsonschema import Draft202012Validator

from .json_text import clean, read_json, write_json

FORMAT = "hr_emulation.exchange"
VERSION = 1
MANIFEST, SEAL, DATA = "manifest.json", "seal.txt", "data.json"
# Numbers in place of the names that people gave
_PART = re.compile(r"manifest\.json|seal\.txt|data\.json|files/\d{4}\.[a-z]{3,4}")
# Stands for the published schema in the examples below
ANYTHING = {"$defs": {"manifest": {}, "proposal": {}, "result": {}}}
MOST_FAULTS = 20
_ENTRY = b"PK\x01\x02"
_MOMENT = (1980, 1, 1, 0, 0, 0)


class Limits(NamedTuple):
    """How large a package may be: bytes in all, bytes of JSON, number of parts."""

    packed: int = 100 << 20
    json: int = 20 << 20
    parts: int = 5000


class PackageError(Exception):
    """The package is refused.

    :param str reason: ``too_large, damaged, odd_part, parts, json, foreign, newer,
        schema, seal, changed, missing_part, extra_part``
    :param params: figures and names for the words
    """

    def __init__(self, reason, **params):
        super().__init__(reason)
        self.reason = reason
        self.params = params


class Package(NamedTuple):
    """What an authentic package holds."""

    manifest: dict
    data: dict
    files: dict


def digest(content):
    """Return the SHA-256 of bytes as hexadecimal text."""
    return hashlib.sha256(content).hexdigest()


def make_seal(manifest, key):
    """Return the seal of a manifest: HMAC-SHA256 by the shared key.

    >>> make_seal(b"{}", "k" * 32) == make_seal(b"{}", "l" * 32)
    False
    """
    return hmac.new(key.encode(), manifest, hashlib.sha256).hexdigest()


def build(head, data, files, key):
    """Return the bytes of a package and its identifier.

    :param dict head: ``kind, sender, recipient, made_on``
    :param dict data: what ``data.json`` holds
    :param dict files: ``{path: bytes}``
    :param str key: the shared key

    >>> head = dict(kind="proposal", sender="a", recipient="b", made_on="2022-07-15")
    >>> raw, number = build(head, {"n": "Hà"}, {"files/0001.pdf": b"%PDF"}, "k" * 32)
    >>> raw == build(head, {"n": "Hà"}, {"files/0001.pdf": b"%PDF"}, "k" * 32)[0]
    True
    >>> package = open_package(raw, "k" * 32, ANYTHING)
    >>> package.data, sorted(package.files), package.manifest["id"] == number
    ({'n': 'Hà'}, ['files/0001.pdf'], True)
    """
    parts = {DATA: write_json(clean(data)), **files}
    listed = [
        {"path": path, "size": len(content), "sha256": digest(content)}
        for path, content in sorted(parts.items())
    ]
    manifest = {"format": FORMAT, "version": VERSION, **head, "parts": listed}
    manifest["id"] = digest(write_json(manifest))[:32]
    return _pack(write_json(manifest), parts, key), manifest["id"]


def _pack(manifest, parts, key):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for path, content in (
            (MANIFEST, manifest),
            (SEAL, make_seal(manifest, key).encode()),
            *sorted(parts.items()),
        ):
            info = zipfile.ZipInfo(path, _MOMENT)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            package.writestr(info, content)
    return stream.getvalue()


def seal_again(raw, key):
    """Return a package of our own under another key; nothing else of it changes.

    :param bytes raw: the file as we built it
    :param str key: the key that is shared now

    >>> head = dict(kind="result", sender="a", recipient="b", made_on="2022-07-15")
    >>> raw, _number = build(head, {"n": 1}, {"files/0001.pdf": b"%PDF"}, "k" * 32)
    >>> seal_again(raw, "n" * 32) == build(
    ...     head, {"n": 1}, {"files/0001.pdf": b"%PDF"}, "n" * 32
    ... )[0]
    True
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        parts = {path: package.read(path) for path in package.namelist()}
    del parts[SEAL]
    return _pack(parts.pop(MANIFEST), parts, key)


def read_manifest(raw, schema, limits=None):
    """Return the manifest of a package, before anybody knows whether it is authentic.

    :param bytes raw: the file
    :param dict schema: the published JSON Schema
    :param Limits limits: how large it may be
    :raise PackageError: when it is no package, damaged, too large or newer

    >>> for raw in (b"", b"%PDF-1.7", b"PK\\x03\\x04" + bytes(40)):
    ...     try:
    ...         read_manifest(raw, ANYTHING)
    ...     except PackageError as error:
    ...         print(error.reason)
    damaged
    damaged
    damaged
    """
    return _read(raw, schema, limits or Limits())[0]


def open_package(raw, key, schema, limits=None):
    """Return a package once its seal and every hash in it are right.

    :param bytes raw: the file
    :param str key: the shared key
    :param dict schema: the published JSON Schema
    :param Limits limits: how large it may be
    :raise PackageError: saying what is wrong with it

    >>> head = dict(kind="result", sender="a", recipient="b", made_on="2022-07-15")
    >>> raw, _number = build(head, {"n": 1}, {}, "k" * 32)
    >>> changed = raw.replace(b'{"n":1}', b'{"n":2}')
    >>> for key, content in (("x" * 32, raw), ("k" * 32, changed), ("k" * 32, raw[:-30])):
    ...     try:
    ...         open_package(content, key, ANYTHING)
    ...     except PackageError as error:
    ...         print(error.reason)
    seal
    damaged
    damaged
    """
    manifest, parts = _read(raw, schema, limits or Limits())
    seal = parts[SEAL].decode("ascii", "replace").strip()
    if not hmac.compare_digest(seal.encode(), make_seal(parts[MANIFEST], key).encode()):
        raise PackageError("seal")
    listed = {part["path"]: part["sha256"] for part in manifest["parts"]}
    present = set(parts) - {MANIFEST, SEAL}
    for reason, paths in (
        ("missing_part", set(listed) - present),
        ("extra_part", present - set(listed)),
        (
            "changed",
            {p for p in listed if p in parts and digest(parts[p]) != listed[p]},
        ),
    ):
        if paths:
            raise PackageError(reason, parts=", ".join(sorted(paths)))
    if DATA not in parts:
        raise PackageError("missing_part", parts=DATA)
    files = {path: content for path, content in parts.items() if path[:6] == "files/"}
    data = _read_json(parts[DATA])
    _check_schema(data, schema, manifest["kind"])
    return Package(manifest, data, files)


def _read_json(content):
    try:
        return read_json(content)
    except ValueError as error:
        raise PackageError("json") from error


def _check_schema(value, schema, name):
    validator = Draft202012Validator(
        {"$defs": schema["$defs"], "$ref": f"#/$defs/{name}"},
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )
    # A file from elsewhere may have as many faults as it has values
    faults = list(islice(validator.iter_errors(value), MOST_FAULTS))
    if faults:
        first = min(faults, key=lambda fault: list(map(str, fault.absolute_path)))
        raise PackageError(
            "schema",
            path="/" + "/".join(map(str, first.absolute_path)),
            keyword=first.validator,
            detail=_get_detail(first),
            count=len(faults),
        )


def _get_detail(fault):
    """What the schema asks there, without words of any language."""
    asked = fault.validator_value
    if fault.validator == "required":
        asked = [name for name in asked if name not in fault.instance]
    elif fault.validator == "additionalProperties":
        known = fault.schema.get("properties", ())
        asked = [name for name in fault.instance if name not in known]
    return ", ".join(map(str, asked)) if isinstance(asked, list) else str(asked)


def _read(raw, schema, limits):
    """Return the manifest and ``{path: bytes}`` of all parts."""
    if len(raw) > limits.packed:
        raise PackageError("too_large", limit=limits.packed >> 20)
    # Reading the directory makes an object of each entry before one can ask how many
    if raw.count(_ENTRY) > limits.parts:
        raise PackageError("parts", limit=limits.parts)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            _check_directory(package.infolist(), len(raw), limits)
            parts = {info.filename: package.read(info) for info in package.infolist()}
    except (
        zipfile.BadZipFile,
        struct.error,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
        ValueError,
        OverflowError,
    ) as error:
        raise PackageError("damaged") from error
    for path in (MANIFEST, SEAL):
        if path not in parts:
            raise PackageError("foreign")
    manifest = _read_json(parts[MANIFEST])
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise PackageError("foreign")
    version = manifest.get("version")
    if not isinstance(version, int) or version != VERSION:
        raise PackageError("newer", version=version, known=VERSION)
    _check_schema(manifest, schema, "manifest")
    return manifest, parts


def _check_directory(infos, size, limits):
    """Sizes and names decide before anything is read."""
    names = [info.filename for info in infos]
    odd = [name for name in names if not _PART.fullmatch(name)]
    odd += [name for name, count in Counter(names).items() if count > 1]
    odd += [
        info.filename
        for info in infos
        if info.compress_type != zipfile.ZIP_STORED
        or info.file_size != info.compress_size
        or info.flag_bits & 1
    ]
    if odd:
        raise PackageError("odd_part", parts=", ".join(map(ascii, sorted(odd)[:3])))
    if sum(info.file_size for info in infos) > size:
        raise PackageError("damaged")
    for info in infos:
        if info.filename.endswith(".json") and info.file_size > limits.json:
            raise PackageError("too_large", limit=limits.json >> 20)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""JSON between two databases: written one way only, read with suspicion."""

import json
import unicodedata


def write_json(value):
    """Return JSON as bytes, always the same for the same value.

    >>> write_json({"b": "ử", "a": [1]}).decode()
    '{"a":[1],"b":"ử"}'
    """
    return json.dumps(
        value,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
    ).encode()


def read_json(content):
    """Return what JSON bytes hold, letters composed and without control characters.

    :raise ValueError: when it is no JSON, names a key twice or is too deep

    >>> read_json('{"a": "Ha\\u0300\\\\u0007"}'.encode()) == {"a": "Hà"}
    True
    >>> for content in (b'{"a": 1, "a": 2}', b'{"a": NaN}', b"\\xff", b"[" * 9**6):
    ...     try:
    ...         read_json(content)
    ...     except ValueError:
    ...         print("refused")
    refused
    refused
    refused
    refused
    """

    def no_twice(pairs):
        if len({key for key, _value in pairs}) < len(pairs):
            raise ValueError
        return dict(pairs)

    def no_constant(_name):
        raise ValueError

    try:
        value = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=no_twice,
            parse_constant=no_constant,
        )
        return clean(value)
    except RecursionError as error:
        raise ValueError("too deep") from error


def clean(value):
    """Return a value of JSON with composed letters and printable text.

    >>> clean(["a\\u0000b", {"e\\u0302\\u0301": 1}, None]) == ["ab", {"ế": 1}, None]
    True
    """
    if isinstance(value, str):
        composed = unicodedata.normalize("NFC", value)
        return "".join(c for c in composed if c == "\n" or _is_printed(c))
    if isinstance(value, list):
        return [clean(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): clean(item) for key, item in value.items()}
    return value


def _is_printed(letter):
    # Control characters, and signs that turn the direction of the text around them
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")

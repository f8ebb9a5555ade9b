# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A fingerprint of data that have to stay as they are."""

import hashlib
import json


def seal(data):
    """Return the SHA-256 of data in one canonical writing, as hexadecimal text.

    :param data: anything JSON can write; the order of keys does not count

    >>> seal({"b": [1, "ử"], "a": None}) == seal({"a": None, "b": [1, "ử"]})
    True
    >>> seal([1, 2]) == seal([2, 1])
    False
    >>> len(seal({}))
    64
    """
    text = json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return hashlib.sha256(text.encode()).hexdigest()

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Hash chain of the audit log: each entry carries the hash of the one before."""

import hashlib
import json

_LINKED = (
    "res_model",
    "res_id",
    "res_name",
    "company_number",
    "seq",
    "at",
    "actor_id",
    "actor_login",
    "actor_name",
    "via",
    "event",
    "values",
    "reason",
    "previous_sha256",
)


def link_hash(entry):
    """Return the SHA-256 of one entry as hexadecimal text.

    Empty values count alike, because a database returns False or None for them.

    >>> entry = {"res_model": "m", "res_id": 1, "seq": 1, "event": "open"}
    >>> link_hash(entry) == link_hash({**entry, "reason": False})
    True
    >>> link_hash(entry) == link_hash({**entry, "event": "close"})
    False
    """
    linked = [entry.get(name) or None for name in _LINKED]
    text = json.dumps(linked, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def broken_link(entries, head_seq, head_hash):
    """Return the number of the first broken entry of a chain, or None.

    :param entries: the document's entries in the order of ``seq``
    :param head_seq: how many entries there have to be
    :param head_hash: hash of the last one

    >>> first = {"seq": 1, "event": "open", "previous_sha256": None}
    >>> first["sha256"] = link_hash(first)
    >>> last = {"seq": 2, "event": "close", "previous_sha256": first["sha256"]}
    >>> last["sha256"] = link_hash(last)
    >>> broken_link([first, last], 2, last["sha256"])
    >>> broken_link([last], 2, last["sha256"])
    1
    >>> broken_link([first], 2, last["sha256"])
    2
    >>> broken_link([{**first, "event": "cancel"}, last], 2, last["sha256"])
    1
    """
    previous = None
    for number, entry in enumerate(entries, start=1):
        if (
            entry["seq"] != number
            or (entry["previous_sha256"] or None) != previous
            or entry["sha256"] != link_hash(entry)
        ):
            return number
        previous = entry["sha256"]
    if len(entries) < head_seq:
        return len(entries) + 1
    return None if previous == head_hash else head_seq

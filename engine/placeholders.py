# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""Texts with places to be filled in, written as {name}."""

import re

_PLACE = re.compile(r"\{([^{}\n]*)\}")


def fill(text, values):
    """Fill the places of a text and tell those that nothing is known for.

    In: the text, and ``{name: value}``. Out: the text, and the unknown names in the
    order of the text. Unknown places stay as they are.

    >>> fill("Năm {year}: {parties} thi đua", {"year": 2026, "parties": "A, B"})
    ('Năm 2026: A, B thi đua', [])
    >>> fill("{year}, {yaer}, { year }, {yaer}", {"year": 2026})
    ('2026, {yaer}, 2026, {yaer}', ['yaer'])
    >>> fill("{}", {"": "x"})
    ('{}', [''])
    >>> fill(None, {})
    ('', [])
    """
    unknown = []

    def put(match):
        name = match[1].strip()
        if name and name in values:
            return str(values[name])
        if name not in unknown:
            unknown.append(name)
        return match[0]

    return _PLACE.sub(put, text or ""), unknown

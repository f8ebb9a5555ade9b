# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Criteria of two revisions side by side, and who scores whom in a cluster."""


def tree_difference(before, after):
    """Return what differs between two frozen trees of criteria.

    :param list before: criteria of the earlier revision
    :param list after: criteria of the later one
    :return: list of ``(old line or None, new line or None, [changed names])`` in the
        order of the later one, what was taken out at the end

    >>> old = [{"id": 1, "text": "A", "max_score": 5}, {"id": 2, "text": "B"}]
    >>> new = [{"id": 1, "text": "A", "max_score": 6}, {"id": 3, "text": "C"}]
    >>> [(a and a["id"], b and b["id"], names) for a, b, names in
    ...  tree_difference(old, new)]
    [(1, 1, ['max_score']), (None, 3, []), (2, None, [])]
    """
    old = {line["id"]: line for line in before}
    rows = []
    for line in after:
        was = old.pop(line["id"], None)
        if was is None:
            rows.append((None, line, []))
        elif was != line:
            names = [name for name in line if line[name] != was.get(name)]
            rows.append((was, line, names))
    return rows + [(line, None, []) for line in old.values()]


def rotation(members, year):
    """Tell who scores whom in a cluster: everybody another one, anew every year.

    :param list members: ids of the units in a fixed order
    :param int year: moves everybody on by one place a year
    :return: ``{scored: scorer}``, empty where there is nobody else

    >>> rotation([1, 2, 3], 2026)
    {1: 2, 2: 3, 3: 1}
    >>> rotation([1, 2, 3], 2027)
    {1: 3, 2: 1, 3: 2}
    >>> rotation([1], 2026), rotation([7, 9], 2027)
    ({}, {7: 9, 9: 7})
    """
    count = len(members)
    if count < 2:
        return {}
    step = 1 + year % (count - 1)
    return {one: members[(place + step) % count] for place, one in enumerate(members)}

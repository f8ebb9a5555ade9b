# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Figures of units summed up a tree, so that nothing is counted twice.

The figures of one unit are a mapping ``{key: number}``. A key that is absent has no
data, which is something else than zero.
"""

from collections import Counter


def add_up(parents, own, given=()):
    """Sum up figures from the leaves to the top.

    :param dict parents: ``{node: node above}`` of those that are counted above; who is
        not in it is counted nowhere else
    :param dict own: ``{node: figures}`` that are a node's own
    :param dict given: ``{node: figures}`` of nodes whose totals are settled already,
        whatever stands below them
    :return: ``{node: (figures of those below, total)}`` for the nodes of ``own``
    :raise ValueError: when the tree bites its own tail

    >>> own = {"province": {"talks": 1}, "a": {"talks": 2, "films": 5}, "b": {}}
    >>> sums = add_up({"a": "province", "b": "province"}, own)
    >>> sums["province"] == ({"talks": 2, "films": 5}, {"talks": 3, "films": 5})
    True
    >>> sums["b"]
    ({}, {})
    >>> add_up({"a": "p"}, {"p": {"talks": 1}}, {"a": {"talks": 0}})["p"]
    ({'talks': 0}, {'talks': 1})
    >>> add_up({"a": "b", "b": "a"}, {"a": {}, "b": {}})
    Traceback (most recent call last):
    ValueError: a tree that bites its own tail: a, b
    """
    given = dict(given)
    below = {node: {} for node in own}
    for child, parent in parents.items():
        if child in given and parent in below:
            _add(below[parent], given[child])
    # As long as somebody below is open, a node waits
    waiting = Counter(parents[child] for child in own if parents.get(child) in own)
    ready = [node for node in own if not waiting[node]]
    totals = {}
    while ready:
        node = ready.pop()
        totals[node] = _add(dict(own[node]), below[node])
        parent = parents.get(node)
        if parent in own:
            _add(below[parent], totals[node])
            waiting[parent] -= 1
            if not waiting[parent]:
                ready.append(parent)
    if left := sorted(str(node) for node in own.keys() - totals.keys()):
        raise ValueError(f"a tree that bites its own tail: {', '.join(left)}")
    return {node: (below[node], totals[node]) for node in own}


def _add(figures, others):
    for key, number in others.items():
        figures[key] = figures.get(key, 0) + number
    return figures


def nearest(path, known):
    """Return the last element of a path from the top that is known, or None.

    >>> nearest([1, 4, 9], {1, 4})
    4
    >>> nearest([7], {1, 4})
    """
    return next((element for element in reversed(path) if element in known), None)


def share(part, whole):
    """Percent that a part is of a whole; None without data and of nothing.

    >>> share(1, 3), share(0, 5), share(0, 0), share(1, None)
    (33.3, 0.0, None, None)
    """
    if not whole:
        return None
    return round(100 * (part or 0) / whole, 1)

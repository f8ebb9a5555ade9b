# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Small numbers of people that are not shown to who may not see the people."""


def suppress(counts, threshold, known=()):
    """Hide numbers that are too small, and enough others that no difference tells.

    What is hidden together is at least two numbers and at least the threshold, else
    the total goes as well: shown total minus shown numbers would be the small number.
    Nought tells of nobody and is shown, unless it is needed to hide another.

    :param counts: numbers of people that add up to the total
    :param int threshold: the smallest number that is shown
    :param known: places in ``counts`` of people the reader has the right to see
    :return: (numbers with None in place of hidden ones, total or None)

    >>> suppress([12, 30], 5)
    ([12, 30], 42)
    >>> suppress([3, 12, 30], 5)
    ([None, None, 30], 45)
    >>> suppress([3, 4, 30], 5)
    ([None, None, 30], 37)
    >>> suppress([1, 1, 7, 30], 5)
    ([None, None, None, 30], 39)
    >>> suppress([3, 0, 12], 5, known={0})
    ([3, 0, 12], 15)
    >>> suppress([3, 4, 12], 5, known={0})
    ([3, None, None], 19)

    Where nothing is left to hide it behind, the total is not shown either:

    >>> suppress([3], 5)
    ([None], None)
    >>> suppress([3, 0], 5)
    ([None, None], None)
    >>> suppress([3, 20], 5, known={1})
    ([None, 20], None)
    >>> suppress([], 5)
    ([], 0)
    """
    hidden = {
        place
        for place, count in enumerate(counts)
        if 0 < count < threshold and place not in known
    }
    # The smallest first, so that as much as possible stays; noughts last
    others = sorted(
        set(range(len(counts))) - hidden - set(known),
        key=lambda place: (not counts[place], counts[place], place),
    )

    def is_safe():
        return len(hidden) > 1 and sum(counts[p] for p in hidden) >= threshold

    while hidden and others and not is_safe():
        hidden.add(others.pop(0))
    shown = [None if place in hidden else n for place, n in enumerate(counts)]
    return shown, None if hidden and not is_safe() else sum(counts)

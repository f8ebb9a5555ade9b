# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Shares of a quota in exact decimals, and which quota is nearest to a unit."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

ROUNDING = {"down": ROUND_FLOOR, "nearest": ROUND_HALF_UP, "up": ROUND_CEILING}


def share(base, percent, rounding="down"):
    """Return a percentage of a whole number as a whole number of places.

    The remainder is a rule of each circular, so the caller says how to round.

    :param int base: head count or number of those awarded
    :param percent: int, float, text or Decimal; a float counts as it is printed
    :param str rounding: ``down``, ``nearest`` (a half goes up) or ``up``
    :return: int

    >>> [share(20, 15, rounding) for rounding in ROUNDING]
    [3, 3, 3]
    >>> [share(21, 15, rounding) for rounding in ROUNDING]
    [3, 3, 4]
    >>> [share(19, 15, rounding) for rounding in ROUNDING]
    [2, 3, 3]
    >>> [share(10, 15, rounding) for rounding in ROUNDING]
    [1, 2, 2]

    A float is not what it looks like: 0.07 x 100 is 7.000000000000001.

    >>> share(100, 7.0, "up"), share(1000, 0.7, "up"), share(1000, 2.9, "down")
    (7, 7, 29)
    >>> share(0, 15, "up"), share(3, 100), share(3, "33.33", "nearest")
    (0, 3, 1)
    """
    exact = Decimal(base) * Decimal(str(percent)) / 100
    return int(exact.to_integral_value(ROUNDING[rounding]))


def nearest(path, rows):
    """Return what the nearest place upward has.

    :param path: places from the top down to the one asked for
    :param dict rows: ``{place: value}``
    :return: the value of the last place of the path that has one, or None

    >>> nearest([1, 4, 7], {1: "province", 4: "office"})
    'office'
    >>> nearest([1, 4, 7], {1: "province"})
    'province'
    >>> nearest([1, 4, 7], {}) is None
    True
    """
    return next((rows[place] for place in reversed(path) if rows.get(place)), None)

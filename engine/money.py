# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Award money: coefficient times base salary, rounded (NĐ 152/2025 art. 50–54)."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

MODES = {"up": ROUND_CEILING, "nearest": ROUND_HALF_UP, "down": ROUND_FLOOR}


def award_amount(base, coefficient, step, mode):
    """Return the money of one award in whole đồng, without any binary fraction.

    :param int base: base salary in force on the date of the decision, đồng a month
    :param coefficient: Decimal, or text of one
    :param int step: amounts are multiples of it; 0 rounds to whole đồng
    :param str mode: ``up``, ``nearest`` or ``down``
    :return: int
    :raise ValueError: for a negative figure or another mode

    >>> [award_amount(2_340_000, c, 10_000, "up") for c in ("0.15", "0.3", "1.5", "3")]
    [360000, 710000, 3510000, 7020000]
    >>> [award_amount(2_340_000, c, 10_000, "nearest") for c in ("0.15", "0.3", "0.8")]
    [350000, 700000, 1870000]
    >>> award_amount(1_490_000, "0.15", 10_000, "up")
    230000
    >>> award_amount(1_490_000, "0.15", 10_000, "down")
    220000
    >>> award_amount(1_800_000, "0.3", 10_000, "up"), award_amount(0, "3", 10_000, "up")
    (540000, 0)
    >>> award_amount(1_490_000, "0.155", 0, "nearest")
    230950
    >>> award_amount(-1, "1", 10_000, "up")
    Traceback (most recent call last):
    ...
    ValueError: award money has no negative part: -1 x 1, step 10000
    """
    factor = Decimal(coefficient)
    if base < 0 or factor < 0 or step < 0:
        raise ValueError(
            f"award money has no negative part: {base} x {factor}, step {step}"
        )
    if mode not in MODES:
        raise ValueError(f"{mode!r} is no way of rounding")
    unit = Decimal(step or 1)
    steps = (base * factor / unit).quantize(Decimal(1), rounding=MODES[mode])
    return int(steps * unit)

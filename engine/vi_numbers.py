# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Vietnamese numbers in words.

num2words reads groups of three digits; what it makes of larger, negative and broken
numbers is wrong, so the groups are put together here.
"""

from decimal import Decimal

from num2words import num2words

_GROUPS = ("", "nghìn", "triệu")
_BILLION = 10**9
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def number_words(number, link="linh"):
    """Return a number in words.

    :param number: int or Decimal
    :param str link: word for empty tens: ``linh``, or ``lẻ`` in the south
    :return: str

    >>> [number_words(n) for n in (0, 5, 15, 18, 21, 100, 105, 115, 321)]
    ['không', 'năm', 'mười lăm', 'mười tám', 'hai mươi mốt', 'một trăm', \
'một trăm linh năm', 'một trăm mười lăm', 'ba trăm hai mươi mốt']
    >>> [number_words(n) for n in (1000, 1005, 1010, 10_000, 21_014)]
    ['một nghìn', 'một nghìn không trăm linh năm', 'một nghìn không trăm mười', \
'mười nghìn', 'hai mươi mốt nghìn không trăm mười bốn']
    >>> number_words(702_000), number_words(702_000, link="lẻ")
    ('bảy trăm linh hai nghìn', 'bảy trăm lẻ hai nghìn')
    >>> number_words(3_510_000)
    'ba triệu năm trăm mười nghìn'
    >>> number_words(1_005_000_000)
    'một tỷ không trăm linh năm triệu'
    >>> number_words(1_000_000_005), number_words(10**12 + 5)
    ('một tỷ không trăm linh năm', 'một nghìn tỷ không trăm linh năm')
    >>> number_words(10**18 + 10**9)
    'một tỷ không trăm linh một tỷ'
    >>> number_words(-5), number_words(Decimal("1.50")), number_words(Decimal("-0.25"))
    ('âm năm', 'một phẩy năm', 'âm không phẩy hai năm')
    """
    if number < 0:
        return f"âm {number_words(-number, link)}"
    whole = int(number)
    words = _whole_words(whole, link)
    digits = f"{Decimal(number) - whole:f}".partition(".")[2].rstrip("0")
    if digits:
        words += " phẩy " + " ".join(_DIGITS[int(digit)] for digit in digits)
    return words


def _whole_words(number, link, inner=False):
    high, low = divmod(number, _BILLION)
    words = [_whole_words(high, link, inner), "tỷ"] if high else []
    for power in (2, 1, 0):
        group, low = divmod(low, 1000**power)
        if group:
            words.append(_group_words(group, link, inner or bool(words)))
            words.append(_GROUPS[power])
    return " ".join(filter(None, words)) or _DIGITS[0]


def _group_words(group, link, inner):
    words = num2words(group, lang="vi").replace(" lẻ ", f" {link} ")
    if not inner or group >= 100:
        return words
    empty = f"{link} " if group < 10 else ""
    return f"không trăm {empty}{words}"


def money_words(amount, link="linh"):
    """Return an amount of money as official papers write it out.

    >>> money_words(3_510_000)
    'Ba triệu năm trăm mười nghìn đồng'
    """
    words = number_words(amount, link)
    return f"{words[:1].upper()}{words[1:]} đồng"


def grouped(amount):
    """Return a whole amount with dots between groups of three digits.

    >>> grouped(3_510_000), grouped(0), grouped(-1_000)
    ('3.510.000', '0', '-1.000')
    """
    return f"{amount:,}".replace(",", ".")

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Answers on a score sheet: what a line can have, in exact decimals."""

import re
from fractions import Fraction

NOT_APPLICABLE = "na"
MET, NOT_MET = "pass", "fail"
_NUMBER = re.compile(r"\d{1,6}(?:\.\d+)?")
_PLACES = 2


class ScoreError(ValueError):
    """An answer that a line cannot have.

    :param str code: ``number, negative, decimals, over, step, choice, required``
    :param params: what the message names
    """

    def __init__(self, code, **params):
        super().__init__(code)
        self.code = code
        self.params = params


def exact(number):
    """Return a number as people read it, exactly; nothing is 0.

    >>> exact(0.1) + exact("0.2") == exact(0.3), exact(None)
    (True, Fraction(0, 1))
    """
    return Fraction(str(number)) if number else Fraction()


def rounded(number):
    """Return an exact number as text with two decimals, a half goes up.

    >>> [rounded(exact(n)) for n in ("0.005", "2.675", "1.0049", "12")]
    ['0.01', '2.68', '1.00', '12.00']
    """
    cents = int(number * 10**_PLACES + Fraction(1, 2))
    return f"{cents // 10**_PLACES}.{cents % 10**_PLACES:0{_PLACES}d}"


def plain(number):
    """Return an exact number as text without needless zeros.

    >>> plain(exact("7.50")), plain(exact(10))
    ('7.5', '10')
    """
    text = rounded(number)
    return text.rstrip("0").rstrip(".")


def read_answer(line, value):
    """Return an answer as it is stored, empty for none.

    :param dict line: criterion as frozen by the campaign
    :param value: what was typed; decimals with point or comma
    :raise ScoreError: when the line cannot have this answer

    >>> line = {"scoring": "points", "max_score": 10.0, "score_step": 0.5}
    >>> read_answer(line, " 7,50 "), read_answer(line, 10), read_answer(line, None)
    ('7.5', '10', '')
    >>> def why(line, value):
    ...     try:
    ...         return read_answer(line, value)
    ...     except ScoreError as error:
    ...         return error.code
    >>> [why(line, v) for v in ("10,5", "-1", "1.234,5", "7.3", "7.255", "na", "nan")]
    ['over', 'negative', 'number', 'step', 'decimals', 'required', 'number']
    >>> why({**line, "score_step": 1.0}, "7,5"), why({**line, "is_optional": True}, "na")
    ('step', 'na')
    >>> [why({"scoring": "pass_fail"}, v) for v in ("pass", "fail", "8")]
    ['pass', 'fail', 'choice']
    >>> read_answer({"scoring": "text"}, "  Làm tốt 8,5 ")
    'Làm tốt 8,5'
    """
    text = "" if value is None or value is False else str(value).strip()
    if not text or line["scoring"] == "text":
        return text
    if text == NOT_APPLICABLE:
        if not line.get("is_optional"):
            raise ScoreError("required")
        return text
    if line["scoring"] == "pass_fail":
        if text not in (MET, NOT_MET):
            raise ScoreError("choice")
        return text
    return plain(_read_points(line, text))


def _read_points(line, text):
    if text.startswith(("-", "−")):
        raise ScoreError("negative")
    number = text.replace(",", ".")
    if not _NUMBER.fullmatch(number):
        raise ScoreError("number", value=text)
    points = exact(number)
    if points * 10**_PLACES % 1:
        raise ScoreError("decimals", value=text)
    if points > exact(line["max_score"]):
        raise ScoreError("over", value=text, most=plain(exact(line["max_score"])))
    step = exact(line.get("score_step"))
    if step and points % step:
        raise ScoreError("step", value=text, step=plain(step))
    return points

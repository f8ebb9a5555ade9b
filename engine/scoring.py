# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a score sheet adds up to; the only place that says so.

A sheet is a tree of criteria with one answer a leaf. Screen, paper and workbook ask
:func:`evaluate`, so they cannot differ. The order of the steps:

1. *Line.* Points lie between 0 and the maximum of the line, in its steps. "Met" is
   worth the maximum, "not met" nothing. Words are worth nothing. What does not apply
   is left out, and what is not answered yet counts nothing.
2. *Weight.* What a line or a group brings is multiplied by its weight once, where it
   enters the group above.
3. *Group.* The ordinary lines are added up. Where the campaign says so, the points
   of lines that do not apply are spread over the others. Then the maximum of the
   group cuts the sum, then the penalties of the group are taken off, and a group is
   never below 0.
4. *Bonus* is added outside the maximum of its group. *Penalty* is typed as a positive
   number; a penalty "not met" costs its maximum. In a group marked as bonus or penalty
   every line below is one, and the maximum of the group cuts them.
5. *Total.* Ordinary points less the penalties outside groups, not below 0, with the
   bonus, cut by the maximum of the campaign, rounded once, a half goes up.
6. A *disqualifying* line beats the total: "not met", no points at all, or any penalty.

The *percent* is the total as a share of what the lines that apply could bring without
bonus; of sheets without points the share of what was met.
"""

from fractions import Fraction
from typing import NamedTuple

from .score_answer import MET, NOT_APPLICABLE, NOT_MET, exact, rounded


class Result(NamedTuple):
    """What a column of a sheet adds up to.

    :param total: text with two decimals
    :param possible: what the lines that apply could bring without bonus, as text
    :param percent: text with two decimals, None where there is nothing to count
    :param points: ``{criterion id: text}`` of lines and groups that carry points
    :param missing: ids of the lines without an answer
    :param failed: ids of the disqualifying lines that were failed
    """

    total: str
    possible: str
    percent: str | None
    points: dict
    missing: list
    failed: list


class _Sum(NamedTuple):
    own: Fraction = Fraction()
    bonus: Fraction = Fraction()
    penalty: Fraction = Fraction()
    possible: Fraction = Fraction()
    full: Fraction = Fraction()

    def times(self, weight):
        return _Sum(*(part * weight for part in self))

    def plus(self, other):
        return _Sum(*(a + b for a, b in zip(self, other, strict=True)))


def prune(lines, subject_kind):
    """Keep the criteria of a kind of subject, and headings with something below.

    :param list lines: criteria as frozen, parents before what stands below
    :return: list of the same dictionaries

    >>> lines = [
    ...     {"id": 1, "parent_id": None, "is_heading": True, "subject_kind": "both"},
    ...     {"id": 2, "parent_id": 1, "is_heading": None, "subject_kind": "collective"},
    ...     {"id": 3, "parent_id": None, "is_heading": None, "subject_kind": "both"}]
    >>> [line["id"] for line in prune(lines, "individual")]
    [3]
    >>> [line["id"] for line in prune(lines, "collective")]
    [1, 2, 3]
    """
    kept, kinds = set(), ("both", subject_kind)
    fitting, alive = {}, set()
    for line in lines:
        above = line["parent_id"]
        # What stands below a line of the other kind is not asked either
        if line["subject_kind"] in kinds and (not above or above in alive):
            alive.add(line["id"])
            fitting[line["id"]] = line
    for line in fitting.values():
        if not line["is_heading"]:
            place = line["id"]
            while place and place not in kept:
                kept.add(place)
                place = fitting[place]["parent_id"]
    return [line for line in lines if line["id"] in kept]


def leaves(lines):
    """Return the criteria that are answered: those with nothing below.

    >>> [line["id"] for line in leaves([{"id": 1, "parent_id": None, "is_heading": 1},
    ...     {"id": 2, "parent_id": 1, "is_heading": None}])]
    [2]
    """
    parents = {line["parent_id"] for line in lines}
    return [x for x in lines if x["id"] not in parents and not x["is_heading"]]


def evaluate(lines, answers, most=None, spread=False):
    """Add up one column of a sheet.

    :param list lines: criteria as frozen and pruned
    :param dict answers: stored answers by criterion id
    :param most: maximum of the total with bonus, None for none
    :param bool spread: spread the points of lines that do not apply
    :return: :class:`Result`

    >>> lines = [
    ...     {"id": 1, "parent_id": None, "is_heading": True, "max_score": 15, "weight": 1},
    ...     {"id": 2, "parent_id": 1, "is_heading": None, "max_score": 10, "weight": 1},
    ...     {"id": 3, "parent_id": 1, "is_heading": None, "max_score": 10, "weight": 1}]
    >>> lines = [{"scoring": "points", **line} for line in lines]
    >>> result = evaluate(lines, {2: "9", 3: "8.5"})
    >>> result.total, result.possible, result.percent, result.points
    ('15.00', '15.00', '100.00', {2: '9.00', 3: '8.50', 1: '15.00'})
    >>> evaluate(lines, {2: "9"}).missing
    [3]
    """
    below = {}
    for line in lines:
        below.setdefault(line["parent_id"], []).append(line)
    known = {line["id"] for line in lines}
    tops = [line for line in lines if line["parent_id"] not in known]
    asked = leaves(lines)
    points = {}
    root = {"max_score": None}
    whole = _add_up(root, tops, below, answers, spread, points)
    total = whole.own + whole.bonus
    if most:
        total = min(total, exact(most))
    choices = [
        answers.get(line["id"])
        for line in asked
        if line["scoring"] == "pass_fail" and answers.get(line["id"]) != NOT_APPLICABLE
    ]
    percent = None
    if whole.possible:
        percent = rounded(total * 100 / whole.possible)
    elif choices:
        percent = rounded(Fraction(choices.count(MET) * 100, len(choices)))
    return Result(
        total=rounded(total),
        possible=rounded(whole.possible),
        percent=percent,
        points={place: rounded(value) for place, value in points.items()},
        missing=[line["id"] for line in asked if not answers.get(line["id"])],
        failed=[x["id"] for x in asked if _fails(x, answers.get(x["id"]))],
    )


def _fails(line, answer):
    if not line.get("is_disqualifier") or answer in (None, "", NOT_APPLICABLE):
        return False
    if line["scoring"] == "pass_fail":
        return answer == NOT_MET
    if line["scoring"] == "points":
        return (exact(answer) > 0) == bool(line.get("is_penalty"))
    return False


def _leaf(line, answer):
    """What one answered line brings before its weight."""
    most = exact(line.get("max_score"))
    if line.get("is_heading") or line["scoring"] == "text":
        return _Sum(), None
    if line["scoring"] == "points":
        value = exact(answer) if answer not in (None, "", NOT_APPLICABLE) else exact(0)
    else:
        costs = NOT_MET if line.get("is_penalty") else MET
        value = most if answer == costs else exact(0)
    if line.get("is_bonus"):
        return _Sum(bonus=value), value
    if line.get("is_penalty"):
        return _Sum(penalty=value), value
    possible = exact(0) if answer == NOT_APPLICABLE else most
    return _Sum(own=value, possible=possible, full=most), value


def _add_up(group, children, below, answers, spread, points):
    parts = _Sum()
    for line in children:
        inner = below.get(line["id"])
        if inner:
            part = _add_up(line, inner, below, answers, spread, points)
            points[line["id"]] = part.own + part.bonus + part.penalty
        else:
            part, value = _leaf(line, answers.get(line["id"]))
            if value is not None and line.get("max_score"):
                points[line["id"]] = value
        parts = parts.plus(part.times(exact(line.get("weight"))))
    own, bonus, penalty, possible, full = parts
    if spread and 0 < possible < full:
        own, possible = own * full / possible, full
    most = exact(group.get("max_score"))

    def cut(value):
        return min(value, most) if most else value

    if group.get("is_bonus"):
        return _Sum(bonus=max(cut(own + bonus) - penalty, exact(0)))
    if group.get("is_penalty"):
        return _Sum(penalty=cut(own + bonus + penalty))
    own, possible, full = cut(own), cut(possible), cut(full)
    return _Sum(max(own - penalty, exact(0)), bonus, exact(0), possible, full)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Counting of votes: quorum, threshold, ties and limited places, in exact fractions.

A rule is the frozen snapshot of ``emulation.vote.rule``, a count the numbers of one
agenda item:

- ``members`` on the roll, of them ``recused`` in conflict on the item;
- ``present`` in the room and ``written``, who sent an opinion in writing, of them
  ``recused_present`` and ``recused_written``;
- ``for``, ``against``, ``blank`` and ``invalid`` ballots, written ones included.
"""

from fractions import Fraction

VOTES = ("for", "against", "blank", "invalid")
_HALF = Fraction(1, 2)


def share(percent):
    """Return the part that a percentage of a rule stands for.

    Two thirds cannot be written as a percentage: what is within a hundredth of a
    percent of a third is that third.

    :param percent: int, float, text or Decimal; a float counts as it is printed
    :return: Fraction

    >>> share(90), share("33.5"), share(12.5)
    (Fraction(9, 10), Fraction(67, 200), Fraction(1, 8))
    >>> {share(text) for text in ("66.66", "66.67", "66.667")}
    {Fraction(2, 3)}
    >>> share("66.6"), share("99.995"), share(0)
    (Fraction(333, 500), Fraction(19999, 20000), Fraction(0, 1))
    """
    exact = Fraction(str(percent)) / 100
    third = Fraction(round(exact * 3), 3)
    is_third = third.denominator == 3 and abs(exact - third) < Fraction(1, 10_000)
    return third if is_third else exact


def percent(part, whole, places=1):
    """Return a percentage cut after some places, so that it never looks like more.

    >>> percent(9, 11), percent(9, 10), percent(8999, 10000), percent(2, 3, 3)
    ('81.8', '90.0', '89.9', '66.666')
    """
    scale = 10**places
    whole_part, rest = divmod(part * 100 * scale // whole, scale)
    return f"{whole_part}.{rest:0{places}d}"


def participants(rule, count):
    """Return who takes part in an item, and of how many.

    :return: ``(number, number of the roll)``; conflicts of interest leave both
        where the rule says so

    >>> rule = {"written_counts": True, "recused_leave": True}
    >>> count = {"members": 11, "present": 9, "written": 1, "recused": 2,
    ...          "recused_present": 1}
    >>> participants(rule, count)
    (9, 9)
    >>> participants({**rule, "recused_leave": False}, count)
    (10, 11)
    >>> participants({**rule, "written_counts": False}, count)
    (8, 9)
    """
    written = count.get("written", 0) if rule["written_counts"] else 0
    taking, members = count["present"] + written, count["members"]
    if rule["recused_leave"]:
        taking -= count.get("recused_present", 0)
        if rule["written_counts"]:
            taking -= count.get("recused_written", 0)
        members -= count.get("recused", 0)
    return taking, members


def voters(rule, count):
    """Return how many may have voted: present or in writing, and not in conflict.

    >>> voters({"written_counts": True},
    ...        {"present": 9, "written": 1, "recused_present": 1})
    9
    """
    number = count["present"] - count.get("recused_present", 0)
    if rule["written_counts"]:
        number += count.get("written", 0) - count.get("recused_written", 0)
    return number


def base(rule, count):
    """Return what the votes in favour are counted against.

    Valid votes are all but the invalid ones: a blank vote abstains.

    >>> count = {"members": 11, "present": 10, "for": 7, "against": 1, "blank": 1,
    ...          "invalid": 1}
    >>> rule = {"written_counts": False, "recused_leave": True}
    >>> [base({**rule, "denominator": name}, count)
    ...  for name in ("all_members", "present", "valid")]
    [11, 10, 9]
    """
    if rule["denominator"] == "valid":
        return sum(count.get(name, 0) for name in ("for", "against", "blank"))
    taking, members = participants(rule, count)
    return members if rule["denominator"] == "all_members" else taking


def needed(rule, whole):
    """Return the fewest votes in favour that pass.

    >>> rule = {"threshold": 90, "comparison": "at_least"}
    >>> needed(rule, 10), needed(rule, 11), needed(rule, 18)
    (9, 10, 17)
    >>> majority = {"threshold": 50, "comparison": "more_than"}
    >>> needed(majority, 10), needed(majority, 11)
    (6, 6)
    """
    exact = share(rule["threshold"]) * whole
    if rule["comparison"] == "more_than":
        return exact.numerator // exact.denominator + 1
    return -(-exact.numerator // exact.denominator)


def decide(rule, count):
    """Tell the result of one item and everything it was computed from.

    :return: dict with ``result`` (``passed``, ``not_passed``, ``no_quorum`` or
        ``tie``), ``code`` (``met``, ``below``, ``nobody``, ``quorum`` or ``tie``)
        and the numbers

    >>> rule = {"threshold": "90", "comparison": "at_least", "quorum": 0,
    ...         "denominator": "all_members", "written_counts": True,
    ...         "recused_leave": True, "tie_rule": "none"}
    >>> count = {"members": 11, "present": 10, "written": 1, "for": 10, "against": 1}
    >>> found = decide(rule, count)
    >>> found["result"], found["for"], found["base"], found["needed"]
    ('passed', 10, 11, 10)
    >>> decide({**rule, "written_counts": False}, {**count, "for": 9})["code"]
    'below'
    >>> decide({**rule, "quorum": 100}, {**count, "present": 9})["result"]
    'no_quorum'
    """
    taking, members = participants(rule, count)
    whole = base(rule, count)
    found = {
        **{name: count.get(name, 0) for name in VOTES},
        "members": members,
        "taking_part": taking,
        "base": whole,
        "needed": needed(rule, whole),
        "quorum": quorum_needed(rule, members),
    }
    if not members or not taking:
        return {**found, "result": "no_quorum", "code": "nobody"}
    if taking < found["quorum"]:
        return {**found, "result": "no_quorum", "code": "quorum"}
    if whole and found["for"] >= found["needed"]:
        return {**found, "result": "passed", "code": "met"}
    if whole and _is_tie(rule, found):
        result = "not_passed" if rule["tie_rule"] == "none" else "tie"
        return {**found, "result": result, "code": "tie"}
    return {**found, "result": "not_passed", "code": "below"}


def quorum_needed(rule, members):
    """Return how many of the roll have to take part.

    >>> [quorum_needed({"quorum": text}, 15) for text in ("66.667", "50", "0")]
    [10, 8, 0]
    """
    exact = share(rule["quorum"]) * members
    return -(-exact.numerator // exact.denominator)


def _is_tie(rule, found):
    """Whether for and against are equal and one more vote would have passed.

    Only a majority can be tied: nobody calls 5 of 10 a tie where nine are needed.
    """
    return (
        0 < found["for"] == found["against"]
        and share(rule["threshold"]) <= _HALF
        and found["for"] + 1 >= found["needed"]
    )


def rank(votes, seats, tie_rule):
    """Rank who passed by the votes in favour, and give the places there are.

    Equal votes share a rank. Who is tied for the last places is decided by the
    rule alone, never by an order of the data.

    :param dict votes: ``{key: votes in favour}`` of those who passed
    :param int seats: number of places
    :param str tie_rule: ``chair``, ``second_ballot`` or ``none``
    :return: ``{key: (rank, "seat" | "tie" | "tied_out" | "out")}`` and how many
        places are left for those tied

    >>> rank({"a": 9, "b": 7, "c": 7, "d": 5}, 3, "chair")
    ({'a': (1, 'seat'), 'b': (2, 'seat'), 'c': (2, 'seat'), 'd': (4, 'out')}, 0)
    >>> rank({"a": 9, "b": 7, "c": 7, "d": 5}, 2, "second_ballot")
    ({'a': (1, 'seat'), 'b': (2, 'tie'), 'c': (2, 'tie'), 'd': (4, 'out')}, 1)
    >>> rank({"c": 7, "b": 7, "a": 9}, 2, "none")
    ({'c': (2, 'tied_out'), 'b': (2, 'tied_out'), 'a': (1, 'seat')}, 0)
    >>> rank({}, 2, "chair")
    ({}, 0)
    """
    ranks = {
        key: 1 + sum(other > number for other in votes.values())
        for key, number in votes.items()
    }
    places, left = {}, 0
    for key, place in ranks.items():
        equals = sum(other == place for other in ranks.values())
        if place + equals - 1 <= seats:
            places[key] = (place, "seat")
        elif place > seats:
            places[key] = (place, "out")
        elif tie_rule == "none":
            places[key] = (place, "tied_out")
        else:
            places[key] = (place, "tie")
            left = seats - place + 1
    return places, left

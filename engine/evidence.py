# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""Results of conditions: joined in groups and compared with what was overridden."""


def combine(operator, results):
    """Join the results of the parts of a group, as the statement in SQL does.

    :param str operator: ``all`` or ``any``
    :param results: non-empty iterable of ``pass``, ``fail`` and ``unknown``
    :return: str

    >>> combine("all", ["pass", "unknown", "fail"])
    'fail'
    >>> combine("all", ["pass", "unknown"])
    'unknown'
    >>> combine("any", ["fail", "unknown"])
    'unknown'
    >>> combine("any", ["fail", "unknown", "pass"])
    'pass'
    """
    results = set(results)
    order = ("pass", "unknown", "fail") if operator == "any" else ("fail", "unknown")
    return next((result for result in order if result in results), "pass")


def covers(overridden, found, no_worse):
    """Tell whether an override still holds for what is found now.

    Both map a rule that is not met to ``[result, code, words, facts]``. Rules that are
    met by now are no longer in ``found``; anything else has to be what was overridden,
    or no worse.

    :param no_worse: callable ``(code, facts then, facts now) -> bool``
    :return: bool

    >>> low = ["fail", "rating.low", "2019: good", {}]
    >>> def never(code, then, now):
    ...     return False
    >>> covers({"1": low, "2": ["fail", "award.none", "", {}]}, {"1": low}, never)
    True
    >>> covers({"1": low}, {"1": ["fail", "rating.low", "2018: good", {}]}, never)
    False
    >>> covers({"1": low}, {"1": low, "2": ["unknown", "x", "", {}]}, never)
    False
    >>> short, longer = ["fail", "s", "5", {"n": 5}], ["fail", "s", "6", {"n": 6}]
    >>> covers({"1": short}, {"1": longer}, lambda code, then, now: now["n"] >= then["n"])
    True
    """
    for rule, (result, code, words, facts) in found.items():
        then = overridden.get(rule)
        if not then or then[:2] != [result, code]:
            return False
        if then[2] != words and not no_worse(code, then[3], facts):
            return False
    return True

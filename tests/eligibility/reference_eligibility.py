# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Slow reference of the eligibility rules: loops over plain dicts, no database.

Written from the law and the meaning of each kind of rule, so that the product's SQL
has something to be compared with. Persons are as ``histories`` makes them, rules as
``HistoryCase.describe``; results are ``pass``, ``fail``, ``unknown``.
"""

from .reference_kinds import KINDS

LATER_KINDS = {"acclaim"}


def evaluate(rules, person, ctx, is_nominated=False):
    """Answer the rules of a category for one person or collective.

    :param list rules: root rules
    :param dict person: what is known of the subject
    :param dict ctx: year, date, period and award of the proposal
    :param bool is_nominated: what is written on the nomination counts
    :return: ``(verdict, {rule key: (result, code)})``
    """
    answers = {}
    outcomes = []
    for rule in rules:
        outcome = _outcome(rule, person, ctx, is_nominated, answers)
        if rule["severity"] == "block" and outcome is not None:
            outcomes.append(outcome)
    return _every(outcomes), answers


def _every(outcomes):
    """All have to be met: one failure decides, then one doubt."""
    if "fail" in outcomes:
        return "fail"
    return "unknown" if "unknown" in outcomes else "pass"


def _some(outcomes):
    """One is enough: one success decides, then one doubt."""
    if "pass" in outcomes:
        return "pass"
    return "unknown" if "unknown" in outcomes else "fail"


def _outcome(rule, person, ctx, is_nominated, answers):
    """Result of a rule with its parts, None when it does not count."""
    start, end = rule["valid_from"], rule["valid_to"]
    if (start and ctx["date"] < start) or (end and ctx["date"] > end):
        return None
    if rule["kind"] == "group":
        parts = [
            _outcome(part, person, ctx, is_nominated, answers) for part in rule["parts"]
        ]
        counted = [part for part in parts if part is not None]
        if not counted:
            return None
        return _some(counted) if rule["operator"] == "any" else _every(counted)
    answer = KINDS[rule["kind"]](rule, person, ctx, is_nominated)
    answers[rule["key"]] = answer
    if rule["kind"] in LATER_KINDS and not is_nominated:
        return None
    return answer[0]

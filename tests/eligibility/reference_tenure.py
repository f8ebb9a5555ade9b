# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Months in the unit, counted day by day: a part of the slow reference."""

import calendar
import datetime

from .histories import DAY, facts_of

EVER = datetime.date.max


def tenure(rule, person, ctx, _is_nominated):
    day = {
        "check_date": ctx["date"],
        "period_end": ctx["period_to"] or ctx["date"],
        "year_end": datetime.date(ctx["year"], 12, 31),
    }[rule["tenure_on"]]
    regular = [
        row
        for row in facts_of(person, "members")
        if not row["beside"] and not row["committee"]
    ]
    results = set()
    for row in regular:
        if row["from"] <= day <= (row["to"] or EVER):
            start = _first_day(row, regular)
            away = _days_away(rule, person, start, day)
            if _months(start + away * DAY, day + DAY) >= rule["tenure_months"]:
                results.add("met")
            else:
                results.add(
                    "short" if _is_certain(start, row, regular) else "uncertain"
                )
    # Two records of one person may be in two units: what speaks for him counts
    for result, what in (("pass", "met"), ("unknown", "uncertain"), ("fail", "short")):
        if what in results:
            return result, f"tenure.{what}"
    return "fail", "tenure.none"


def _unit(row):
    """Teams belong to the unit above them."""
    return row["unit"][:1]


def _first_day(row, rows):
    """Go back from one period to the next as long as no day is missing."""
    start = row["from"]
    while True:
        earlier = [
            other["from"]
            for other in rows
            if _unit(other) == _unit(row)
            and other["from"] < start
            and (not other["to"] or start <= other["to"] + DAY)
        ]
        if not earlier:
            return start
        start = min(earlier)


def _is_certain(start, row, rows):
    return any(
        other["certain"]
        for other in rows
        if other["from"] == start and _unit(other) == _unit(row)
    )


def _days_away(rule, person, start, day):
    """Days of absence that do not count, each once."""
    kinds = {"unpaid"}
    if not rule["count_parental_leave"]:
        kinds.add("parental")
    if not rule["count_study"]:
        kinds.add("study")
    days = set()
    for row in facts_of(person, "absences"):
        if row["kind"] in kinds:
            first, last = max(row["from"], start), min(row["to"] or day, day)
            days.update(range(first.toordinal(), last.toordinal() + 1))
    return len(days)


def _months(start, end):
    """Full months between two days."""
    months = 0
    while add_months(start, months + 1) <= end:
        months += 1
    return months


def add_months(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Periods of whole days: both ends included, an end of None is open."""

from datetime import date, timedelta
from typing import Any, NamedTuple

DAY = timedelta(days=1)


class Period(NamedTuple):
    key: Any
    start: date
    end: date | None


def overlap(first, second):
    """Tell whether two periods share a day.

    >>> a = Period("a", date(2020, 1, 1), date(2020, 6, 30))
    >>> overlap(a, Period("b", date(2020, 6, 30), None))
    True
    >>> overlap(a, Period("b", date(2020, 7, 1), None))
    False
    """
    return (first.end is None or second.start <= first.end) and (
        second.end is None or first.start <= second.end
    )


def from_changes(changes, first_day=None, last_day=None):
    """Turn dated changes into periods; equal neighbours become one.

    :param changes: ``[(day, key)]`` in order of the days; a false key is nowhere
    :param first_day: nothing before it counts
    :param last_day: nothing after it counts
    :return: list of :class:`Period`

    >>> from_changes(
    ...     [(date(2016, 1, 1), "A"), (date(2018, 1, 1), "A"), (date(2020, 1, 1), "B")],
    ...     last_day=date(2022, 5, 31),
    ... )  # doctest: +NORMALIZE_WHITESPACE
    [Period(key='A', start=datetime.date(2016, 1, 1), end=datetime.date(2019, 12, 31)),
     Period(key='B', start=datetime.date(2020, 1, 1), end=datetime.date(2022, 5, 31))]
    """
    periods = []
    for day, key in changes:
        if periods and periods[-1].key == key:
            continue
        if periods:
            periods[-1] = periods[-1]._replace(end=day - DAY)
        periods.append(Period(key, day, None))
    return [p for p in clip(periods, first_day, last_day) if p.key]


def clip(periods, first_day=None, last_day=None):
    """Keep of the periods what lies between two days.

    >>> clip([Period("A", date(2016, 1, 1), None)], None, date(2015, 1, 1))
    []
    """
    clipped = []
    for period in periods:
        start, end = period.start, period.end
        if first_day and start < first_day:
            start = first_day
        if last_day and (end is None or end > last_day):
            end = last_day
        if end is None or start <= end:
            clipped.append(period._replace(start=start, end=end))
    return clipped


def cut(period, taken):
    """Return the pieces of a period that none of the taken periods covers.

    >>> whole = Period("A", date(2020, 1, 1), None)
    >>> [(p.start.isoformat(), p.end and p.end.isoformat()) for p in cut(
    ...     whole, [Period("x", date(2020, 3, 1), date(2020, 3, 31))])]
    [('2020-01-01', '2020-02-29'), ('2020-04-01', None)]
    """
    pieces, start = [], period.start
    for other in sorted(taken, key=lambda p: p.start):
        if start is None or not overlap(period._replace(start=start), other):
            continue
        if other.start > start:
            pieces.append(period._replace(start=start, end=other.start - DAY))
        start = other.end and other.end + DAY
    if start and (period.end is None or start <= period.end):
        pieces.append(period._replace(start=start))
    return pieces


def common(period, others):
    """Return the pieces of a period that lie inside one of the others.

    >>> whole = Period("A", date(2020, 1, 1), None)
    >>> common(whole, [Period("x", date(2019, 1, 1), date(2020, 1, 2))])
    ... # doctest: +NORMALIZE_WHITESPACE
    [Period(key='A', start=datetime.date(2020, 1, 1),
     end=datetime.date(2020, 1, 2))]
    """
    pieces = []
    for other in sorted(others, key=lambda p: p.start):
        pieces += clip([period], other.start, other.end)
    return pieces


def join(periods):
    """Make one period of those of the same key that touch or overlap.

    >>> join([
    ...     Period("A", date(2020, 2, 1), None),
    ...     Period("A", date(2020, 1, 1), date(2020, 1, 31)),
    ... ])
    [Period(key='A', start=datetime.date(2020, 1, 1), end=None)]
    """
    joined = {}
    for period in sorted(periods, key=lambda p: p.start):
        runs = joined.setdefault(period.key, [])
        last = runs[-1] if runs else None
        if last and (last.end is None or period.start <= last.end + DAY):
            if last.end is not None and (period.end is None or period.end > last.end):
                runs[-1] = last._replace(end=period.end)
        else:
            runs.append(period)
    return [period for runs in joined.values() for period in runs]

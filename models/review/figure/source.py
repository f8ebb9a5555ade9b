# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""How a figure of a review is drawn from data: what a source says of itself."""

from collections.abc import Callable
from typing import Any, NamedTuple

from odoo.fields import Domain
from odoo.models import BaseModel

from ....engine.consolidate import share

# Columns of a figure that name a record; every other dimension is a choice
DIMENSIONS = ("kind_id", "task_id", "award_type_id", "level_id")


class Measure(NamedTuple):
    """One figure that a source counts or adds up.

    :param code: name of the figure in the database
    :param title: its words, in the language of the reader
    :param aggregate: of ``_read_group``
    :param unit: ``count``, ``people`` or ``money``
    :param where: ``{dimension: [value, …]}`` of what is counted; everything when empty
    :param cuts: dimensions by which the figure is told apart as well
    :param sign: -1 for what is booked below zero
    """

    code: str
    title: str
    aggregate: str = "__count"
    unit: str = "count"
    where: dict[str, list] = {}
    cuts: list[str] = []
    sign: int = 1

    def matches(self, group):
        """Whether a group with these values of the dimensions is counted."""
        return all(group[name] in wanted for name, wanted in self.where.items())

    def get_domain(self):
        """Return what is counted, as a domain."""
        return Domain.AND(
            Domain(name, "in", wanted) for name, wanted in self.where.items()
        )


class Share(NamedTuple):
    """Percent that one figure of a source is of another; it is never added up.

    :param code: name of the figure in the database
    :param title: its words, in the language of the reader
    :param part: code of the measure that is the part
    :param whole: code of the measure that is the whole
    """

    code: str
    title: str
    part: str
    whole: str
    unit: str = "percent"

    def get_value(self, figures):
        """Return the percent, None of nothing.

        :param dict figures: ``{key: number}``
        """
        part, whole = ((code, None, None) for code in (self.part, self.whole))
        return share(figures.get(part), figures.get(whole))


class Source(NamedTuple):
    """Records of one model that figures are drawn from, by one grouped query.

    :param name: of the group of figures
    :param title: its words, in the language of the reader
    :param model: whose records are counted
    :param unit: path to the department that answers for a record
    :param dimensions: fields by which the records are grouped
    :param get_domain: function of a review round, returns which records count
    :param measures: figures, in the order of the report
    :param shares: percents, after the figures
    """

    name: str
    title: str
    model: str
    unit: str
    dimensions: list[str]
    get_domain: Callable[[Any], list]
    measures: tuple[Measure, ...]
    shares: tuple[Share, ...] = ()

    def get_aggregates(self):
        """Return the aggregates of its one query, each once."""
        return list(dict.fromkeys(measure.aggregate for measure in self.measures))

    def get_place_domain(self, department_ids, is_top):
        """Return the records that these departments answer for.

        :param department_ids: ids of hr.department
        :param bool is_top: whether records without any department are theirs, too
        """
        domain = Domain(self.unit, "in", department_ids)
        return domain | Domain(self.unit, "=", False) if is_top else domain

    def get_entry(self, code):
        """Return the measure or share with this code."""
        entries = (*self.measures, *self.shares)
        return next(entry for entry in entries if entry.code == code)

    def count_in(self, figures, values):
        """Count one group of records in.

        :param dict figures: ``{key: number}`` to add to
        :param values: of the dimensions, then of the aggregates
        """
        values = [v.id if isinstance(v, BaseModel) else v for v in values]
        aggregates = self.get_aggregates()
        group = dict(zip(self.dimensions, values, strict=False))
        numbers = dict(zip(reversed(aggregates), reversed(values), strict=False))
        for measure in self.measures:
            keys = [(measure.code, None, None)]
            # Without a match it is zero; without a group there is no data
            figures.setdefault(keys[0], 0)
            if measure.matches(group):
                keys += [
                    (measure.code, cut, group[cut] or None) for cut in measure.cuts
                ]
                for key in keys:
                    number = measure.sign * (numbers[measure.aggregate] or 0)
                    figures[key] = figures.get(key, 0) + number

    def get_rows(self, ranks, own, below, total):
        """Return the figures of one report as rows, the percents last.

        :param dict ranks: ``{(source name, dimension): values in their order}``
        :param dict own: ``{key: number}`` of the unit itself
        :param dict below: the same of the units below
        :param dict total: the same of both
        """
        rows = []
        for measure in self.measures:
            whole = (measure.code, None, None)
            known = {
                "has_value": whole in own,
                "has_children": whole in below,
                "has_data": whole in total,
            }
            keys = [whole]
            for cut in measure.cuts:
                order = {v: n for n, v in enumerate(ranks[self.name, cut])}
                parts = (key for key in total if key[:2] == (measure.code, cut))
                # What is not told stands last
                keys += sorted(parts, key=lambda k, o=order: o.get(k[2], len(o)))
            rows += [
                {
                    **self._get_row(measure, *key[1:]),
                    **known,
                    "value": own.get(key, 0),
                    "children_value": below.get(key, 0),
                    "total": total.get(key, 0),
                }
                for key in keys
            ]
        for entry in self.shares:
            values = [entry.get_value(figures) for figures in (own, below, total)]
            names = ("value", "children_value", "total")
            flags = ("has_value", "has_children", "has_data")
            rows.append(
                {
                    **self._get_row(entry, None, None),
                    **{f: v is not None for f, v in zip(flags, values, strict=True)},
                    **{n: v or 0 for n, v in zip(names, values, strict=True)},
                }
            )
        return rows

    def _get_row(self, entry, dimension, value):
        column = dimension if dimension in DIMENSIONS else "choice"
        return {
            "source": self.name,
            "code": entry.code,
            "dimension": dimension,
            "measure": entry.unit,
            column: value,
        }

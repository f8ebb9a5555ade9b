# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A table found in a sheet by the words of its head."""

import re
from dataclasses import dataclass, field
from itertools import chain, islice

from .sheet_cells import CellFault
from .sheet_values import (
    clean,
    is_old_font,
    plain_key,
    to_date,
    to_flag,
    to_number,
    to_text,
    to_year,
)

# Above the head stand the office, the title and the date, no more
HEAD_SEARCH = 50
EXAMPLE_MARKS = ("vd", "vi du", "e g", "eg", "example")
NUMBER_WORDS = ("no", "serial no", "stt", "tt", "so tt", "so thu tu")
_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass
class Column:
    """A column that an import knows.

    :param name: technical name
    :param label: head in the user's language
    :param kind: ``text, lines, year, number, date, flag, choice``
    :param aliases: further heads that offices use, as of ``plain_key``
    :param options: of a choice, ``{plain_key of a word: value}``
    :param words: of a choice, the words of the drop-down list
    """

    name: str
    label: str
    kind: str = "text"
    is_required: bool = False
    help: str = ""
    example: object = ""
    width: int = 16
    aliases: tuple = ()
    options: dict = field(default_factory=dict)
    words: list = field(default_factory=list)
    memo: dict = field(default_factory=dict)

    def interpret(self, raw, date1904=False):
        """Return the value of a cell, None for an empty one.

        :raise ValueError: with the code of what is wrong
        """
        if isinstance(raw, CellFault):
            raise ValueError("cell_error" if raw else "formula")
        if isinstance(raw, str):
            raw = clean(raw)
            if not raw:
                return None
            if is_old_font(raw):
                raise ValueError("old_font")
        return self._convert(raw, date1904)

    def _convert(self, raw, date1904):
        if self.kind == "year":
            return to_year(raw)
        if self.kind == "number":
            return to_number(raw)
        if self.kind == "date":
            return to_date(raw, date1904)
        if self.kind == "flag":
            return to_flag(raw)
        text = to_text(raw)
        if self.kind == "choice":
            try:
                return self.options[plain_key(text)]
            except KeyError:
                raise ValueError("choice") from None
        return text if self.kind == "lines" else " ".join(text.split())


@dataclass
class Head:
    """Where a table begins.

    :param row: number of the row, 0 when none looks like a head
    :param places: ``{column number: name}``
    :param unknown: heads that no column has
    :param doubles: names found twice
    :param numbers: place of the running number, 0 without one
    """

    row: int = 0
    places: dict = field(default_factory=dict)
    unknown: list = field(default_factory=list)
    doubles: list = field(default_factory=list)
    numbers: int = 0


def find_head(rows, keys):
    """Find the head of a table and the rows below it.

    The row with the most known heads among the first ones is the head; the row
    with the numbers of the columns, which offices put below it, is left out.

    :param rows: pairs of row number and ``{column: value}``
    :param dict keys: ``{plain_key of a head: name}``
    :return: :class:`Head` and an iterator over the rows below

    >>> head, rows = find_head(
    ...     iter([(1, {1: "DANH SÁCH"}), (3, {1: "STT", 2: "Họ tên *", 3: "Năm (yyyy)"}),
    ...           (4, {1: 1, 2: 2, 3: 3}), (6, {2: "An", 3: 2021})]),
    ...     {"ho ten": "name", "nam": "year"})
    >>> head.row, head.places, list(rows)
    (3, {2: 'name', 3: 'year'}, [(6, {2: 'An', 3: 2021})])
    """
    rows = iter(rows)
    first = list(islice(rows, HEAD_SEARCH))
    best = Head()
    for number, cells in first:
        head = _read_head(number, cells, keys)
        if len(head.places) > len(best.places):
            best = head
    below = [row for row in first if row[0] > best.row]
    if below and _is_numbering(below[0][1]):
        del below[0]
    return best, chain(below, rows)


def _read_head(number, cells, keys):
    head = Head(number)
    for column, value in cells.items():
        if not isinstance(value, str) or isinstance(value, CellFault):
            continue
        key = plain_key(value)
        name = keys.get(key) or keys.get(plain_key(_BRACKETS.sub("", value)))
        if key in NUMBER_WORDS:
            head.numbers = column
        elif not name:
            head.unknown.append(clean(value))
        elif name in head.places.values():
            head.doubles.append(name)
        else:
            head.places[column] = name
    return head


def _is_numbering(cells):
    """Whether a row only numbers the columns: 1, 2, 3 or (1), (2), A, B."""
    texts = [to_text(value).strip("()") for value in cells.values()]
    return len(texts) > 1 and all(
        text == str(number) or (len(text) == 1 and text.isalpha())
        for number, text in enumerate(texts, 1)
    )


def is_example(value):
    """Whether the cell of the running number marks the example of a template.

    >>> is_example("VD"), is_example(3)
    (True, False)
    """
    return isinstance(value, str) and plain_key(value) in EXAMPLE_MARKS

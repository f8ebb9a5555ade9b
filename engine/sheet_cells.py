# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Cells of a worksheet out of the events of an XML parser (ECMA-376 part 1, 18.3)."""

import re
from datetime import date, timedelta

from .sheet_package import SheetError

# Excel's own limit; more can only be an attack
LONGEST_TEXT = 32767
LAST_ROW = 1_048_576
_REFERENCE = re.compile(r"[A-Z]{1,3}\d{1,7}")


class CellFault(str):
    """A cell without a usable value: Excel's error word, or '' for a formula that
    was never calculated."""


def column_letters(number):
    """Return the letters of a column.

    >>> [column_letters(n) for n in (1, 26, 27, 703)]
    ['A', 'Z', 'AA', 'AAA']
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters):
    """Return the number of a column.

    >>> [column_number(c) for c in ("A", "Z", "AA", "XFD")]
    [1, 26, 27, 16384]
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def serial_date(serial, date1904=False):
    """Return the day of a serial number of Excel, whose 1900 is a leap year.

    >>> serial_date(44562), serial_date(59), serial_date(61)
    (datetime.date(2022, 1, 1), datetime.date(1900, 2, 28), datetime.date(1900, 3, 1))
    >>> serial_date(0, date1904=True)
    datetime.date(1904, 1, 1)
    """
    if date1904:
        return date(1904, 1, 1) + timedelta(days=int(serial))
    return date(1899, 12, 31 if serial < 60 else 30) + timedelta(days=int(serial))


class _Text:
    """Gathers the text of one element; readings for East Asian names are left out."""

    def __init__(self):
        self.parts, self.length, self.is_open, self.is_reading_aid = [], 0, False, False

    def text(self, data):
        if self.is_open and not self.is_reading_aid:
            self.length += len(data)
            if self.length > LONGEST_TEXT:
                raise SheetError("damaged")
            self.parts.append(data)

    def take(self):
        taken = "".join(self.parts)
        self.parts.clear()
        self.length = 0
        return taken


class StringsReader(_Text):
    """The strings that the cells share."""

    def __init__(self, strings):
        super().__init__()
        self.strings = strings

    def start(self, tag, _attrs):
        tag = tag.rpartition(":")[2]
        if tag == "t":
            self.is_open = True
        elif tag == "rPh":
            self.is_reading_aid = True

    def end(self, tag):
        tag = tag.rpartition(":")[2]
        if tag == "t":
            self.is_open = False
        elif tag == "rPh":
            self.is_reading_aid = False
        elif tag == "si":
            self.strings.append(self.take())


class RowsReader(_Text):
    """The cells of one sheet, row by row."""

    def __init__(self, strings, dates, date1904, limits):
        super().__init__()
        self.strings, self.dates, self.date1904 = strings, dates, date1904
        self.limits, self.count = limits, 0
        self.rows, self.cells, self.columns = [], {}, {}
        self.number = self.column = 0
        self.kind = self.style = None
        self.is_formula = self.has_value = False

    def start(self, tag, attrs):
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        if tag == "c":
            self._place(attrs.get("r"))
            self.kind, self.style = attrs.get("t", "n"), attrs.get("s")
            self.is_formula = self.has_value = False
        elif tag in ("v", "t"):
            self.is_open = self.has_value = True
        elif tag == "f":
            self.is_formula = True
        elif tag == "rPh":
            self.is_reading_aid = True
        elif tag == "row":
            self.number = int(attrs["r"]) if "r" in attrs else self.number + 1
            if not 0 < self.number <= LAST_ROW:
                raise SheetError("damaged")
            self.column = 0

    def _place(self, reference):
        if reference is None:
            self.column += 1
            return
        letters = reference.rstrip("0123456789")
        column = self.columns.get(letters)
        if column is None:
            if not _REFERENCE.fullmatch(reference):
                raise SheetError("damaged")
            column = self.columns[letters] = column_number(letters)
        self.column = column

    def end(self, tag):
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        if tag in ("v", "t"):
            self.is_open = False
        elif tag == "c":
            text = self.take() if self.parts else ""
            value = self._value(text)
            if value is not None:
                if self.column > self.limits.columns:
                    raise SheetError("columns", limit=self.limits.columns)
                self.cells[self.column] = value
        elif tag == "rPh":
            self.is_reading_aid = False
        elif tag == "row" and self.cells:
            self.count += 1
            if self.count > self.limits.rows:
                raise SheetError("rows", limit=self.limits.rows)
            self.rows.append((self.number, self.cells))
            self.cells = {}

    def _value(self, text):
        kind = self.kind
        if not text:
            # A formula may well give an empty text
            if self.is_formula and not (kind == "str" and self.has_value):
                return CellFault("")
            return None
        if kind == "s":
            return self.strings[int(text)] or None
        if kind == "n":
            number = int(text) if text.isdecimal() else float(text)
            if self.style in self.dates and number >= 1:
                return serial_date(number, self.date1904)
            return int(number) if number == int(number) else number
        if kind == "e":
            return CellFault(text)
        if kind == "b":
            return "TRUE" if text == "1" else "FALSE"
        return text

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Workbooks of long tables, written row by row in constant memory.

Every table looks alike: titles over the columns, a head that stays in sight and on
each printed page, filters, A4 across, and totals as formulas under the last row.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import xlsxwriter

# A spreadsheet reads a text that begins so as a formula when it is edited
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
NUMBER_FORMATS = {
    "integer": "#,##0",
    "plain": "0",
    "number": "#,##0.##",
    "money": "#,##0",
    "percent": "0.0%",
    "date": "dd/mm/yyyy",
    "datetime": "dd/mm/yyyy hh:mm",
}
WIDTHS = {
    "plain": 8,
    "integer": 10,
    "number": 10,
    "money": 15,
    "percent": 10,
    "date": 12,
}
TEXT_WIDTH = 24
LONGEST_TEXT = 32767
LONGEST_NAME = 31
# Rows of a sheet that the format can hold; titles, head and total are among them
MOST_ROWS = 1_048_576
A4 = 9


class Column(NamedTuple):
    """One column of a table.

    :param title: words of its head
    :param kind: ``text`` or a key of ``NUMBER_FORMATS``
    :param width: in characters; by kind when 0
    :param is_total: whether its sum stands under the last row
    """

    title: str
    kind: str = "text"
    width: int = 0
    is_total: bool = False


class Table(NamedTuple):
    """One sheet of a workbook.

    :param name: of the sheet; made to fit by :func:`sheet_name`
    :param titles: lines over the table, the first one large
    :param columns: its :class:`Column` tuples
    :param rows: sequences of str, number, date, or None or False for an empty cell
    :param total: word in the row of sums, which is left out when empty
    :param fixed: columns that stay in sight to the left
    """

    name: str
    titles: list[str]
    columns: list[Column]
    rows: Iterable[Any]
    total: str = ""
    fixed: int = 2


def write_workbook(stream, tables):
    """Write tables to a binary file, one sheet each, rows as they come.

    :param stream: binary file to write to
    :param tables: :class:`Table` tuples; there is at least one
    :return: number of rows written, heads and totals not counted

    >>> import io, openpyxl
    >>> stream = io.BytesIO()
    >>> columns = [Column("Name"), Column("Money", "money", is_total=True)]
    >>> rows = [("=1+1", 5), ("An", 7.5), (None, None)]
    >>> write_workbook(stream, [Table("A/B", ["List"], columns, rows, "Sum")])
    3
    >>> sheet = openpyxl.load_workbook(stream).active
    >>> sheet.title, sheet.freeze_panes, sheet.auto_filter.ref
    ('A-B', 'B4', 'A3:B6')
    >>> [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [['Name', 'Money'], ['=1+1', 5], ['An', 7.5], [None, None],
     ['Sum', '=SUBTOTAL(9,B4:B6)']]
    >>> sheet["A4"].data_type, sheet["A4"].quotePrefix
    ('s', True)
    """
    names = set()
    with xlsxwriter.Workbook(stream, {"constant_memory": True}) as book:
        styles = _add_styles(book)
        return sum(_write_table(book, styles, names, table) for table in tables)


def sheet_name(text, taken=()):
    """Make a name that the format allows and no other sheet has.

    >>> sheet_name("Sở Y tế: [2022/2023]")
    'Sở Y tế- -2022-2023-'
    >>> sheet_name("a" * 40, {"a" * 31})
    'aaaaaaaaaaaaaaaaaaaaaaaaaaa (2)'
    """
    name = re.sub(r"[\[\]:*?/\\]", "-", text).strip("' ")[:LONGEST_NAME] or "-"
    number, plain = 1, name
    while name.casefold() in {other.casefold() for other in taken}:
        number += 1
        tail = f" ({number})"
        name = plain[: LONGEST_NAME - len(tail)] + tail
    return name


def file_name(text):
    """Make a name without signs that file systems refuse.

    >>> file_name("Sổ khen thưởng: 2022/2023")
    'Sổ khen thưởng_ 2022_2023.xlsx'
    """
    return "".join(c if c.isalnum() or c in " .-()" else "_" for c in text) + ".xlsx"


def _add_styles(book):
    cell = {"valign": "top", "border": 1}
    styles = {
        "title": {"bold": True, "font_size": 14, "align": "center"},
        "subtitle": {"italic": True, "align": "center"},
        "head": {
            **cell,
            "bold": True,
            "text_wrap": True,
            "align": "center",
            "valign": "vcenter",
        },
        "text": {**cell, "text_wrap": True},
        "formula": {**cell, "text_wrap": True, "quote_prefix": True},
        "total": {**cell, "bold": True},
    }
    for kind, number_format in NUMBER_FORMATS.items():
        styles[kind] = {**cell, "num_format": number_format}
        styles[f"total {kind}"] = {**styles["total"], "num_format": number_format}
    return {name: book.add_format(style) for name, style in styles.items()}


def _write_table(book, styles, names, table):
    name = sheet_name(table.name, names)
    names.add(name)
    page = book.add_worksheet(name)
    last_column = len(table.columns) - 1
    for column, (_title, kind, width, _is_total) in enumerate(table.columns):
        page.set_column(column, column, width or WIDTHS.get(kind, TEXT_WIDTH))
    for row, title in enumerate(table.titles):
        style = styles["subtitle" if row else "title"]
        if last_column:
            page.merge_range(row, 0, row, last_column, title, style)
        else:
            page.write_string(row, 0, title, style)
    head = len(table.titles) + 1
    for column, (title, *_rest) in enumerate(table.columns):
        page.write_string(head, column, title, styles["head"])
    page.freeze_panes(head + 1, min(table.fixed, last_column))
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(head)
    page.set_footer("&C&P/&N")
    last, sums = _write_rows(page, styles, table, head)
    page.autofilter(head, 0, max(last, head), last_column)
    if table.total and last > head:
        _write_total(page, styles, table, (head + 1, last), sums)
    return last - head


def _write_rows(page, styles, table, head):
    """Write the rows; return the last row's number and the sum of each column."""
    writers = [_get_writer(page, styles, column.kind) for column in table.columns]
    summed = [n for n, column in enumerate(table.columns) if column.is_total]
    sums = dict.fromkeys(summed, 0)
    last, blank = head, styles["text"]
    for last, row in enumerate(table.rows, head + 1):
        if last >= MOST_ROWS - 1:
            raise OverflowError(f"{table.name}: more than {MOST_ROWS} rows")
        for column, value in enumerate(row):
            if value is None or value is False or value == "":
                page.write_blank(last, column, None, blank)
            else:
                writers[column](last, column, value)
        for column in summed:
            sums[column] += row[column] or 0
    return last, sums


def _get_writer(page, styles, kind):
    """Return what writes a cell of a column: ``write(row, column, value)``."""
    style, formula = styles[kind], styles["formula"]

    def write_text(row, column, value):
        chosen = formula if value.startswith(FORMULA_SIGNS) else style
        page.write_string(row, column, value[:LONGEST_TEXT], chosen)

    def write_number(row, column, value):
        page.write_number(row, column, value, style)

    def write_day(row, column, value):
        page.write_datetime(row, column, value, style)

    if kind == "text":
        return write_text
    return write_day if kind in ("date", "datetime") else write_number


def _write_total(page, styles, table, rows, sums):
    """Write the sums of what the filter leaves in sight."""
    first, last = rows
    texts = [n for n, column in enumerate(table.columns) if column.kind == "text"]
    for column, (_title, kind, _width, is_total) in enumerate(table.columns):
        if is_total:
            area = xlsxwriter.utility.xl_range(first, column, last, column)
            formula = f"=SUBTOTAL(9,{area})"
            style = styles[f"total {kind}"]
            page.write_formula(last + 1, column, formula, style, sums[column])
        else:
            word = table.total if column in texts[:1] else ""
            page.write_string(last + 1, column, word, styles["total"])

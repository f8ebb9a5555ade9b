# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""What bringing in ratings is held against: read the file once, one COPY."""

import openpyxl


def read_workbook(path):
    """Read every row of a workbook with openpyxl in read-only mode."""
    book = openpyxl.load_workbook(path, read_only=True)
    count = sum(1 for _row in book.active.iter_rows(values_only=True))
    book.close()
    return count


def copy_rows(cr, rows):
    """Write finished rows of the table of ratings.

    :param cr: cursor
    :param rows: stream in the text format of COPY, all columns of the table
    """
    cr.copy_expert("COPY emulation_rating FROM STDIN", rows)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""Ratings brought in from a workbook: checked, compared and written.

The dry run and the import are both counted, so the file is read and examined twice.
"""

import base64
import datetime
import io
import tempfile
import threading
import time
from pathlib import Path

import xlsxwriter

from .data import Workforce
from .figures import SIZE, show
from .reference.import_ratings import copy_rows, read_workbook

LIMIT = 3.0
# Ten ratings a person, in years of which nobody has one
YEARS = range(2012, 2017)
SYSTEMS = ("professional", "union")
LEVELS = ("excellent", "good", "completed")
HEAD = (
    "No.", "Staff Code", "Name", "Year", "System", "Rated As", "Points", "Decision",
    "Decision Date",
)  # fmt: skip


def make_workbook(path, people, size):
    """Write a workbook of ``size`` ratings of these people.

    :param people: pairs of staff code and name
    """
    keys = [(year, system) for year in YEARS for system in SYSTEMS]
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, HEAD)
        for number in range(size):
            code, name = people[number // len(keys)]
            year, system = keys[number % len(keys)]
            row = (number + 1, code, name, year, system, LEVELS[number % 3])
            sheet.write_row(number + 1, 0, row)
            sheet.write_number(number + 1, 6, 50 + number % 100 / 2)
            sheet.write_string(number + 1, 7, f"{number % 90}/QĐ-CĐ")
            date = datetime.date(year, 12, 1 + number % 28)
            sheet.write_datetime(number + 1, 8, date, day)


class Memory(threading.Thread):
    """Highest memory of this process while it runs, in MB."""

    def __init__(self):
        super().__init__(daemon=True)
        self.peak = 0
        self._end = threading.Event()

    def run(self):
        while not self._end.wait(0.02):
            pages = int(Path("/proc/self/statm").read_text().split()[1])
            self.peak = max(self.peak, pages * 4096 >> 20)

    def stop(self):
        self._end.set()
        self.join()
        return self.peak


def measure(env, size):
    """Time the import of ``size`` ratings and the reference; nothing stays.

    :param env: environment of the superuser, with people in ``bench_person``
    :param int size: number of ratings
    :return: ``{"ours", "reference", "peak_mb"}``
    """
    env.cr.execute(
        """
        SELECT emulation_code, name FROM hr_employee
         WHERE emulation_code IS NOT NULL ORDER BY id LIMIT %s
        """,
        [size // len(YEARS) // len(SYSTEMS) + 1],
    )
    people = env.cr.fetchall()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ratings.xlsx"
        make_workbook(path, people, size)
        record = env["emulation.import"].create(
            {
                "kind": "rating",
                "file_name": path.name,
                "file": base64.b64encode(path.read_bytes()),
            }
        )
        env.flush_all()
        env.invalidate_all()
        memory = Memory()
        memory.start()
        start = time.perf_counter()
        record.action_check()
        record.action_import()
        env.flush_all()
        ours = time.perf_counter() - start
        peak = memory.stop()
        assert record.new_count == size, record.new_count
        rows = io.StringIO()
        env.cr.copy_expert(
            f"""COPY (SELECT * FROM emulation_rating WHERE year BETWEEN {YEARS[0]}
                AND {YEARS[-1]}) TO STDOUT""",
            rows,
        )
        # The same table, indexes and empty pages for the reference
        env.cr.rollback()
        rows.seek(0)
        start = time.perf_counter()
        read_workbook(path)
        copy_rows(env.cr, rows)
        reference = time.perf_counter() - start
        env.cr.rollback()
    return {"ours": ours, "reference": reference, "peak_mb": peak}


def main(env):
    Workforce(env, SIZE // len(YEARS) // len(SYSTEMS))
    figures = measure(env, SIZE)
    show("import", SIZE, figures["ours"], figures["reference"], LIMIT)

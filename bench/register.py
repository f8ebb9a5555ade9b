# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""A year's register as a workbook: time against the bare writer, and memory."""

import tempfile
from pathlib import Path

from odoo.tools import SQL

from .data import Workforce
from .figures import SIZE, medians, show
from .reference.register import write_register

LIMIT = 1.6
MEMORY_LIMIT_MB = 150
PEOPLE = 1000
YEAR = 2021
RUNS = 3


def main(env):
    Workforce(env, PEOPLE)
    grow(env)
    officer = make_officer(env)
    workbooks = env["emulation.workbook"].with_user(officer)
    workbook = workbooks.create({"kind": "register", "year": YEAR})
    counts = set()

    def ours():
        tables = workbook._get_tables()
        counts.add(len(tables[0].rows))
        workbook._write_file(tables)
        env.invalidate_all()

    def reference():
        with tempfile.TemporaryFile() as stream:
            counts.add(write_register(env.cr, env.company.id, YEAR, stream))

    idle = reset_peak()
    ours()
    used = read_peak() - idle
    times = medians(ours, reference, RUNS)
    if len(counts) != 1 or min(counts) < SIZE:
        raise AssertionError(f"other rows than the reference: {counts}")
    show("register", SIZE, *times, LIMIT)
    show("register_memory", SIZE, used, MEMORY_LIMIT_MB, 1.0, unit="MB")


def grow(env):
    """Entries of one year, in so many copies of the workforce's own."""
    award = env["emulation.award"].search([("employee_id", "!=", False)], limit=1)
    names = [
        name
        for name, field in award._fields.items()
        if field.store and field.column_type and name not in ("id", "employee_id")
    ]
    fixed = {
        "year": YEAR,
        "decision_number": "12/QĐ-CĐVC",
        "citation": "Thành tích " * 8,
    }
    columns = [name for name in names if name not in (*fixed, "decision_date")]
    env.flush_all()
    env.cr.execute(
        SQL(
            """
            INSERT INTO emulation_award (
                employee_id, year, decision_number, citation, decision_date, %(columns)s)
            SELECT e.id, %(year)s, %(decision_number)s, %(citation)s,
                   make_date(%(year)s, 1 + n %% 12, 1 + n %% 28), %(values)s
              FROM generate_series(1, %(count)s) AS n
              JOIN (SELECT id, row_number() OVER (ORDER BY id) AS number
                      FROM hr_employee WHERE active) e
                ON e.number = 1 + n %% %(people)s
              JOIN emulation_award a ON a.id = %(award)s
            """,
            **fixed,
            columns=SQL(", ").join(map(SQL.identifier, columns)),
            values=SQL(", ").join(SQL.identifier("a", name) for name in columns),
            count=SIZE,
            people=PEOPLE,
            award=award.id,
        )
    )
    env.cr.commit()
    env.invalidate_all()


def make_officer(env):
    return env["res.users"].create(
        {
            "name": "Bench",
            "login": "bench",
            "group_ids": [(4, env.ref("hr_emulation.group_officer").id)],
        }
    )


def reset_peak():
    """Forget the highest memory so far; return what is used now, in MB."""
    Path("/proc/self/clear_refs").write_text("5")
    return read_peak()


def read_peak():
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024

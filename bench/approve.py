# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""Approve a thousand nominations in one call: queries, and time against the writes.

The only step is approved, so that conditions are asked and kept and the nominations
pass. The reference writes rows of the same content through the ORM and asks nothing.
"""

from odoo.tools import split_every

from .data import Workforce
from .figures import SIZE, medians, show
from .reference.approve import ROWS, write_rows

QUERIES_EACH = 5
LIMIT = 3.0
RUNS = 3
# Conditions that nobody with all his ratings fails
KEPT = ("rating", "discipline")


def main(env):
    work = Workforce(env, (2 * RUNS + 2) * SIZE)
    batches = iter(_submit(env, work.category))
    officer = env["res.users"].create(
        {
            "name": "Officer",
            "login": "bench_officer",
            "group_ids": [(4, env.ref("hr_emulation.group_officer").id)],
        }
    )
    env.cr.commit()

    def approve(nominations):
        env.invalidate_all()
        nominations.with_user(officer).action_approve("Đồng ý")
        env.cr.commit()

    first = next(batches)
    newest = {name: env[name].search([], limit=1, order="id desc").id for name in ROWS}
    before = env.cr.sql_log_count
    approve(first)
    queries = (env.cr.sql_log_count - before) / SIZE
    assert set(first.mapped("state")) == {"passed"}
    show("approve_queries", SIZE, queries, QUERIES_EACH, 1.0, unit="")
    rows = {
        name: env[name].search([("id", ">", newest[name])], order="id").read(load=None)
        for name in ROWS
    }

    def write(nominations):
        env.invalidate_all()
        write_rows(env, first, nominations, officer, rows)
        env.cr.commit()

    ours, reference = medians(
        lambda: approve(next(batches)), lambda: write(next(batches)), RUNS
    )
    show("approve", SIZE, ours, reference, LIMIT)


def _submit(env, category):
    """Submit nominations of people who meet the conditions, in batches of SIZE."""
    env.cr.execute("UPDATE emulation_rating SET level = 'excellent'")
    env.invalidate_all()
    category.rule_ids.filtered(lambda rule: rule.kind not in KEPT).unlink()
    lines = category.action_screen().line_ids
    people = lines.filtered(lambda line: line.result == "pass").employee_id
    nominations = env["emulation.nomination"].create(
        [
            {
                "category_id": category.id,
                "employee_id": person.id,
                "summary": "…",
                "citation": "…",
            }
            for person in people[: (2 * RUNS + 1) * SIZE]
        ]
    )
    nominations.action_submit()
    return [nominations.browse(ids) for ids in split_every(SIZE, nominations.ids)]

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""Queries needed to submit a thousand nominations in one call."""

from .data import Workforce
from .figures import SIZE, show

QUERIES_EACH = 5


def main(env):
    work = Workforce(env, SIZE)
    people = env["hr.employee"].search([("emulation_code", "!=", False)], limit=SIZE)
    work.category.rule_ids.write({"severity": "warn"})
    nominations = env["emulation.nomination"].create(
        [
            {"category_id": work.category.id, "employee_id": person.id, "summary": "…"}
            for person in people
        ]
    )
    env.cr.commit()
    env.invalidate_all()
    before = env.cr.sql_log_count
    nominations.action_submit()
    env.flush_all()
    assert set(nominations.mapped("state")) == {"submitted"}
    queries = (env.cr.sql_log_count - before) / len(nominations)
    show("submit_queries", SIZE, queries, QUERIES_EACH, 1.0, unit="")

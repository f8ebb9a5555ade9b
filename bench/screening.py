# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Everybody screened by document 000's individual standard, explanations stored."""

import statistics

from odoo import fields

from ..models.nomination.emulation_screening_run import DEFAULT_LIMIT
from .data import Workforce
from .figures import RUNS, SIZE, show, timed
from .reference.screening import SCREENING

LIMIT = 2.0
# A queued one asks once more of everybody at its end
QUEUED_LIMIT = 4.0
BATCHES = 4
COLUMNS = """employee_id, unit_id, subject_name, result, fail_count, unknown_count,
    warn_count, evidence"""


def main(env):
    work = Workforce(env, SIZE)
    category = work.category
    parameters = env["ir.config_parameter"].sudo()
    parameters.set_param("hr_emulation.screening_limit", 10 * SIZE)
    first = category.action_screen()
    twin = first.copy()
    env.cr.commit()
    values = reference_values(env, category, twin)
    env.cr.execute(SCREENING, values)
    check_same(env, first, twin)
    env.cr.rollback()
    times = []
    for _run in range(RUNS):
        ours = timed(category.action_screen)
        env.cr.rollback()
        # The reference has the settings of the product's statement
        env["emulation.eligibility.rule"]._tune_statement()
        reference = timed(lambda: env.cr.execute(SCREENING, values))
        env.cr.rollback()
        times.append((ours, reference))
    ours, reference = (statistics.median(column) for column in zip(*times, strict=True))
    show("screening", SIZE, ours, reference, LIMIT)
    if SIZE <= DEFAULT_LIMIT:
        return
    parameters.set_param("hr_emulation.screening_limit", 0)
    parameters.set_param("hr_emulation.screening_batch", SIZE // BATCHES)
    times = [queued(env, category) for _run in range(RUNS)]
    show("screening_queued", SIZE, statistics.median(times), reference, QUEUED_LIMIT)


def queued(env, category):
    """Seconds of all batches, each committed, with somebody's data changed between."""
    screening = category.action_screen()
    env.cr.commit()
    last = env["emulation.rating"].search(
        [("employee_id", "!=", False)], order="employee_id desc", limit=1
    )
    seconds = timed(screening._work_batch)
    last.level = "good" if last.level == "excellent" else "excellent"
    env.cr.commit()
    while screening._is_live():
        seconds += timed(screening._work_batch)
        env.cr.commit()
    assert len(screening.line_ids) == SIZE
    screening.unlink()
    env.cr.commit()
    return seconds


def reference_values(env, category, screening):
    rules = category.rule_ids.sorted(lambda rule: (rule.sequence, rule.id))
    own, member, award, initiative, acclaim, blame = rules
    return {
        "screening": screening.id,
        "company": env.company.id,
        "date": fields.Date.today(),
        "period_from": category.round_id.period_from,
        "period_to": category.round_id.period_to,
        "types": award.award_type_ids.ids,
        "own": str(own.id),
        "member": str(member.id),
        "award": str(award.id),
        "initiative": str(initiative.id),
        "acclaim": str(acclaim.id),
        "blame": str(blame.id),
    }


def check_same(env, first, second):
    """Both have to have stored the same rows, or the times say nothing."""
    env.flush_all()
    for one, other in ((first, second), (second, first)):
        env.cr.execute(
            f"""
            SELECT count(*) FROM (
                SELECT {COLUMNS} FROM emulation_screening_line WHERE screening_id = %s
                EXCEPT
                SELECT {COLUMNS} FROM emulation_screening_line WHERE screening_id = %s
            ) AS rows
            """,
            [one.id, other.id],
        )
        different = env.cr.fetchone()[0]
        assert not different, f"{different} rows differ"
    env.cr.execute(
        "SELECT count(*) FROM emulation_screening_line WHERE screening_id = %s",
        [first.id],
    )
    stored = env.cr.fetchone()[0]
    assert stored == SIZE, f"{stored} rows stored"

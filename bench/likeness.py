# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""Find the reports that copy another one, among a thousand of 600 words each.

One report in fifty is half a copy of the one before it. The reference compares each
report with each other in memory; ours reads and writes the database as well, and has
to find the same copies.
"""

import random

from .data import Workforce
from .figures import SIZE, medians, show
from .reference.likeness import find_copies

WORDS = 600
COPIES = 50
PERCENT = 45
QUERIES = 60
LIMIT = 1.0
RUNS = 3


def main(env):
    work = Workforce(env, SIZE)
    people = env["hr.employee"].search([("id", ">", 1)], limit=SIZE)
    nominations = env["emulation.nomination"].create(
        [{"category_id": work.category.id, "employee_id": p.id} for p in people]
    )
    texts = dict(zip(nominations.ids, _write_texts(len(nominations)), strict=True))
    sections = nominations.section_ids.filtered(lambda s: s.kind == "text")
    for nomination, own in sections.grouped("nomination_id").items():
        own[0].text = texts[nomination.id]
    env.cr.commit()
    # Half a copy is over it
    env.company.emulation_copy_percent = PERCENT

    def ours():
        env.invalidate_all()
        nominations._find_copies()
        env.cr.commit()

    before = env.cr.sql_log_count
    ours()
    show("likeness_queries", SIZE, env.cr.sql_log_count - before, QUERIES, 1.0, unit="")
    rows = env["emulation.nomination.likeness"].search([])
    found = {(row.nomination_id.id, row.other_id.id): row.percent for row in rows}
    assert found == find_copies(texts, PERCENT), "another answer than each with each"
    assert len(found) >= SIZE // COPIES
    time, reference = medians(ours, lambda: find_copies(texts, PERCENT), RUNS)
    show("likeness", SIZE, time, reference, LIMIT)


def _write_texts(number):
    """Return texts that have nothing but the copied halves in common."""
    texts = []
    for i in range(number):
        source = random.Random(i)
        words = [f"chữ{source.randrange(9999)}" for _ in range(WORDS)]
        if i % COPIES == 1:
            words[: WORDS // 2] = texts[-1].split()[: WORDS // 2]
        texts.append(" ".join(words))
    return texts

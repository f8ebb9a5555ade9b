# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""Decisions of one series issued by eight clients at once: no gap, no double.

A refused call has changed nothing and is repeated. Held against one client that issues
as many, one after the other, on the same server.
"""

import time
from concurrent.futures import ThreadPoolExecutor

from .awards import draft_decision, make_officer, make_passed
from .ballot import CLIENTS, make_key, serve
from .data import Workforce
from .figures import SIZE, show, timed

LIMIT = 3.0
TRIES = 20
PATH = "emulation.decision/action_issue"


def main(env):
    work = Workforce(env, 2 * SIZE)
    nominations = make_passed(env, work, 2 * SIZE)
    ids = [draft_decision(env, nomination).id for nomination in nominations]
    key = make_key(env, make_officer(env))
    env.cr.commit()
    refused = []

    def issue(decision_id):
        for number in range(TRIES):
            if call(key, PATH, {"ids": [decision_id]}) == 200:
                return
            refused.append(decision_id)
            time.sleep(0.1 * number)
        raise AssertionError(f"decision {decision_id} was never issued")

    def issue_all(clients, decision_ids):
        with ThreadPoolExecutor(clients) as pool:
            list(pool.map(issue, decision_ids))

    with serve(env) as call:
        reference = timed(lambda: issue_all(1, ids[:SIZE]))
        ours = timed(lambda: issue_all(CLIENTS, ids[SIZE:]))
    env.cr.rollback()
    env.invalidate_all()
    _check(env, ids)
    show("numbers", SIZE, ours, reference, LIMIT)
    show("numbers_repeated", SIZE, len(refused), SIZE, 1.0, unit="")


def _check(env, ids):
    decisions = env["emulation.decision"].browse(ids)
    assert set(decisions.mapped("state")) == {"issued"}
    wanted = list(range(1, len(ids) + 1))
    assert sorted(decisions.mapped("number")) == wanted
    certificates = env["emulation.certificate"].search([("decision_id", "in", ids)])
    for numbers in (
        [int(number[-4:]) for number in certificates.mapped("number")],
        [int(number) for number in certificates.mapped("golden_book_number")],
    ):
        assert sorted(numbers) == wanted

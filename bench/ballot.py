# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""Secret ballots of a whole council from concurrent clients, none of them lost.

Held against as many writes of one field of one row, each row a client's own, by the
same clients on the same server.
"""

import datetime
import json
import socket
import statistics
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from odoo import Command

from .data import Workforce
from .figures import SIZE, show, timed

BALLOTS = 200
CANDIDATES = 20
CLIENTS = 8
RUNS = 3
LIMIT = 2.0
START = datetime.date(2018, 1, 1)
ODOO = Path(__file__).resolve().parents[1] / "script" / "odoo"


def main(env):
    work = Workforce(env, SIZE)
    people = env["hr.employee"].search(
        [("emulation_code", "!=", False)], limit=BALLOTS + CANDIDATES, order="id"
    )
    voters, nominees = people[:BALLOTS], people[BALLOTS:]
    users = make_users(env, voters)
    keys = [make_key(env, user) for user in users]
    clerk = make_key(env, env.ref("base.user_admin"))
    council = make_council(env, voters)
    rows = env["res.bank"].create([{"name": f"Row {n}"} for n in range(BALLOTS)])
    make_nominations(env, work.category, council, nominees)
    env.cr.commit()
    ours, reference = [], []
    with serve(env) as call:
        for number in range(RUNS):
            session = open_session(env, council, users)
            env.cr.commit()
            choices = [
                [item.id, ("for", "against", "blank")[place % 3]]
                for place, item in enumerate(session.item_ids)
            ]
            ballot = {"ids": session.ids, "choices": choices}
            path = "emulation.session/action_cast_ballot"
            ours.append(
                timed(
                    lambda b=ballot, p=path: send(call, [(key, p, b) for key in keys])
                )
            )
            value = {"bic": str(number)}
            reference.append(
                timed(
                    lambda v=value: send(
                        call,
                        [
                            (clerk, "res.bank/write", {"ids": [row], "vals": v})
                            for row in rows.ids
                        ],
                    )
                )
            )
            check(env, session)
    show(
        "ballots", BALLOTS, statistics.median(ours), statistics.median(reference), LIMIT
    )


@contextmanager
def serve(env):
    """Start Odoo on the database; give the function that calls it over JSON-2."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [
            *(ODOO, "server", f"--database={env.cr.dbname}", f"--http-port={port}"),
            *("--http-interface=127.0.0.1", "--max-cron-threads=0", "--workers=0"),
            "--log-level=error",
            # Conflicts that Odoo repeats are what some of them are about
            "--log-handler=odoo.sql_db:CRITICAL",
            "--log-handler=odoo.http:CRITICAL",
        ]
    )

    def call(key, path, body):
        request = Request(
            f"http://127.0.0.1:{port}/json/2/{path}",
            data=json.dumps(body).encode(),
            headers={
                "Authorization": f"bearer {key}",
                "Content-Type": "application/json",
                "X-Odoo-Database": env.cr.dbname,
            },
        )
        try:
            with urlopen(request, timeout=120) as response:
                return response.status
        except HTTPError as error:
            return error.code
        except URLError:
            return 0

    call.address = f"http://127.0.0.1:{port}"
    try:
        while call("", "res.users/context_get", {}) != 401:
            assert server.poll() is None
            time.sleep(0.5)
        yield call
    finally:
        server.terminate()
        server.wait()


def send(call, calls):
    """Send calls from all clients at once; all of them succeed."""
    with ThreadPoolExecutor(CLIENTS) as pool:
        statuses = set(pool.map(lambda each: call(*each), calls))
    assert statuses == {200}, statuses


def check(env, session):
    """Close the vote; every ballot is in the count of every candidate."""
    env.cr.rollback()
    env.invalidate_all()
    secretary = session.member_ids[1].employee_id.user_id
    assert session.turnout_count == BALLOTS
    session.with_user(secretary).action_close()
    env.cr.commit()
    assert session.state == "closed"
    for item in session.item_ids:
        counts = (item.count_for, item.count_against, item.count_blank)
        assert sorted(counts) == [0, 0, BALLOTS]
    session.with_user(secretary).action_void("Next run")
    env.cr.commit()


def make_key(env, user):
    end = env.cr.now() + datetime.timedelta(days=1)
    return env["res.users.apikeys"].with_user(user)._generate("rpc", "bench", end)


def make_users(env, voters):
    users = (
        env["res.users"]
        .with_context(no_reset_password=True)
        .create(
            [
                {
                    "name": voter.name,
                    "login": f"bench_{voter.id}",
                    "group_ids": [Command.set(env.ref("base.group_user").ids)],
                }
                for voter in voters
            ]
        )
    )
    for voter, user in zip(voters, users, strict=True):
        voter.user_id = user
    return users


def make_council(env, voters):
    rule = env["emulation.vote.rule"].create(
        {
            "name": "Secret",
            "method": "secret",
            "threshold": 50,
            "quorum": 0,
            "min_voters": 5,
        }
    )
    return env["emulation.council"].create(
        {
            "name": "Council",
            "official_name": "Council",
            "body_id": env["emulation.body"]
            .search([("kind", "=", "union")], limit=1)
            .id,
            "decision_number": "1",
            "decision_date": START,
            "date_from": START,
            "vote_rule_id": rule.id,
            "member_ids": [
                Command.create(
                    {
                        "employee_id": voter.id,
                        "role": {0: "chair", 1: "secretary"}.get(number, "member"),
                        "sequence": number,
                        "date_from": START,
                    }
                )
                for number, voter in enumerate(voters)
            ],
        }
    )


def make_nominations(env, category, council, nominees):
    category.rule_ids.write({"severity": "warn"})
    step = {
        "name": "Council",
        "kind": "council",
        "responsible": "council",
        "council_id": council.id,
    }
    category.route_id = env["emulation.route"].create(
        {
            "name": "Council",
            "company_id": env.company.id,
            "step_ids": [Command.create(step)],
        }
    )
    env["emulation.nomination"].create(
        [
            {"category_id": category.id, "employee_id": person.id, "summary": "…"}
            for person in nominees
        ]
    ).action_submit()


def open_session(env, council, users):
    session = env["emulation.session"].create(
        {"kind": "council", "council_id": council.id}
    )
    session.action_fill_roll()
    session.action_add_waiting()
    session.action_freeze()
    running = session.with_user(users[1])
    running.action_open()
    running.action_mark_all_present()
    assert len(session.item_ids) == CANDIDATES
    return session

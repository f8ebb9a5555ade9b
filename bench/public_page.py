# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""The public page of a certificate, held against the emptiest page of the same server.

The figure is how many milliseconds it takes longer, at the median.
"""

import statistics
import time
from http.client import HTTPConnection
from urllib.parse import urlsplit

from .awards import draft_decision, make_officer, make_passed
from .ballot import serve
from .data import Workforce
from .figures import SIZE, show

LIMIT_MS = 20
CALLS = 300
EMPTY = "/web/health"


def main(env):
    work = Workforce(env, SIZE)
    decision = draft_decision(env, make_passed(env, work, SIZE))
    decision.with_user(make_officer(env)).action_issue()
    certificates = env["emulation.certificate"].search(
        [("decision_id", "=", decision.id)]
    )
    tokens = certificates.mapped("token")
    env.cr.commit()
    with serve(env) as call:
        connection = HTTPConnection(urlsplit(call.address).netloc)

        def fetch(path):
            start = time.perf_counter()
            connection.request("GET", path)
            response = connection.getresponse()
            body = response.read()
            assert response.status == 200, (path, response.status)
            return time.perf_counter() - start, body

        pages = [f"/emulation/certificate/{token}" for token in tokens]
        for path in (EMPTY, *pages[:20]):
            fetch(path)
        ours, reference = [], []
        for number in range(CALLS):
            seconds, body = fetch(pages[number % len(pages)])
            assert "QĐ-CĐVC".encode() in body
            ours.append(seconds)
            reference.append(fetch(EMPTY)[0])
    more = 1000 * (statistics.median(ours) - statistics.median(reference))
    show("public_page", SIZE, more, LIMIT_MS, 1.0, unit="ms")

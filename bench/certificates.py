# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""A thousand certificates in one job: QWeb, QR, hash, storing, a ZIP file at the end.

The reference is ``write_pdf`` of the same HTML strings one by one in this process, and
nothing else; the memory is that of the whole process, Odoo with it.
"""

from odoo.addons.hr_emulation.reports.paper_engine import PaperPress

from .awards import draft_decision, make_officer, make_passed
from .data import Workforce
from .figures import SIZE, peak_mb, show, timed

LIMIT = 1.3
MEMORY_MB = 600
REPORT = "hr_emulation.report_certificate"


def main(env):
    work = Workforce(env, SIZE)
    decision = draft_decision(env, make_passed(env, work, SIZE))
    decision.with_user(make_officer(env)).action_issue()
    env.cr.commit()
    certificates = env["emulation.certificate"].search(
        [("decision_id", "=", decision.id)], order="id"
    )
    assert len(certificates) == SIZE, len(certificates)
    # Fonts and templates are read once for both
    report = env.ref(REPORT)
    reports = env["ir.actions.report"]
    reports._make_papers(report, certificates[:1], None)
    env.invalidate_all()

    officer = make_officer(env)
    job = _start(env, certificates.with_user(officer), "each")
    env.cr.commit()
    ours = timed(env["emulation.print.job"]._cron_work)
    assert (job.state, job.done_count) == ("done", SIZE), job.state
    # The papers are kept: only the one file is made
    one = _start(env, certificates.with_user(officer), "one")
    env.cr.commit()
    joined = timed(env["emulation.print.job"]._cron_work)
    assert (one.state, one.done_count) == ("done", SIZE), one.state
    memory = peak_mb()
    press = PaperPress()

    def reference():
        for _id, page in pages:
            press.make_pdf(page)

    pages = list(reports._make_pages(report, certificates))
    seconds = timed(reference)
    show("certificates", SIZE, ours, seconds, LIMIT)
    show("certificates_one_file", SIZE, ours + joined, seconds, LIMIT)
    show("certificates_memory", SIZE, memory, MEMORY_MB, 1.0, unit="MB")


def _start(env, certificates, result):
    action = certificates.action_print_job(result)
    return env[action["res_model"]].browse(action["res_id"])

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""A decision with two thousand names: issued and printed.

Issuing is held against plain creates of the same rows through the ORM in batches;
printing against ``write_pdf`` of the same HTML.
"""

from odoo.addons.hr_emulation.reports.paper_engine import PaperPress

from .awards import draft_decision, make_officer, make_passed
from .data import Workforce
from .figures import SIZE, show, timed

ISSUE_LIMIT = 6.0
PRINT_LIMIT = 1.3
QUERIES_EACH = 5
REPORT = "hr_emulation.report_decision"


def main(env):
    work = Workforce(env, SIZE)
    decision = draft_decision(env, make_passed(env, work, SIZE))
    officer = make_officer(env)
    env.cr.commit()
    env.invalidate_all()
    before = env.cr.sql_log_count

    def issue():
        decision.with_user(officer).action_issue()
        env.flush_all()

    seconds = timed(issue)
    queries = (env.cr.sql_log_count - before) / SIZE
    env.cr.commit()
    show("issue_queries", SIZE, queries, QUERIES_EACH, 1.0, unit="")
    show("issue", SIZE, seconds, timed(lambda: _write_rows(env, decision)), ISSUE_LIMIT)
    env.cr.rollback()
    env.invalidate_all()
    reports = env["ir.actions.report"].with_context(force_report_rendering=True)
    report = env.ref(REPORT)
    ours = timed(lambda: reports._render_qweb_pdf(REPORT, decision.ids))
    [(_id, page)] = reports._make_pages(report, decision)
    press = PaperPress()
    show("decision_paper", SIZE, ours, timed(lambda: press.make_pdf(page)), PRINT_LIMIT)


def _write_rows(env, decision):
    """Write the rows of the decision once more through the ORM, asking nothing."""
    rows = [line._prepare_award() for line in decision.line_ids]
    for row in rows:
        del row["decision_line_id"], row["nomination_id"]
    made = env["emulation.award"]._create_guarded(rows)
    env["emulation.certificate"]._create_guarded(
        [{"award_id": award.id, "number": f"X{award.id}"} for award in made]
    )
    decision.line_ids.nomination_id._write_guarded({"state": "awarded"})
    env.flush_all()

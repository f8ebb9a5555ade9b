# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""The desk of an officer over many nominations and five times as many activities.

Its figures are held against the same questions written in SQL, their number of queries
against the most that is allowed.
"""

from datetime import timedelta

from odoo import Command
from odoo.tools import SQL

from odoo.addons.hr_emulation.models.core.days import vietnam_today

from .awards import make_officer
from .data import Workforce
from .figures import SIZE, medians, show
from .reference.dashboard import ask

LIMIT = 3.0
QUERIES = 60
ROUNDS = 10
ACTIVITIES = 5 * SIZE
YEARS = 5
STATES = ("draft", "submitted", "in_review", "passed", "forwarded", "awarded", "failed")


def main(env):
    work = Workforce(env, SIZE // ROUNDS)
    campaign = make_campaign(env)
    grow_nominations(env, work)
    grow_activities(env, campaign)
    officer = make_officer(env)
    env.cr.commit()
    env.cr.connection.autocommit = True
    env.cr.execute("VACUUM ANALYZE")
    env.cr.connection.autocommit = False
    dashboard = env["emulation.dashboard"].with_user(officer)
    found, needed = {}, []

    def ours():
        env.invalidate_all()
        before = env.cr.sql_log_count
        blocks = dashboard.get_dashboard()
        needed.append(env.cr.sql_log_count - before)
        found["ours"] = {
            number["name"]: number["value"]
            for block in blocks
            for part in (block, *block.get("rows", ()))
            for number in part["numbers"]
            if number["value"]
        }

    def reference():
        found["reference"] = ask(env.cr, env.company.id, officer.id)

    # The first call fills the registry's caches of rights and rules, once for all users
    ours()
    needed.clear()
    times = medians(ours, reference)
    if found["ours"] != found["reference"]:
        raise AssertionError(f"other figures than the reference: {found}")
    show("dashboard", SIZE, *times, LIMIT)
    show("dashboard_queries", SIZE, max(needed), QUERIES, 1.0, unit="")


def make_campaign(env):
    """A campaign of five years whose registrations are overdue this year."""
    today = vietnam_today()
    campaign = env["emulation.campaign"].create(
        {
            "name": "Bench",
            "date_start": f"{today.year - YEARS + 1}-01-01",
            "criterion_ids": [
                Command.create({"text": "Criterion", "nature": "criterion"})
            ],
            "task_ids": [Command.create({"code": "1", "text": "Task"})],
        }
    )
    campaign.action_launch()
    current = campaign.year_ids.filtered(lambda year: year.year == today.year)
    current.registration_deadline = today - timedelta(days=1)
    current.plan_ids.line_ids.date = today - timedelta(days=1)
    return campaign


def grow_nominations(env, work):
    """Everybody in so many rounds, two of which still run, in all states by turns."""
    work.category.rule_ids.unlink()
    env.cr.execute("SELECT min(employee_id) FROM bench_person")
    [first] = env.cr.fetchone()
    nomination = env["emulation.nomination"].create(
        {"category_id": work.category.id, "employee_id": first}
    )
    nomination.action_submit()
    rounds = work.category.round_id
    for _number in range(ROUNDS - 1):
        other = work.category.round_id.copy({"date_close": "2022-07-31"})
        other.action_open()
        rounds |= other
    step = nomination.current_step_ids
    env.flush_all()
    fixed = ("id", "employee_id", "category_id", "round_id", "state", "snapshot_name")
    columns = _columns(env, nomination._table, (*fixed, "subject_name", "unit_id"))
    env.cr.execute(
        SQL(
            """
            INSERT INTO emulation_nomination (
                employee_id, subject_name, snapshot_name, unit_id, category_id,
                round_id, state, %(columns)s)
            SELECT person.employee_id, person.name, person.name, person.unit_id,
                   category.id, category.round_id,
                   (%(states)s::text[])[1 + (person.number + category.id) %% 7],
                   %(values)s
              FROM bench_person person
              JOIN emulation_round_category category ON category.id = ANY(%(ids)s)
              JOIN emulation_nomination source ON source.id = %(source)s
             WHERE person.employee_id != source.employee_id
                OR category.id != source.category_id
            """,
            columns=SQL(", ").join(map(SQL.identifier, columns)),
            values=SQL(", ").join(SQL.identifier("source", name) for name in columns),
            states=list(STATES),
            ids=rounds.category_ids.ids,
            source=nomination.id,
        )
    )
    columns = _columns(env, step._table, ("id", "nomination_id", "round_id"))
    env.cr.execute(
        SQL(
            """
            INSERT INTO emulation_nomination_step (
                nomination_id, round_id, deadline, %(columns)s)
            SELECT nomination.id, nomination.round_id,
                   CURRENT_DATE + 15 - nomination.id %% 30, %(values)s
              FROM emulation_nomination nomination
              JOIN emulation_nomination_step source ON source.id = %(source)s
             WHERE nomination.id != source.nomination_id
               AND nomination.state IN ('submitted', 'in_review')
            """,
            columns=SQL(", ").join(
                SQL.identifier(name) for name in columns if name != "deadline"
            ),
            values=SQL(", ").join(
                SQL.identifier("source", name) for name in columns if name != "deadline"
            ),
            source=step.id,
        )
    )
    env.cr.execute(
        "UPDATE emulation_round SET state = 'closed' WHERE id = ANY(%s)",
        [rounds.ids[2:]],
    )
    env.invalidate_all()


def grow_activities(env, campaign):
    """Activities of all units but one, over all years of the campaign."""
    env.cr.execute(
        """
        INSERT INTO emulation_campaign_activity (
            name, campaign_id, company_id, unit_id, kind_id, date, date_stop, year,
            quantity, reach)
        SELECT 'Activity ' || place, plan.campaign_id, plan.company_id, plan.unit_id,
               (SELECT min(id) FROM emulation_activity_kind), day, day,
               extract(year FROM day), 1, 20
          FROM generate_series(1, %(count)s) place
          JOIN (SELECT *, row_number() OVER (ORDER BY id) AS nth,
                       count(*) OVER () AS units
                  FROM emulation_plan WHERE campaign_id = %(campaign)s
                   AND year = extract(year FROM CURRENT_DATE)) plan
            ON plan.nth = 2 + place %% (plan.units - 1),
               LATERAL (SELECT make_date(
                    plan.year - (place / plan.units)::int %% %(years)s, 1, 1 + place %% 28) AS day) days
        """,
        {"count": ACTIVITIES, "campaign": campaign.id, "years": YEARS},
    )


def _columns(env, table, without):
    env.cr.execute(
        """
        SELECT column_name FROM information_schema.columns
         WHERE table_name = %s AND is_generated = 'NEVER'
           AND column_name != ALL(%s)
        """,
        [table, list(without)],
    )
    return [name for (name,) in env.cr.fetchall()]

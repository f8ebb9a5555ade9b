# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""A month of the activity calendar and the overview of units, in a full year.

Queries are counted, with a few activities and with all of them: held against the count
of the few, and the limit is that they are the same.
"""

from datetime import date

from odoo import Command

from .data import Workforce
from .figures import SIZE, show

FEW = 100
NAMES = ["name", "date", "date_stop", "unit_id", "kind_id", "quantity", "reach"]
COUNTERS = ["count_activity", "total_reach", "last_activity_on", "is_silent"]


def main(env):
    Workforce(env, 1000)
    year = date.today().year
    campaign = env["emulation.campaign"].create(
        {
            "name": "Bench",
            "date_start": f"{year}-01-01",
            "criterion_ids": [
                Command.create({"text": "Criterion", "nature": "criterion"})
            ],
        }
    )
    campaign.action_launch()
    officer = env["res.users"].create(
        {
            "name": "Officer",
            "login": "bench_officer",
            "group_ids": [Command.link(env.ref("hr_emulation.group_officer").id)],
        }
    )
    few = _measure(env, campaign, officer, FEW)
    all_of_them = _measure(env, campaign, officer, SIZE - FEW)
    show("activities_queries", SIZE, all_of_them, few, 1.0, unit="")


def _measure(env, campaign, officer, number):
    env.cr.execute(
        """
        INSERT INTO emulation_campaign_activity (
            name, campaign_id, company_id, unit_id, kind_id, date, date_stop, year,
            quantity, reach)
        SELECT 'Activity ' || place, plan.campaign_id, plan.company_id, plan.unit_id,
               (SELECT min(id) FROM emulation_activity_kind), day, day, plan.year, 1, 20
          FROM generate_series(0, %s) place
          JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS nth,
                       count(*) OVER () AS units
                  FROM emulation_plan WHERE campaign_id = %s) plan
            ON plan.nth = place %% plan.units,
               LATERAL (SELECT make_date(plan.year, 1 + place %% 12, 1 + place %% 28)
                            AS day) days
        """,
        [number - 1, campaign.id],
    )
    env.cr.commit()
    return [_count(env, campaign, officer) for _warm in range(2)][-1]


def _count(env, campaign, officer):
    env.invalidate_all()
    own = env(user=officer)
    year = campaign.year_ids.year
    before = env.cr.sql_log_count
    rows = own["emulation.campaign.activity"].search_read(
        [("date", "<=", f"{year}-01-31"), ("date_stop", ">=", f"{year}-01-01")], NAMES
    )
    assert rows
    plans = own["emulation.plan"].search([("campaign_id", "=", campaign.id)])
    plans.read(COUNTERS)
    return env.cr.sql_log_count - before

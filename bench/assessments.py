# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Score sheets: 2,000 opened, one line saved, a unit of 2,000 ranked."""

import statistics

from odoo import models

from ..models.campaign.assessment.emulation_assessment_line import (
    EmulationAssessmentLine,
)
from .data import Workforce
from .figures import RUNS, SIZE, show, timed
from .reference.assessments import RANKING

LINES = 24
OPEN_LIMIT = 3.0
RANK_LIMIT = 2.0
# Below 15 queries
QUERY_LIMIT = 14 / 15


def main(env):
    Workforce(env, SIZE)
    campaign = make_campaign(env)
    opening = env["emulation.assessment.opening"].create({"campaign_id": campaign.id})
    env["ir.config_parameter"].sudo().set_param(
        "hr_emulation.assessment_limit", 10 * SIZE
    )
    env.cr.commit()
    times = []
    for _run in range(RUNS):
        ours = timed(opening.action_open)
        env.cr.rollback()
        env.invalidate_all()
        times.append((ours, timed(lambda: plain_create(env, campaign))))
        env.cr.rollback()
        env.invalidate_all()
    ours, reference = (statistics.median(column) for column in zip(*times, strict=True))
    show("assessment_opening", SIZE, ours, reference, OPEN_LIMIT)
    opening.action_open()
    env.cr.commit()
    save_line(env, campaign)
    rank(env, campaign)


def make_campaign(env):
    campaign = env["emulation.campaign"].create(
        {"name": "Bench", "date_start": "2000-01-01", "company_id": env.company.id}
    )
    env["emulation.criterion"].create(
        [
            {
                "campaign_id": campaign.id,
                "code": str(number),
                "sequence": number,
                "text": f"Tiêu chí {number}",
                "nature": "criterion",
                "scoring": "points",
                "max_score": 5,
            }
            for number in range(LINES)
        ]
    )
    campaign.action_launch()
    return campaign


def plain_create(env, campaign):
    """The same rows by the ORM alone, a batch for the sheets and one for the lines."""
    revision = campaign._latest_revision()
    people = env["hr.employee"].search([("company_id", "=", env.company.id)])
    units = env["emulation.unit.member"]._unit_of(people, revision.date.date())
    sheets = env["emulation.assessment"].with_context(
        tracking_disable=True, mail_create_nolog=True
    )
    made = models.BaseModel.create(
        sheets,
        [
            {
                "campaign_id": campaign.id,
                "revision_id": revision.id,
                "employee_id": person.id,
                "unit_id": units[person.id].id,
            }
            for person in people
            if person.id in units
        ],
    )
    env.flush_all()
    models.BaseModel.create(
        env[EmulationAssessmentLine._name],
        [
            {
                "assessment_id": sheet.id,
                "company_id": env.company.id,
                "criterion_key": line["id"],
                "sequence": place,
            }
            for sheet in made
            for place, line in enumerate(revision.snapshot)
        ],
    )
    env.flush_all()


def save_line(env, campaign):
    """Queries of one saved answer, by the person himself."""
    sheet = env["emulation.assessment"].search(
        [("campaign_id", "=", campaign.id)], limit=1
    )
    user = env["res.users"].create(
        {
            "name": "Bench",
            "login": "bench_assessment",
            "group_ids": [(6, 0, env.ref("base.group_user").ids)],
        }
    )
    sheet.employee_id.user_id = user
    first, line = sheet.line_ids[:2].with_user(user)
    # Groups and rules are known to a server that has worked
    first.save_answer({"self_value": "3"}, 0)
    env.flush_all()
    env.invalidate_all()
    before = env.cr.sql_log_count
    line.save_answer({"self_value": "3"}, 0)
    env.flush_all()
    queries = env.cr.sql_log_count - before
    env.cr.rollback()
    show("assessment_line", SIZE, queries, 15, QUERY_LIMIT, "q")


def rank(env, campaign):
    """The ranking of one unit with everybody in it, against its SQL by hand."""
    sheets = env["emulation.assessment"].search([("campaign_id", "=", campaign.id)])
    unit = sheets[0].unit_id
    env.cr.execute(
        """UPDATE emulation_assessment
              SET state = 'closed', closed_on = now() AT TIME ZONE 'UTC',
                  unit_id = %s, final_total = id %% 97
            WHERE campaign_id = %s""",
        [unit.id, campaign.id],
    )
    env.cr.commit()
    env.invalidate_all()
    values = {"campaign": campaign.id, "unit": unit.id, "year": sheets[0].year}
    asked = (campaign.id, sheets[0].year, "unit_id", unit.id)

    def by_hand():
        env.cr.execute(RANKING, values)
        return env.cr.fetchall()

    ranking = sheets.browse().get_ranking
    same = [(row["rank"], row["id"]) for row in ranking(*asked)]
    if same != [(row[0], row[1]) for row in by_hand()]:
        raise AssertionError("the ranking is not what the reference says")
    times = [(timed(lambda: ranking(*asked)), timed(by_hand)) for _run in range(9)]
    ours, reference = (statistics.median(column) for column in zip(*times, strict=True))
    show("assessment_ranking", SIZE, ours, reference, RANK_LIMIT)

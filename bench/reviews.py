# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""The figures of a review of many units on four levels, counted and summed up.

The time is held against the same counts by hand; the queries against those of a quarter
of the units on the same levels, and the limit is that they are the same.
"""

from datetime import date

from odoo import Command

from .figures import SIZE, medians, show
from .reference.reviews import FIGURES, WHOLE

YEAR = date.today().year
LEVELS = ("province", "direct_upper", "grassroots", "team")
ACTIVITIES_A_UNIT = 40
AWARDS_A_UNIT = 10
TIME_LIMIT = 4.0
RUNS = 3


def main(env):
    campaign = make_campaign(env)
    few = make_reviews(env, campaign, SIZE // 4)
    many = make_reviews(env, campaign, SIZE)
    queries = [count_queries(env, reviews) for reviews in (few, many)]
    show("reviews_queries", SIZE, queries[1], queries[0], 1.0, "q")
    compare(env, many)


def make_campaign(env):
    campaign = env["emulation.campaign"].create(
        {
            "name": "Bench",
            "date_start": f"{YEAR}-01-01",
            "criterion_ids": [
                Command.create({"text": "Criterion", "nature": "criterion"})
            ],
            "task_ids": [Command.create({"text": f"Task {n}"}) for n in range(6)],
        }
    )
    campaign.action_launch()
    env["emulation.activity.kind"].create([{"name": f"Kind {n}"} for n in range(8)])
    return campaign


def make_units(env, number):
    """A tree of units on four levels, each unit with about ten below it."""
    units = env["hr.department"].create([{"name": f"Unit {n}"} for n in range(number)])
    levels = [env.ref(f"hr_emulation.level_{code}") for code in LEVELS]
    depths = [0] * number
    for place, unit in enumerate(units[1:], 1):
        upper = (place - 1) // 10
        unit.parent_id = units[upper]
        depths[place] = depths[upper] + 1
    for depth, level in enumerate(levels):
        own = [unit.id for unit, d in zip(units, depths, strict=True) if d == depth]
        units.browse(own).action_set_emulation_level(level.id)
    return units


def make_reviews(env, campaign, number):
    """A round of a tree of its own with what its units did."""
    units = make_units(env, number)
    outline = env["emulation.review.template"].create(
        {
            "name": "Bench",
            "section_ids": [Command.create({"name": f"Part {n}"}) for n in range(5)],
        }
    )
    review_round = env["emulation.review.round"].create(
        {
            "name": f"Bench {number}",
            "campaign_id": campaign.id,
            "date_from": f"{YEAR}-01-01",
            "date_to": date.today(),
            "template_id": outline.id,
            "department_ids": [Command.set(units.ids)],
            "deadline_ids": [
                Command.create({"level_id": level.id, "date": date.today()})
                for level in units.emulation_level_id
            ],
        }
    )
    review_round.action_open()
    env.flush_all()
    values = {"units": units.ids, "campaign": campaign.id, "today": date.today()}
    insert_activities(env, values)
    insert_registrations(env, values)
    insert_awards(env, values)
    env.cr.commit()
    env.cr._cnx.autocommit = True
    env.cr.execute("VACUUM ANALYZE")
    env.cr._cnx.autocommit = False
    return review_round.review_ids.browse(review_round.review_ids.ids)


def insert_activities(env, values):
    env.cr.execute(
        """
        INSERT INTO emulation_campaign_activity (
            name, campaign_id, company_id, unit_id, kind_id, task_id, date, date_stop,
            year, quantity, reach, cost)
        SELECT 'Activity', c.id, c.company_id, unit, kinds[1 + n %% 8],
               tasks[1 + n %% 6], %(today)s, %(today)s,
               extract(year FROM %(today)s::date), 1 + n %% 3, n, 1000 * n
          FROM emulation_campaign c, unnest(%(units)s) AS unit,
               generate_series(1, %(number)s) AS n,
               (SELECT array_agg(id) FROM emulation_activity_kind) AS k (kinds),
               (SELECT array_agg(id) FROM emulation_task
                 WHERE campaign_id = %(campaign)s) AS t (tasks)
         WHERE c.id = %(campaign)s
        """,
        {**values, "number": ACTIVITIES_A_UNIT},
    )


def insert_registrations(env, values):
    env.cr.execute(
        """
        INSERT INTO emulation_registration (
            campaign_id, company_id, year, subject_kind, department_id, unit_id,
            subject_name, state, sent_on, sent_by_id)
        SELECT c.id, c.company_id, extract(year FROM %(today)s::date), 'collective',
               unit, unit, 'Unit', 'approved', now(), %(user)s
          FROM emulation_campaign c, unnest(%(units)s) AS unit
         WHERE c.id = %(campaign)s
        """,
        {**values, "user": env.uid},
    )


def insert_awards(env, values):
    env.cr.execute(
        """
        INSERT INTO emulation_award (
            subject_kind, department_id, subject_name, unit_id, company_id,
            award_type_id, kind, level_id, commendation_type, issuer_name,
            decision_number, decision_date, year, state)
        SELECT 'collective', unit, 'Unit', unit, %(company)s, t.id, t.kind, t.level_id,
               'merit', 'Issuer', '1/QĐ', %(today)s, extract(year FROM %(today)s::date),
               'valid'
          FROM unnest(%(units)s) AS unit,
               (SELECT * FROM emulation_award_type ORDER BY id LIMIT %(number)s) AS t
        """,
        {**values, "company": env.company.id, "number": AWARDS_A_UNIT},
    )


def count_queries(env, reviews):
    env.invalidate_all()
    before = env.cr.sql_log_count
    reviews._freeze_figures()
    env.flush_all()
    queries = env.cr.sql_log_count - before
    env.cr.rollback()
    env.invalidate_all()
    return queries


def compare(env, reviews):
    """Consolidate all units at once, against the same by hand."""
    review_round = reviews.round_id
    values = {
        "round": review_round.id,
        "campaign": review_round.campaign_id.id,
        "company": env.company.id,
        "first": review_round.date_from,
        "last": review_round.date_to,
    }

    def ours():
        reviews._freeze_figures()
        env.flush_all()

    def by_hand():
        env.cr.execute(FIGURES, values)

    ours()
    by_hand()
    env.cr.execute(WHOLE)
    expected = {
        (review, code): float(total) for review, code, total in env.cr.fetchall()
    }
    found = {
        (figure.review_id.id, figure.code): figure.total
        for figure in reviews.figure_ids
        if not figure.dimension and figure.has_data
    }
    if {key: found.get(key) for key in expected} != expected:
        raise AssertionError("the figures are not what the reference says")
    env.cr.rollback()
    env.invalidate_all()
    show(
        "reviews",
        SIZE,
        *medians(_undone(env, ours), _undone(env, by_hand), RUNS),
        TIME_LIMIT,
    )


def _undone(env, function):
    """Return the function, taken back after each run."""

    def run():
        function()
        env.cr.rollback()
        env.invalidate_all()

    return run

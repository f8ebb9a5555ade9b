# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""The figures of a review by hand: counted, cut and summed up the tree in SQL."""

FIGURES = """
    CREATE TEMP TABLE bench_review_figure ON COMMIT DROP AS
    WITH RECURSIVE
    above AS (
        SELECT id AS review_id, department_id, id AS unit_review_id, parent_id
          FROM emulation_review WHERE round_id = %(round)s
        UNION ALL
        SELECT upper.id, above.department_id, above.unit_review_id, upper.parent_id
          FROM above JOIN emulation_review upper ON upper.id = above.parent_id
    ),
    done AS (
        SELECT unit_id, kind_id, task_id, count(*) AS activities,
               sum(quantity) AS quantity, sum(reach) AS reach, sum(cost) AS cost
          FROM emulation_campaign_activity
         WHERE campaign_id = %(campaign)s AND date BETWEEN %(first)s AND %(last)s
         GROUP BY unit_id, kind_id, task_id
    ),
    registered AS (
        SELECT unit_id, subject_kind, count(*) AS registrations
          FROM emulation_registration
         WHERE campaign_id = %(campaign)s AND state IN ('sent', 'approved')
         GROUP BY unit_id, subject_kind
    ),
    given AS (
        SELECT unit_id, award_type_id, level_id, subject_kind, count(*) AS awards
          FROM emulation_award
         WHERE company_id = %(company)s AND state <> 'revoked'
           AND decision_date BETWEEN %(first)s AND %(last)s
         GROUP BY unit_id, award_type_id, level_id, subject_kind
    ),
    counted AS (
        SELECT unit_id, code, dimension, value, number FROM done, LATERAL (VALUES
            ('activities', NULL, NULL, activities),
            ('activities', 'kind_id', kind_id, activities),
            ('activities', 'task_id', task_id, activities),
            ('quantity', NULL, NULL, quantity), ('quantity', 'kind_id', kind_id, quantity),
            ('reach', NULL, NULL, reach), ('reach', 'kind_id', kind_id, reach),
            ('reach', 'task_id', task_id, reach), ('activity_cost', NULL, NULL, cost)
        ) AS cut (code, dimension, value, number)
        UNION ALL
        SELECT unit_id, code, dimension, NULL, registrations FROM registered, LATERAL (
            VALUES ('registrations', NULL), ('registrations', subject_kind)
        ) AS cut (code, dimension)
        UNION ALL
        SELECT unit_id, code, dimension, value, awards FROM given, LATERAL (VALUES
            ('awards', NULL, NULL), ('awards', 'award_type_id', award_type_id),
            ('awards', 'level_id', level_id), ('awards', subject_kind, NULL)
        ) AS cut (code, dimension, value)
    )
    SELECT above.review_id, code, dimension, value, sum(number) AS total,
           sum(number) FILTER (WHERE above.review_id = unit_review_id) AS own
      FROM counted JOIN above ON above.department_id = counted.unit_id
     GROUP BY above.review_id, code, dimension, value
"""

WHOLE = """
    SELECT review_id, code, total FROM bench_review_figure WHERE dimension IS NULL
"""

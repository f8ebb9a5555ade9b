# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Document 000's individual standard for everybody, written by hand for it alone.

Stores the rows the product stores, into the same table. It is not changed
together with the product.
"""

SCREENING = """
INSERT INTO emulation_screening_line (
    screening_id, company_id, subject_kind, employee_id, unit_id, subject_name,
    result, fail_count, unknown_count, warn_count, evidence)
WITH scope AS MATERIALIZED (
    SELECT member.employee_id, member.unit_id, employee.name
      FROM emulation_unit_member member
      JOIN hr_employee employee ON employee.id = member.employee_id
     WHERE employee.active AND NOT member.is_ad_hoc
       AND member.is_concurrent IS NOT TRUE AND member.company_id = %(company)s
       AND member.date_from <= %(date)s
       AND (member.date_to IS NULL OR member.date_to >= %(date)s)
), rated AS (
    SELECT employee_id,
           count(*) FILTER (WHERE system = 'professional') AS own_rated,
           count(*) FILTER (WHERE system = 'professional' AND level <> 'excellent')
               AS own_low,
           count(*) FILTER (WHERE system = 'union') AS union_rated,
           count(*) FILTER (WHERE system = 'union' AND level <> 'excellent')
               AS union_low,
           jsonb_object_agg(year || CASE period WHEN 'h1' THEN '-h1' ELSE '' END, level)
               FILTER (WHERE system = 'professional') AS own_levels,
           jsonb_object_agg(year || CASE period WHEN 'h1' THEN '-h1' ELSE '' END, level)
               FILTER (WHERE system = 'union') AS union_levels
      FROM emulation_rating
     WHERE employee_id IS NOT NULL
       AND ((period = 'year' AND year BETWEEN 2017 AND 2021)
            OR (period = 'h1' AND year = 2022))
     GROUP BY employee_id
), awarded AS (
    SELECT employee_id,
           jsonb_agg(jsonb_build_array(year, award_type_id, decision_number,
                                       decision_date, commendation_type)) AS awards
      FROM emulation_award
     WHERE state = 'valid' AND year BETWEEN 2017 AND 2022
       AND (decision_date IS NULL OR decision_date <= %(date)s)
       AND award_type_id = ANY(%(types)s)
     GROUP BY employee_id
), thought AS (
    SELECT author.employee_id,
           count(*) FILTER (WHERE author.is_recognised
               AND initiative.recognition_date <= %(date)s) AS recognised,
           jsonb_agg(jsonb_build_array(
               initiative.year, initiative.title, initiative.scope,
               author.is_recognised AND initiative.recognition_date <= %(date)s))
               AS initiatives
      FROM emulation_initiative_author author
      JOIN emulation_initiative initiative ON initiative.id = author.initiative_id
     WHERE author.year BETWEEN 2017 AND 2022
     GROUP BY author.employee_id
), blamed AS (
    SELECT employee_id,
           bool_or(state = 'under_consideration') AS considered,
           jsonb_agg(jsonb_build_array(state, form, date_from, date_to,
                                       decision_number)) AS rows
      FROM emulation_discipline
     WHERE date_from <= %(date)s
       AND (state = 'under_consideration'
            OR (state = 'in_force' AND date_from <= %(period_to)s
                AND COALESCE(date_to, 'infinity') >= %(period_from)s))
     GROUP BY employee_id
), answered AS (
    SELECT scope.*, own_levels, union_levels, awards, initiatives, blamed.rows,
           considered, thought.recognised,
           CASE WHEN own_rated = 6 AND own_low = 0 THEN 'pass'
                WHEN own_low > 0 THEN 'fail' ELSE 'unknown' END AS own,
           CASE WHEN union_rated = 6 AND union_low = 0 THEN 'pass'
                WHEN union_low > 0 THEN 'fail' ELSE 'unknown' END AS member,
           CASE WHEN awards IS NULL THEN 'fail' ELSE 'pass' END AS award,
           CASE WHEN recognised >= 1 THEN 'pass' ELSE 'fail' END AS initiative,
           CASE WHEN blamed.rows IS NULL THEN 'pass' ELSE 'fail' END AS blame
      FROM scope
      LEFT JOIN rated USING (employee_id)
      LEFT JOIN awarded USING (employee_id)
      LEFT JOIN thought USING (employee_id)
      LEFT JOIN blamed USING (employee_id)
)
SELECT %(screening)s, %(company)s, 'individual', employee_id, unit_id, name,
       CASE WHEN 'fail' IN (own, member, award, initiative, blame) THEN 'fail'
            WHEN 'unknown' IN (own, member) THEN 'unknown' ELSE 'pass' END,
       (own = 'fail')::int + (member = 'fail')::int + (award = 'fail')::int
           + (initiative = 'fail')::int + (blame = 'fail')::int,
       (own = 'unknown')::int + (member = 'unknown')::int,
       0,
       jsonb_build_object(
           %(own)s, jsonb_build_array(own, CASE own
               WHEN 'pass' THEN 'rating.met' WHEN 'fail' THEN 'rating.low'
               ELSE 'rating.missing' END,
               jsonb_build_object('levels', own_levels, 'torn', NULL)),
           %(member)s, jsonb_build_array(member, CASE member
               WHEN 'pass' THEN 'rating.met' WHEN 'fail' THEN 'rating.low'
               ELSE 'rating.missing' END,
               jsonb_build_object('levels', union_levels, 'torn', NULL)),
           %(award)s, jsonb_build_array(award, CASE award
               WHEN 'pass' THEN 'award.met' ELSE 'award.none' END,
               jsonb_build_object('awards', awards)),
           %(initiative)s, jsonb_build_array(initiative, CASE
               WHEN recognised >= 1 THEN 'initiative.met'
               WHEN recognised = 0 THEN 'initiative.unfit'
               ELSE 'initiative.none' END,
               jsonb_build_object('initiatives', initiatives)),
           %(acclaim)s, jsonb_build_array('unknown', 'acclaim.missing',
               jsonb_build_object('for', 0, 'total', NULL, 'date', NULL)),
           %(blame)s, jsonb_build_array(blame, CASE
               WHEN blame = 'pass' THEN 'discipline.none'
               WHEN considered THEN 'discipline.under_consideration'
               ELSE 'discipline.in_force' END,
               jsonb_build_object('rows', rows)))
  FROM answered
 ORDER BY employee_id
"""

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The desk of an officer, each question written by hand; not changed with the product.

The officer of the benchmark leads nothing and sits in no council.
"""

NOMINATION = (
    "SELECT count(*) FROM emulation_nomination n WHERE n.company_id = %(company)s"
)
PERSON = (
    "SELECT count(*) FROM hr_employee e WHERE e.active AND e.company_id = %(company)s"
)
PLAN = """
    SELECT count(*) FROM emulation_plan p
      JOIN emulation_campaign c ON c.id = p.campaign_id AND c.state = 'launched'
      JOIN emulation_campaign_year y ON y.id = p.year_id
     WHERE p.company_id = %(company)s
       AND p.year = extract(year FROM CURRENT_DATE)
"""
QUESTIONS = {
    "waiting": """
        SELECT count(*) FROM emulation_nomination_step s
          JOIN emulation_nomination n ON n.id = s.nomination_id
         WHERE s.state = 'current' AND s.kind != 'posting' AND s.acting_role IS NULL
           AND s.company_id = %(company)s AND s.responsible = 'group'
           AND s.group_id IN (SELECT gid FROM res_groups_users_rel WHERE uid = %(user)s)
           AND n.state IN ('submitted', 'in_review', 'passed')
           AND n.submitted_by_id != %(user)s
    """,
    "waiting_late": """
        SELECT count(*) FROM emulation_nomination_step s
          JOIN emulation_nomination n ON n.id = s.nomination_id
         WHERE s.state = 'current' AND s.kind != 'posting' AND s.acting_role IS NULL
           AND s.company_id = %(company)s AND s.responsible = 'group'
           AND s.group_id IN (SELECT gid FROM res_groups_users_rel WHERE uid = %(user)s)
           AND n.state IN ('submitted', 'in_review', 'passed')
           AND n.submitted_by_id != %(user)s AND s.deadline < CURRENT_DATE
    """,
    "review": f"{NOMINATION} AND n.state IN ('submitted', 'in_review')",
    "decide": f"""{NOMINATION} AND n.state = 'passed'
           AND NOT EXISTS (SELECT FROM emulation_decision_line l
                            WHERE l.nomination_id = n.id)
           AND EXISTS (SELECT FROM emulation_round_category c
                        WHERE c.id = n.category_id AND c.is_outside IS NOT TRUE)""",
    "outside": f"{NOMINATION} AND n.state = 'forwarded'",
    "late_steps": f"""{NOMINATION} AND n.state IN ('submitted', 'in_review', 'passed')
           AND EXISTS (SELECT FROM emulation_nomination_step s
                        WHERE s.nomination_id = n.id AND s.state = 'current'
                          AND s.deadline < CURRENT_DATE)""",
    "late_rounds": """
        SELECT count(*) FROM emulation_round
         WHERE company_id = %(company)s AND state = 'open' AND is_template IS NOT TRUE
           AND date_close < CURRENT_DATE""",
    "late_registrations": f"""{PLAN}
       AND y.registration_deadline < CURRENT_DATE
       AND (NOT EXISTS (SELECT FROM emulation_registration r
                         WHERE r.campaign_id = p.campaign_id AND r.year = p.year
                           AND r.department_id = p.unit_id)
         OR (SELECT count(DISTINCT m.employee_id) FROM emulation_unit_member m
              JOIN hr_employee e ON e.id = m.employee_id AND e.active
             WHERE m.unit_id = p.unit_id AND m.date_from <= CURRENT_DATE
               AND (m.date_to IS NULL OR m.date_to >= CURRENT_DATE))
           > (SELECT count(*) FROM emulation_registration r
               WHERE r.campaign_id = p.campaign_id AND r.year = p.year
                 AND r.unit_id = p.unit_id AND r.state != 'draft'))""",
    "late_tasks": f"""{PLAN}
       AND EXISTS (SELECT FROM emulation_plan_line l
                    WHERE l.plan_id = p.id AND l.is_done IS NOT TRUE
                      AND l.date < CURRENT_DATE)""",
    "silent": f"""{PLAN}
       AND p.unit_id NOT IN (
            SELECT a.unit_id FROM emulation_campaign_activity a
             WHERE a.campaign_id = p.campaign_id AND a.year = p.year
               AND a.date <= CURRENT_DATE)""",
    "late_findings": """
        SELECT count(*) FROM emulation_inspection_finding
         WHERE company_id = %(company)s AND state IN ('noted', 'open')
           AND deadline < CURRENT_DATE""",
    "unrated": f"""{PERSON} AND e.id NOT IN (
            SELECT employee_id FROM emulation_rating
             WHERE year = extract(year FROM CURRENT_DATE) - 1
               AND employee_id IS NOT NULL)""",
    "uncoded": f"{PERSON} AND e.emulation_code IS NULL",
    "unplaced": f"""{PERSON} AND e.id NOT IN (
            SELECT employee_id FROM emulation_unit_member
             WHERE unit_id IS NOT NULL AND date_from <= CURRENT_DATE
               AND (date_to IS NULL OR date_to >= CURRENT_DATE))""",
    "headless": """
        SELECT count(*) FROM hr_department d
         WHERE d.emulation_level_id IS NOT NULL AND d.active
           AND d.company_id = %(company)s
           AND NOT EXISTS (SELECT FROM emulation_unit_member m
                            WHERE m.department_id = d.id AND m.role = 'head'
                              AND m.date_from <= CURRENT_DATE
                              AND (m.date_to IS NULL OR m.date_to >= CURRENT_DATE))""",
    "open_rounds": """
        SELECT count(*) FROM emulation_round
         WHERE company_id = %(company)s AND state = 'open'
           AND is_template IS NOT TRUE""",
}
ROUNDS = """
    SELECT r.id, CASE WHEN n.state IN ('submitted', 'returned') THEN 'proposed'
                      WHEN n.state IN ('in_review', 'suspended') THEN 'in_review'
                      WHEN n.state IN ('failed', 'withdrawn', 'revoked') THEN 'failed'
                      ELSE n.state END, count(*)
      FROM emulation_nomination n JOIN emulation_round r ON r.id = n.round_id
     WHERE n.company_id = %(company)s AND r.state IN ('open', 'deliberation')
       AND r.is_template IS NOT TRUE AND n.state != 'draft'
     GROUP BY 1, 2
"""


def ask(cr, company_id, user_id):
    """Answer the questions, each by its own statement.

    :return: ``{name of the figure: number}`` without zeros
    """
    parameters = {"company": company_id, "user": user_id}
    found = {}
    for name, query in QUESTIONS.items():
        cr.execute(query, parameters)
        [found[name]] = cr.fetchone()
    cr.execute(ROUNDS, parameters)
    for round_id, counter, count in cr.fetchall():
        found[f"{counter}_{round_id}"] = count
    return {name: count for name, count in found.items() if count}

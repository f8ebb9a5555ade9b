# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.tools import SQL

from ..core.days import vietnam_today

SEXES = [("male", "Male"), ("female", "Female"), ("other", "Other")]
# Years of a person in the ids of the lines
SPAN = 10_000


class EmulationEquity(models.Model):
    """Who is nominated and awarded, against who is there: one line a person and year.

    People are those of the unit they last belonged to in the year; leaders led a
    unit in it. Only nominations that were submitted and awards in force count.
    Source: Law 06/2022/QH15, article 5 (priority to direct workers, equality of the
    sexes).
    """

    _name = "emulation.equity"
    _description = "Nominations and Awards by Person and Year"
    _auto = False
    _order = "year desc, unit_id, person_id"
    _rec_name = "person_id"
    _depends = {
        "emulation.award": ["employee_id", "state", "year"],
        "emulation.nomination": ["employee_id", "round_id", "submitted_on", "year"],
        "emulation.unit.member": [
            "company_id",
            "date_from",
            "date_to",
            "employee_id",
            "is_ad_hoc",
            "is_concurrent",
            "role",
            "unit_id",
        ],
        "hr.department": ["emulation_level_id"],
        "hr.employee": ["current_version_id"],
        "hr.version": ["sex"],
    }

    year = fields.Integer(readonly=True, aggregator=None)
    person_id = fields.Many2one("hr.employee.public", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    unit_id = fields.Many2one("hr.department", readonly=True)
    level_id = fields.Many2one("emulation.level", readonly=True)
    sex = fields.Selection(SEXES, readonly=True)
    position = fields.Selection(
        [("leader", "Leader"), ("worker", "Direct worker")],
        string="Leader or Direct Worker",
        readonly=True,
    )
    headcount = fields.Integer(string="People", readonly=True)
    nominated = fields.Integer(string="People Nominated", readonly=True)
    awarded = fields.Integer(string="People Awarded", readonly=True)
    nomination_count = fields.Integer(string="Nominations", readonly=True)
    award_count = fields.Integer(string="Awards", readonly=True)
    nominated_share = fields.Float(
        string="Nominated (%)", readonly=True, aggregator="avg", digits=(5, 1)
    )
    awarded_share = fields.Float(
        string="Awarded (%)", readonly=True, aggregator="avg", digits=(5, 1)
    )

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT person.employee_id::bigint * %(span)s + person.year AS id,
                   person.year,
                   person.employee_id AS person_id,
                   person.company_id,
                   person.unit_id,
                   unit.emulation_level_id AS level_id,
                   version.sex,
                   CASE WHEN EXISTS (
                       SELECT FROM emulation_unit_member lead
                        WHERE lead.employee_id = person.employee_id
                          AND lead.role IN ('head', 'deputy')
                          AND lead.date_from <= make_date(person.year, 12, 31)
                          AND COALESCE(lead.date_to, 'infinity')
                              >= make_date(person.year, 1, 1)
                   ) THEN 'leader' ELSE 'worker' END AS position,
                   1 AS headcount,
                   (nomination.count > 0)::int AS nominated,
                   (award.count > 0)::int AS awarded,
                   COALESCE(nomination.count, 0)::int AS nomination_count,
                   COALESCE(award.count, 0)::int AS award_count,
                   CASE WHEN nomination.count > 0 THEN 100.0 ELSE 0 END
                       AS nominated_share,
                   CASE WHEN award.count > 0 THEN 100.0 ELSE 0 END AS awarded_share
              FROM (
                SELECT DISTINCT ON (member.employee_id, year)
                       member.employee_id, year, member.unit_id, member.company_id
                  FROM emulation_unit_member member
                  JOIN generate_series(
                        LEAST((SELECT min(year) FROM emulation_nomination),
                              (SELECT min(year) FROM emulation_award),
                              %(year)s),
                        %(year)s) AS year
                    ON member.date_from <= make_date(year, 12, 31)
                   AND COALESCE(member.date_to, 'infinity') >= make_date(year, 1, 1)
                 WHERE member.is_ad_hoc IS NOT TRUE
                   AND member.is_concurrent IS NOT TRUE
                 ORDER BY member.employee_id, year, member.date_from DESC
              ) person
              JOIN hr_employee employee ON employee.id = person.employee_id
              LEFT JOIN hr_version version ON version.id = employee.current_version_id
              LEFT JOIN hr_department unit ON unit.id = person.unit_id
              LEFT JOIN (
                SELECT employee_id, year, count(*) FROM emulation_nomination
                 WHERE submitted_on IS NOT NULL GROUP BY employee_id, year
              ) nomination ON nomination.employee_id = person.employee_id
                          AND nomination.year = person.year
              LEFT JOIN (
                SELECT employee_id, year, count(*) FROM emulation_award
                 WHERE state = 'valid' GROUP BY employee_id, year
              ) award ON award.employee_id = person.employee_id
                     AND award.year = person.year
            """,
            span=SPAN,
            year=vietnam_today().year,
        )

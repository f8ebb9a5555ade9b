# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..core.days import vietnam_today
from ..profile.emulation_subject_mixin import SUBJECT_KINDS
from .emulation_equity import SEXES


class EmulationEquitySubject(models.Model):
    """People and units of today, and how long nobody has put them forward.

    Who was never nominated counts from the year in which he came.
    """

    _name = "emulation.equity.subject"
    _description = "Years without a Nomination"
    _auto = False
    _order = "years_without desc, unit_id, id"
    _rec_name = "name"
    _depends = {
        "emulation.award": ["department_id", "employee_id", "state", "year"],
        "emulation.nomination": [
            "department_id",
            "employee_id",
            "submitted_on",
            "year",
        ],
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
        "hr.department": ["active", "company_id", "emulation_level_id", "name"],
        "hr.employee": ["active", "current_version_id", "name"],
        "hr.version": ["sex"],
    }

    name = fields.Char(readonly=True)
    subject_kind = fields.Selection(SUBJECT_KINDS, readonly=True)
    person_id = fields.Many2one("hr.employee.public", readonly=True)
    department_id = fields.Many2one("hr.department", string="Collective", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    unit_id = fields.Many2one("hr.department", readonly=True)
    sex = fields.Selection(SEXES, readonly=True)
    is_leader = fields.Boolean(string="Leader", readonly=True)
    # Years as words: a year that is missing is empty, not nought
    nominated_year = fields.Char(string="Last Nominated", readonly=True)
    awarded_year = fields.Char(string="Last Awarded", readonly=True)
    years_without = fields.Integer(
        string="Years without a Nomination", readonly=True, aggregator=None
    )

    @property
    def _table_query(self):
        today = vietnam_today()
        return SQL(
            """
            SELECT subject.id, subject.name, subject.subject_kind, subject.person_id,
                   subject.department_id, subject.company_id, subject.unit_id,
                   subject.sex, subject.is_leader,
                   subject.nominated_year::text AS nominated_year,
                   subject.awarded_year::text AS awarded_year,
                   %(year)s - COALESCE(subject.nominated_year, subject.since - 1)
                       AS years_without
              FROM (
                SELECT employee.id::bigint * 2 AS id, employee.name,
                       'individual' AS subject_kind, employee.id AS person_id,
                       NULL::integer AS department_id, member.company_id,
                       member.unit_id, version.sex,
                       member.role <> 'member' AS is_leader,
                       nomination.year AS nominated_year,
                       award.year AS awarded_year, came.year AS since
                  FROM emulation_unit_member member
                  JOIN hr_employee employee ON employee.id = member.employee_id
                  LEFT JOIN hr_version version
                    ON version.id = employee.current_version_id
                  LEFT JOIN (
                    SELECT employee_id,
                           extract(year FROM min(date_from))::integer AS year
                      FROM emulation_unit_member GROUP BY employee_id
                  ) came ON came.employee_id = employee.id
                  LEFT JOIN (
                    SELECT employee_id, max(year) AS year FROM emulation_nomination
                     WHERE submitted_on IS NOT NULL GROUP BY employee_id
                  ) nomination ON nomination.employee_id = employee.id
                  LEFT JOIN (
                    SELECT employee_id, max(year) AS year FROM emulation_award
                     WHERE state = 'valid' GROUP BY employee_id
                  ) award ON award.employee_id = employee.id
                 WHERE employee.active AND member.is_ad_hoc IS NOT TRUE
                   AND member.is_concurrent IS NOT TRUE
                   AND member.date_from <= %(today)s
                   AND COALESCE(member.date_to, 'infinity') >= %(today)s
                UNION ALL
                SELECT unit.id::bigint * 2 + 1,
                       COALESCE(unit.name->>%(lang)s, unit.name->>'en_US'),
                       'collective', NULL, unit.id, unit.company_id, unit.id,
                       NULL, NULL, nomination.year, award.year, came.year
                  FROM hr_department unit
                  LEFT JOIN (
                    SELECT unit_id, extract(year FROM min(date_from))::integer AS year
                      FROM emulation_unit_member GROUP BY unit_id
                  ) came ON came.unit_id = unit.id
                  LEFT JOIN (
                    SELECT department_id, max(year) AS year FROM emulation_nomination
                     WHERE submitted_on IS NOT NULL GROUP BY department_id
                  ) nomination ON nomination.department_id = unit.id
                  LEFT JOIN (
                    SELECT department_id, max(year) AS year FROM emulation_award
                     WHERE state = 'valid' GROUP BY department_id
                  ) award ON award.department_id = unit.id
                 WHERE unit.active AND unit.emulation_level_id IS NOT NULL
              ) subject
            """,
            year=today.year,
            today=today,
            lang=self.env.lang or "en_US",
        )

    def action_open_screening(self):
        """Open what screenings of open rounds say of these people and units.

        :return: window action
        :raise UserError: when none of them was screened
        """
        self.check_access("read")
        domain = [
            ("screening_id.category_id.round_id.state", "=", "open"),
            "|",
            ("employee_id", "in", self.person_id.ids),
            ("department_id", "in", self.department_id.ids),
        ]
        if not self.env["emulation.screening.line"].search_count(domain, limit=1):
            raise UserError(
                self.env._(
                    "No screening of an open round tells of them yet: screen the "
                    "conditions of a category first."
                )
            )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_screening_line_action"
        )
        return {**action, "domain": domain, "context": {}}

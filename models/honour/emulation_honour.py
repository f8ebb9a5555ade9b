# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.tools import SQL

from ..profile.emulation_award import COMMENDATION_TYPES


class EmulationHonour(models.Model):
    """The honour roll (bảng vàng): what all employees see of awards and honours.

    Only what is decided, valid and released, and of people who have not asked to be
    left out. Nobody gets a right on the register by it.
    """

    _name = "emulation.honour"
    _description = "Honour Roll"
    _auto = False
    _order = "year desc, decision_date desc, id desc"
    _rec_name = "subject_name"
    _depends = {
        "emulation.award": [
            "award_type_id",
            "citation",
            "commendation_type",
            "company_id",
            "decision_date",
            "decision_number",
            "department_id",
            "employee_id",
            "issuer_name",
            "level_id",
            "released_on",
            "state",
            "subject_kind",
            "subject_name",
            "unit_id",
            "year",
        ],
        "emulation.assessment": [
            "campaign_id",
            "company_id",
            "department_id",
            "employee_id",
            "honour_text",
            "is_honoured",
            "released_on",
            "subject_kind",
            "subject_name",
            "unit_id",
            "year",
        ],
        "hr.employee": ["emulation_honour_hidden"],
    }

    kind = fields.Selection(
        [("award", "Award"), ("honour", "Honoured without an award")], readonly=True
    )
    company_id = fields.Many2one("res.company", readonly=True)
    subject_kind = fields.Selection(
        [
            ("individual", "Individual"),
            ("collective", "Collective"),
            ("external", "Outside person or organisation"),
        ],
        readonly=True,
    )
    subject_name = fields.Char(string="Name", readonly=True)
    # Two readings of one column: HR's, and that of everybody
    employee_id = fields.Many2one(
        "hr.employee", readonly=True, groups="hr.group_hr_user"
    )
    person_id = fields.Many2one("hr.employee.public", readonly=True)
    unit_id = fields.Many2one("hr.department", readonly=True)
    award_type_id = fields.Many2one(
        "emulation.award.type", string="Award", readonly=True
    )
    commendation_type = fields.Selection(COMMENDATION_TYPES, readonly=True)
    level_id = fields.Many2one("emulation.level", readonly=True)
    campaign_id = fields.Many2one("emulation.campaign", readonly=True)
    issuer_name = fields.Char(string="Awarding Body", readonly=True)
    decision_number = fields.Char(readonly=True)
    decision_date = fields.Date(readonly=True)
    year = fields.Integer(readonly=True, aggregator=None)
    citation = fields.Char(string="Achievement", readonly=True)
    title = fields.Char(compute="_compute_title", string="Honoured With")

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT award.id::bigint * 2 AS id, 'award' AS kind, award.company_id,
                   award.subject_kind, award.subject_name, award.employee_id,
                   award.employee_id AS person_id, award.unit_id,
                   award.award_type_id, award.commendation_type, award.level_id,
                   NULL::integer AS campaign_id, award.issuer_name,
                   award.decision_number, award.decision_date, award.year,
                   award.citation
              FROM emulation_award award
              LEFT JOIN hr_employee person ON person.id = award.employee_id
             WHERE award.state = 'valid' AND award.released_on IS NOT NULL
               AND person.emulation_honour_hidden IS NOT TRUE
            UNION ALL
            SELECT sheet.id::bigint * 2 + 1, 'honour', sheet.company_id,
                   sheet.subject_kind, sheet.subject_name, sheet.employee_id,
                   sheet.employee_id, sheet.unit_id,
                   NULL, NULL, NULL,
                   sheet.campaign_id, NULL,
                   NULL, NULL, sheet.year,
                   sheet.honour_text
              FROM emulation_assessment sheet
              LEFT JOIN hr_employee person ON person.id = sheet.employee_id
             WHERE sheet.is_honoured AND sheet.released_on IS NOT NULL
               AND person.emulation_honour_hidden IS NOT TRUE
            """
        )

    @api.depends("award_type_id")
    @api.depends_context("lang")
    def _compute_title(self):
        honoured = dict(self._fields["kind"]._description_selection(self.env))["honour"]
        for honour in self:
            honour.title = honour.award_type_id.name or honoured

    @api.depends("title", "year")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for honour in self:
            honour.display_name = f"{honour.title}, {honour.year}"

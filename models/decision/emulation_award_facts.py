# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..core.days import vietnam_today
from ..profile.emulation_unit_member import LEADING_ROLES


class EmulationAward(models.Model):
    """What figures about awards are told by: person, cluster, money.

    As of the nomination when there is one, else as of the day of the decision.
    """

    _name = "emulation.award"
    _inherit = ["emulation.award", "emulation.fact.mixin"]

    subject_sex = fields.Selection(
        [("male", "Male"), ("female", "Female"), ("other", "Other")],
        string="Sex",
        compute="_compute_person",
        store=True,
        precompute=True,
        groups="hr_emulation.group_unit_officer,hr_emulation.group_auditor",
    )
    is_leader = fields.Boolean(
        string="Leader",
        compute="_compute_person",
        store=True,
        precompute=True,
        help="Led a unit; the others are direct workers.",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    amount = fields.Monetary(
        string="Award Money", related="decision_line_id.amount", store=True
    )

    @api.depends("nomination_id", "employee_id", "decision_date")
    def _compute_person(self):
        # Sex is the HR office's; the figures tell how many, the record rules of whom
        awards_sudo = self.sudo()
        old = awards_sudo.filtered(lambda a: not a.nomination_id)
        led = awards_sudo.env["emulation.unit.member"].search_fetch(
            [
                ("employee_id", "in", old.employee_id.ids),
                ("role", "in", LEADING_ROLES),
            ],
            ["employee_id", "date_from", "date_to"],
        )
        led = led.grouped("employee_id")
        for award in awards_sudo:
            nomination, employee = award.nomination_id, award.employee_id
            day = award.decision_date or vietnam_today()
            award.subject_sex = nomination.snapshot_sex or employee.sex
            award.is_leader = nomination.snapshot_is_leader or any(
                member.date_from <= day <= (member.date_to or day)
                for member in led.get(employee, ())
            )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationCouncil(models.Model):
    """Council of emulation and commendation, or of initiatives, by its decision."""

    _name = "emulation.council"
    _description = "Council"
    _inherit = ["emulation.cited.mixin"]
    _order = "sequence, name, id"
    _check_company_auto = True

    name = fields.Char(required=True)
    official_name = fields.Char(
        required=True, help="As printed on minutes, in Vietnamese."
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    body_id = fields.Many2one(
        "emulation.body",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        help="The body that the council advises.",
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        index=True,
        ondelete="restrict",
    )
    decision_number = fields.Char(string="Established by Decision", required=True)
    decision_date = fields.Date(required=True)
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="To", help="Last day; empty while it goes on.")
    vote_rule_id = fields.Many2one(
        "emulation.vote.rule",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        help="How it votes when neither the route nor the award says so.",
    )
    member_ids = fields.One2many("emulation.council.member", "council_id", copy=True)
    current_member_count = fields.Integer(
        string="Members Today", compute="_compute_current_member_count"
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "The term ends before it begins."
    )

    @api.depends("member_ids.date_from", "member_ids.date_to")
    def _compute_current_member_count(self):
        for council in self:
            council.current_member_count = len(
                council.member_ids.filtered("is_current")
            )

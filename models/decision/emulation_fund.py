# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..core.days import vietnam_today


class EmulationFund(models.Model):
    """Emulation and commendation fund of a body for one year (quỹ thi đua, khen thưởng).

    Its balance is the sum of its moves, which are never changed.
    """

    _name = "emulation.fund"
    _description = "Emulation Fund"
    _order = "year desc, body_id, id"
    _check_company_auto = True

    body_id = fields.Many2one(
        "emulation.body",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=[("is_inside", "=", True)],
    )
    year = fields.Integer(
        required=True,
        aggregator=None,
        default=lambda self: vietnam_today().year,
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.company,
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    move_ids = fields.One2many("emulation.fund.move", "fund_id")
    income = fields.Monetary(compute="_compute_balance", string="Came In")
    expense = fields.Monetary(compute="_compute_balance", string="Went Out")
    balance = fields.Monetary(compute="_compute_balance")
    note = fields.Text()

    _one_a_year = models.Constraint(
        "UNIQUE(body_id, year)", "This body already has a fund for this year."
    )

    @api.depends("body_id", "year")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for fund in self:
            fund.display_name = self.env._(
                "Fund %(year)s – %(body)s",
                year=fund.year,
                body=fund.body_id.sudo().name or "…",
            )

    @api.depends("move_ids.signed_amount")
    def _compute_balance(self):
        rows = self.env["emulation.fund.move"]._read_group(
            [("fund_id", "in", self.ids)],
            ["fund_id", "is_income"],
            ["signed_amount:sum"],
        )
        sums = {(fund.id, is_income): amount for fund, is_income, amount in rows}
        for fund in self:
            fund.income = sums.get((fund._origin.id, True), 0)
            fund.expense = -sums.get((fund._origin.id, False), 0)
            fund.balance = fund.income - fund.expense

    def write(self, vals):
        if {"body_id", "year", "company_id"} & set(vals) and self.sudo().move_ids:
            raise UserError(
                self.env._(
                    "%(names)s: body and year stay as they are once money has moved.",
                    names=", ".join(self.mapped("display_name")),
                )
            )
        return super().write(vals)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date


class EmulationBaseSalary(models.Model):
    """Base salary (mức lương cơ sở) from a day on, as a decree sets it.

    Award money is a multiple of the one in force on the date of the decision. A line
    counts once an administrator has confirmed it against the decree.
    """

    _name = "emulation.base.salary"
    _description = "Base Salary"
    _order = "valid_from desc"
    _rec_name = "amount"

    amount = fields.Integer(
        string="Đồng a Month", required=True, aggregator=None, help="In whole đồng."
    )
    valid_from = fields.Date(string="In Force From", required=True)
    legal_instrument_id = fields.Many2one(
        "emulation.legal.instrument", index="btree_not_null", ondelete="restrict"
    )
    note = fields.Text()
    state = fields.Selection(
        [("draft", "To be confirmed"), ("confirmed", "Confirmed")],
        string="Status",
        required=True,
        default="draft",
        copy=False,
        help="Only what is confirmed is used.",
    )

    _amount_positive = models.Constraint(
        "CHECK(amount > 0)", "A base salary is more than zero."
    )
    _day_unique = models.Constraint(
        "UNIQUE(valid_from)", "There is already a base salary from this day on."
    )

    @api.depends("amount", "valid_from")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for salary in self:
            salary.display_name = self.env._(
                "%(amount)s đồng from %(day)s",
                amount=self._format(salary.amount),
                day=format_date(self.env, salary.valid_from) or "…",
            )

    @api.model
    def _format(self, amount):
        """Return whole đồng with the separators of the user's language."""
        lang = self.env["res.lang"]._lang_get(self.env.lang or "en_US")
        return lang.format("%d", amount, grouping=True)

    @api.model
    def _in_force(self, days):
        """Return the base salary of each day, in one query.

        :param days: iterable of dates
        :return: ``{date: emulation.base.salary}``; empty when none is known
        """
        known = self.search([("state", "=", "confirmed")])
        return {
            day: next((s for s in known if s.valid_from <= day), self.browse())
            for day in days
        }

    def action_confirm(self):
        """Confirm lines against their decree; from now on they are used.

        :raise UserError: naming every line without a legal instrument
        """
        self.check_access("write")
        bare = self.filtered(lambda s: not (s.legal_instrument_id or s.note))
        if bare:
            raise UserError(
                self.env._(
                    "Say by which decree: %(names)s",
                    names=", ".join(bare.mapped("display_name")),
                )
            )
        self.state = "confirmed"
        return True

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.tools import SQL

# A bit for each year in a 64-bit mask
MAX_YEARS = 60


class EmulationEligibilityRule(models.Model):
    """Years in which a rule looks for facts."""

    _inherit = "emulation.eligibility.rule"

    window = fields.Selection(
        [
            ("fixed", "From year to year"),
            ("last", "The last years"),
            ("previous", "The year before the proposal"),
            ("proposal", "The year of proposal"),
            ("period", "The achievement period"),
            ("any", "Any time"),
        ],
        string="Years",
        default="proposal",
    )
    year_from = fields.Integer(string="From Year", aggregator=None)
    year_to = fields.Integer(string="To Year", aggregator=None)
    years = fields.Integer(string="Number of Years", aggregator=None)
    include_proposal_year = fields.Boolean(
        default=True, help="The last years end with the year of proposal itself."
    )
    min_count = fields.Integer(
        string="At Least",
        aggregator=None,
        help="How many of them; of ratings 0 means every year.",
    )
    is_consecutive = fields.Boolean(
        string="Consecutive", help="The years that count follow one another."
    )

    def _get_years(self, ctx):
        """First and last year the rule looks at.

        :return: ``(first, last)``; the widest years possible for any time
        """
        self.ensure_one()
        if self.window == "fixed":
            return self.year_from, self.year_to
        if self.window == "last":
            last = ctx.year if self.include_proposal_year else ctx.year - 1
            return last - self.years + 1, last
        if self.window == "previous":
            return ctx.year - 1, ctx.year - 1
        if self.window == "period":
            first = ctx.period_from.year if ctx.period_from else ctx.year
            return first, ctx.period_to.year if ctx.period_to else ctx.year
        if self.window == "any":
            return ctx.year - MAX_YEARS + 1, ctx.year
        return ctx.year, ctx.year

    def _get_window_problems(self):
        """What is wrong with the years, as sentences without a subject."""
        self.ensure_one()
        problems = []
        if not self.window:
            return [self.env._("say in which years")]
        if self.window == "fixed":
            if not (self.year_from and self.year_to):
                problems.append(self.env._("give the first and the last year"))
            elif self.year_from > self.year_to:
                problems.append(self.env._("the first year is after the last one"))
            elif not 1945 <= self.year_from <= self.year_to <= 2200:
                problems.append(self.env._("these are no possible years"))
            elif self.year_to - self.year_from >= MAX_YEARS:
                problems.append(
                    self.env._("at most %(count)s years are possible", count=MAX_YEARS)
                )
        if self.window == "last" and not 0 < self.years <= MAX_YEARS:
            problems.append(
                self.env._(
                    "say how many years, between 1 and %(count)s", count=MAX_YEARS
                )
            )
        if self.min_count < 0:
            problems.append(self.env._("a number of times is not negative"))
        return problems

    def _run_sql(self, mask, length):
        """Whether a mask of years holds a run of consecutive ones, as SQL."""
        shifted = [SQL("(%s >> %s)", mask, shift) for shift in range(max(length, 1))]
        return SQL("(%s) <> 0", SQL(" & ").join(shifted))

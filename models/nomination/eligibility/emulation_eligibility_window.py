# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
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

    @api.model_create_multi
    def create(self, vals_list):
        # Years given without saying how they are meant say it themselves
        return super().create(
            [{**self._get_implied_window(vals), **vals} for vals in vals_list]
        )

    @api.model
    def _get_implied_window(self, vals):
        if vals.get("year_from") or vals.get("year_to"):
            return {"window": "fixed"}
        return {"window": "last"} if vals.get("years") else {}

    @api.model
    def _kind_attributes(self):
        return {
            **super()._kind_attributes(),
            "year_from": {
                "invisible": "window != 'fixed'",
                "options": "{'enable_formatting': False}",
            },
            "year_to": {
                "invisible": "window != 'fixed'",
                "options": "{'enable_formatting': False}",
            },
            "years": {"invisible": "window != 'last'"},
            "include_proposal_year": {"invisible": "window != 'last'"},
        }

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
        if not self.window:
            return [self.env._("say in which years")]
        problems = getattr(self, f"_get_{self.window}_window_problems", list)()
        if self.min_count < 0:
            problems.append(self.env._("a number of times is not negative"))
        count = self._get_year_count()
        if count and self.is_consecutive and self.min_count > count:
            problems.append(
                self.env._(
                    "%(count)s years in a row do not fit into these years",
                    count=self.min_count,
                )
            )
        return problems

    def _get_fixed_window_problems(self):
        first, last = self.year_from, self.year_to
        if not (first and last):
            return [self.env._("give the first and the last year")]
        if first > last:
            return [self.env._("the first year is after the last one")]
        if not 1945 <= first <= last <= 2200:
            return [self.env._("these are no possible years")]
        if last - first >= MAX_YEARS:
            return [self.env._("at most %(count)s years are possible", count=MAX_YEARS)]
        return []

    def _get_last_window_problems(self):
        if 0 < self.years <= MAX_YEARS:
            return []
        return [
            self.env._("say how many years, between 1 and %(count)s", count=MAX_YEARS)
        ]

    def _get_year_count(self):
        """Number of years the rule looks at, 0 when that depends on the round."""
        self.ensure_one()
        return {
            "fixed": max(self.year_to - self.year_from + 1, 0),
            "last": max(self.years, 0),
            "period": 0,
            "any": MAX_YEARS,
        }.get(self.window, 1)

    def _run_sql(self, mask, length):
        """Whether a mask of years holds a run of consecutive ones, as SQL."""
        shifted = [SQL("(%s >> %s)", mask, shift) for shift in range(max(length, 1))]
        return SQL("(%s) <> 0", SQL(" & ").join(shifted))

    # --- Words ------------------------------------------------------------------

    @api.model
    def _words_window(self, params):
        """The years a rule looked at, in words."""
        first, last = params["first"], params["last"]
        if first is None:
            return self.env._("up to %(year)s", year=last)
        if first == last:
            return self.env._("in %(year)s", year=last)
        return self.env._("in %(first)s–%(last)s", first=first, last=last)

    def _demand_window(self):
        """The years a rule looks at, in words; of a category the years themselves."""
        self.ensure_one()
        round_ = self.category_id.round_id
        if self.window == "any":
            return self.env._("at any time")
        if round_ or self.window == "fixed":
            category = self.category_id
            ctx = category._get_eligibility_context() if round_ else None
            first, last = self._get_years(ctx)
            return str(first) if first == last else f"{first}–{last}"
        if self.window == "last" and self.include_proposal_year:
            return self.env._(
                "the last %(count)s years with the year of proposal", count=self.years
            )
        if self.window == "last":
            return self.env._(
                "the last %(count)s years before the year of proposal",
                count=self.years,
            )
        labels = dict(self._fields["window"]._description_selection(self.env))
        return labels.get(self.window, "")

    def _demand_count(self):
        """How many years or times a rule asks for, in words; empty for all."""
        self.ensure_one()
        if self.min_count and self.is_consecutive:
            return self.env._("at least %(count)s years in a row", count=self.min_count)
        if self.min_count:
            return self.env._("at least %(count)s", count=self.min_count)
        return ""

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.tools import SQL

from ....engine.years import year_ranges
from ...core.days import vietnam_today
from ...profile.emulation_rating import RATING_LEVELS, RATING_SYSTEMS
from .emulation_eligibility_window import MAX_YEARS

# Position in this list is the order of the levels, the best one first
LEVELS = [level for level, _label in RATING_LEVELS]


class EmulationEligibilityRule(models.Model):
    """Ratings of years and half-years.

    A year rated too low speaks against the subject, a year without rating is
    ``unknown``; so is a year that two records of one person rate differently.
    """

    _inherit = "emulation.eligibility.rule"

    kind = fields.Selection(
        selection_add=[("rating", "Ratings")], ondelete={"rating": "cascade"}
    )
    rating_system = fields.Selection(RATING_SYSTEMS, default="professional")
    min_level = fields.Selection(RATING_LEVELS, string="Rated at Least")
    half_year = fields.Selection(
        [
            ("ignored", "Does not count"),
            ("allowed", "Stands for its year while that is not rated"),
            ("required", "Asked for in the year of proposal"),
        ],
        string="First Half-Year",
        default="ignored",
    )

    @api.model
    def _kind_fields(self):
        return {
            **super()._kind_fields(),
            "rating": (
                "rating_system",
                "min_level",
                "window",
                "year_from",
                "year_to",
                "years",
                "include_proposal_year",
                "min_count",
                "is_consecutive",
                "half_year",
            ),
        }

    def _get_rating_problems(self):
        problems = self._get_window_problems()
        if not self.rating_system:
            problems.append(self.env._("say which ratings count"))
        if not self.min_level:
            problems.append(self.env._("say how the subject has to be rated"))
        if self.window == "any" and not self.min_count:
            problems.append(self.env._("say how many years have to be rated so"))
        count = self._get_year_count()
        if count and self.min_count > count:
            many = self.env._(
                "%(count)s rated years do not fit into these years",
                count=self.min_count,
            )
            problems.append(many)
        last = self.category_id.round_id.year or vietnam_today().year
        if self.window == "fixed" and self.year_to > last:
            early = self.env._("%(year)s cannot be rated yet", year=self.year_to)
            problems.append(early)
        return problems

    def _sql_rating(self, ctx):
        first, last = self._get_years(ctx)
        count = last - first + 1
        wanted = self.min_count or count
        good = LEVELS[: LEVELS.index(self.min_level) + 1]
        # One bit a year; the half-year of the proposal takes the bit after them
        bit = SQL("(1::bigint << (rating.year - %s))", first)
        half_bit = 1 << count if self.half_year == "required" else 0
        is_slot = SQL(
            "rating.period = 'year' AND rating.year BETWEEN %s AND %s", first, last
        )
        if half_bit:
            slots = SQL(
                "(%s OR (rating.period = 'h1' AND rating.year = %s))", is_slot, ctx.year
            )
            bit = SQL(
                "CASE rating.period WHEN 'h1' THEN %s::bigint ELSE %s END",
                half_bit,
                bit,
            )
        elif self.half_year == "allowed":
            slots = SQL("rating.year BETWEEN %s AND %s", first, last)
        else:
            slots = is_slot
        # Rows in order cost less than an order within each group
        years = SQL(
            """
            SELECT rating.subject_id,
                   bit_or(%(bit)s) FILTER (WHERE %(full)s AND rating.level = ANY(%(good)s)) AS good,
                   bit_or(%(bit)s) FILTER (WHERE %(full)s AND rating.level <> ALL(%(good)s)) AS low,
                   bit_or(%(bit)s) FILTER (WHERE %(half)s AND rating.level = ANY(%(good)s)) AS half_good,
                   bit_or(%(bit)s) FILTER (WHERE %(half)s AND rating.level <> ALL(%(good)s)) AS half_low,
                   jsonb_object_agg(
                       rating.year || CASE rating.period WHEN 'h1' THEN '-h1' ELSE '' END,
                       rating.level) AS levels
              FROM (
                SELECT person.subject_id, rating.year, rating.period, rating.level
                  FROM person
                  JOIN emulation_rating rating ON rating.%(subject)s = person.record_id
                 WHERE rating.system = %(system)s AND %(slots)s
                   AND (rating.document_date IS NULL
                        OR rating.document_date <= %(date)s)
                 ORDER BY person.subject_id, rating.id
              ) AS rating
             GROUP BY rating.subject_id
            """,
            bit=bit,
            good=good,
            full=SQL("rating.period = 'year'")
            if self.half_year == "allowed"
            else SQL("TRUE"),
            half=SQL("rating.period = 'h1'")
            if self.half_year == "allowed"
            else SQL("FALSE"),
            subject=ctx.subject_field,
            system=self.rating_system,
            slots=slots,
            date=ctx.date,
        )
        return SQL(
            """
            SELECT masks.subject_id,
                   CASE WHEN %(met)s THEN 'pass'
                        WHEN %(possible)s THEN 'unknown'
                        ELSE 'fail' END AS result,
                   CASE WHEN %(met)s THEN 'rating.met'
                        WHEN NOT (%(possible)s) THEN 'rating.low'
                        WHEN masks.torn <> 0 THEN 'rating.torn'
                        ELSE 'rating.missing' END AS code,
                   jsonb_build_object(
                       'levels', masks.levels,
                       'torn', NULLIF(masks.torn, 0)) AS params
              FROM (
                SELECT subject_id, levels,
                       good & ~low AS good, low & ~good AS low, good & low AS torn
                  FROM (
                    SELECT subject.id AS subject_id, levels,
                           COALESCE(good, 0)
                           | (COALESCE(half_good, 0) & ~COALESCE(good | low, good, low, 0)) AS good,
                           COALESCE(low, 0)
                           | (COALESCE(half_low, 0) & ~COALESCE(good | low, good, low, 0)) AS low
                      FROM subject
                      LEFT JOIN (%(years)s) AS years ON years.subject_id = subject.id
                  ) AS raw
              ) AS masks
            """,
            years=years,
            met=self._rating_met_sql(SQL("masks.good"), count, wanted, half_bit),
            possible=self._rating_met_sql(
                SQL("~masks.low & %s::bigint", (1 << count) - 1 | half_bit),
                count,
                wanted,
                half_bit,
            ),
        )

    def _rating_met_sql(self, mask, count, wanted, half_bit):
        """Whether enough years of a mask are set, and the half-year with them."""
        full = (1 << count) - 1
        mask = SQL("(%s)", mask)
        if wanted > count:
            return SQL("FALSE")
        if wanted == count:
            enough = SQL("%s & %s::bigint = %s::bigint", mask, full, full)
        elif self.is_consecutive:
            enough = self._run_sql(SQL("(%s & %s::bigint)", mask, full), wanted)
        else:
            enough = SQL(
                "bit_count((%s & %s::bigint)::bit(64)) >= %s", mask, full, wanted
            )
        if not half_bit:
            return enough
        return SQL("(%s AND %s & %s::bigint <> 0)", enough, mask, half_bit)

    def _params_rating(self, ctx):
        first, last = self._get_years(ctx)
        return {
            "first": first,
            "last": last,
            "half": ctx.year if self.half_year == "required" else None,
            "system": self.rating_system,
            "need": self.min_level,
            "count": self.min_count,
        }

    def _words_rating(self, code, params):
        label = self.env["emulation.rating.label"]._get_words()
        system, levels = params["system"], params.get("levels") or {}
        good = LEVELS[: LEVELS.index(params["need"]) + 1]
        need = label(system, params["need"], params["last"])

        def when(slot):
            year, _dash, half = slot.partition("-")
            if not half:
                return year
            return self.env._("first half of %(year)s", year=year)

        if code == "rating.low":
            low = [
                f"{when(slot)}: {label(system, level, int(slot[:4]))}"
                for slot, level in sorted(levels.items())
                if level not in good
            ]
            if not low:
                return self.env._(
                    "the achievement period has fewer than %(count)s years",
                    count=params["count"],
                )
            return self.env._(
                "%(years)s; needed: %(need)s", years="; ".join(low), need=need
            )
        if code == "rating.torn":
            torn = [
                bit for bit in range(MAX_YEARS + 1) if params.get("torn", 0) >> bit & 1
            ]
            count = params["last"] - params["first"] + 1
            years = [year_ranges(params["first"] + bit for bit in torn if bit < count)]
            years += [when(f"{params['half']}-h1") for bit in torn if bit >= count]
            return self.env._(
                "two records rate the same year differently: %(years)s",
                years=", ".join(filter(None, years)),
            )
        if code == "rating.missing":
            slots = self._get_missing_slots(params)
            missing = [year_ranges(year for year, period in slots if period == "year")]
            missing += [when(f"{year}-h1") for year, period in slots if period == "h1"]
            return self.env._(
                "no rating of %(years)s", years=", ".join(filter(None, missing))
            )
        met = [slot for slot, level in levels.items() if level in good]
        texts = [year_ranges(int(slot) for slot in met if len(slot) == 4)]
        texts += [when(slot) for slot in sorted(met) if len(slot) > 4]
        years = ", ".join(filter(None, texts))
        return self.env._("%(years)s: %(level)s", years=years, level=need)

    @api.model
    def _get_missing_slots(self, params):
        """Years, and the half-year, without a rating, as ``(year, period)``."""
        levels, half = params.get("levels") or {}, params["half"]
        # Where no half-year is asked for, one found stands for its year
        rated = {slot[:4] for slot in levels if len(slot) == 4 or not half}
        years = range(params["first"], params["last"] + 1)
        slots = [(year, "year") for year in years if str(year) not in rated]
        if half and f"{half}-h1" not in levels:
            slots.append((half, "h1"))
        return slots

    def _entry_rating(self, params):
        system = params["system"]
        values = {"system": system}
        if slots := self._get_missing_slots(params):
            values["year"], values["period"] = slots[0]
        return "emulation.rating", [("system", "=", system)], values

    def _demand_rating(self):
        if not (self.rating_system and self.min_level):
            return ""
        label = self.env["emulation.rating.label"]._get_words()
        systems = dict(self._fields["rating_system"]._description_selection(self.env))
        year = self.category_id.round_id.year
        last = self.year_to if self.window == "fixed" else year
        need = label(self.rating_system, self.min_level, last)
        years = self._demand_window()
        if self.min_count:
            years = f"{years} ({self._demand_count()})"
        if self.half_year == "required" and year:
            years = self.env._(
                "%(years)s and the first half of %(year)s", years=years, year=year
            )
        elif self.half_year == "required":
            years = self.env._(
                "%(years)s and the first half of the year of proposal", years=years
            )
        if self.min_level != LEVELS[0]:
            need = self.env._("%(level)s or better", level=need)
        return self.env._(
            "Rating (%(system)s) %(years)s: %(level)s",
            system=systems[self.rating_system],
            years=years,
            level=need,
        )

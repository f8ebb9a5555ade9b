# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.tools import SQL, float_repr

from ....engine.years import year_ranges
from ...core.days import TIME_ZONE, vietnam_today
from ...profile.emulation_rating import RATING_LEVELS

# The best one first
LEVELS = [level for level, _label in RATING_LEVELS]


class EmulationEligibilityRule(models.Model):
    """Closed score sheets: the share of the points reached, the rating confirmed.

    A year below what is asked, or disqualified, speaks against the subject; a year
    without a closed sheet, or whose rating is not confirmed yet, is ``unknown``.
    """

    _inherit = "emulation.eligibility.rule"

    kind = fields.Selection(
        selection_add=[("assessment", "Score sheets")],
        ondelete={"assessment": "cascade"},
    )
    assessment_campaign_id = fields.Many2one(
        "emulation.campaign",
        string="Sheets of the Campaign",
        ondelete="restrict",
        index="btree_not_null",
        domain=[("is_template", "=", False)],
        help="Empty: the campaign of the round.",
    )
    assessment_percent = fields.Float(
        string="Points Reached (%)",
        digits=(6, 2),
        aggregator=None,
        help="Least share of what could be reached; 0 where only the rating counts.",
    )
    assessment_level = fields.Selection(
        RATING_LEVELS,
        string="Sheet Rated at Least",
        help="Empty where only the points count.",
    )

    @api.model
    def _kind_fields(self):
        return {
            **super()._kind_fields(),
            "assessment": (
                "assessment_campaign_id",
                "assessment_percent",
                "assessment_level",
                "min_count",
                "window",
                "year_from",
                "year_to",
                "years",
                "include_proposal_year",
            ),
        }

    @api.model
    def _kind_attributes(self):
        return {
            **super()._kind_attributes(),
            "assessment_campaign_id": {"options": "{'no_create': True}"},
        }

    def _get_sheet_campaign(self):
        """Return the campaign whose sheets are asked for, with its name for all."""
        sources_sudo = self.sudo()
        return (
            sources_sudo.assessment_campaign_id
            or sources_sudo.category_id.round_id.campaign_id
        )

    def _get_assessment_problems(self):
        problems = self._get_window_problems()
        if not 0 <= self.assessment_percent <= 200:
            problems.append(
                self.env._("the share of the points lies between 0 and 200 percent")
            )
        if not (self.assessment_percent or self.assessment_level):
            problems.append(
                self.env._("say which share of the points or which rating is needed")
            )
        if self.window == "any" and not self.min_count:
            problems.append(self.env._("say how many sheets are needed"))
        if self.category_id.round_id and not self._get_sheet_campaign():
            problems.append(self.env._("say of which campaign the sheets are"))
        count = self._get_year_count()
        if count and self.min_count > count:
            problems.append(
                self.env._(
                    "%(count)s sheets do not fit into these years", count=self.min_count
                )
            )
        return problems

    def _sql_assessment(self, ctx):
        first, last = self._get_years(ctx)
        count = last - first + 1
        least = SQL("%s::numeric", float_repr(self.assessment_percent, 2))
        has_points, has_level = SQL("TRUE"), SQL("TRUE")
        is_low = SQL("sheet.is_failed")
        if self.assessment_percent:
            has_points = SQL("sheet.has_percent")
            is_low = SQL(
                "%s OR sheet.has_percent AND sheet.final_percent < %s", is_low, least
            )
        if self.assessment_level:
            good = LEVELS[: LEVELS.index(self.assessment_level) + 1]
            has_level = SQL("rating.level IS NOT NULL")
            is_low = SQL("%s OR COALESCE(rating.level <> ALL(%s), FALSE)", is_low, good)
        # Two sheets of one year, on two records of a person: both have to do
        years = SQL(
            """
            SELECT person.subject_id, sheet.year, bool_or(%(is_low)s) AS is_low,
                   bool_and(%(has_points)s AND %(has_level)s) AS is_known,
                   min(sheet.final_percent) FILTER (WHERE sheet.has_percent) AS percent,
                   bool_or(sheet.is_failed) AS is_failed,
                   min(rating.level) AS level
              FROM person
              JOIN emulation_assessment sheet ON sheet.%(subject)s = person.record_id
              LEFT JOIN emulation_rating rating ON rating.id = sheet.rating_id
             WHERE sheet.state = 'closed' AND sheet.period = 'year'
               AND sheet.campaign_id = %(campaign)s
               AND sheet.year BETWEEN %(first)s AND %(last)s
               AND (sheet.closed_on AT TIME ZONE 'UTC'
                   AT TIME ZONE %(zone)s)::date <= %(date)s
             GROUP BY person.subject_id, sheet.year
            """,
            is_low=is_low,
            has_points=has_points,
            has_level=has_level,
            subject=ctx.subject_field,
            campaign=self._get_sheet_campaign().id or 0,
            first=first,
            last=last,
            date=ctx.date,
            zone=TIME_ZONE,
        )
        return SQL(
            """
            SELECT subject.id AS subject_id,
                   CASE WHEN found.met >= %(wanted)s THEN 'pass'
                        WHEN %(count)s - COALESCE(found.low, 0) < %(wanted)s THEN 'fail'
                        ELSE 'unknown' END AS result,
                   CASE WHEN found.met >= %(wanted)s THEN 'assessment.met'
                        WHEN %(count)s - COALESCE(found.low, 0) < %(wanted)s
                        THEN 'assessment.low'
                        ELSE 'assessment.missing' END AS code,
                   jsonb_build_object('sheets', found.sheets) AS params
              FROM subject
              LEFT JOIN (
                SELECT subject_id,
                       count(*) FILTER (WHERE is_known AND NOT is_low) AS met,
                       count(*) FILTER (WHERE is_low) AS low,
                       jsonb_object_agg(year::text, jsonb_build_object(
                           'result', CASE WHEN is_low THEN 'low' WHEN is_known THEN 'met' END,
                           'percent', percent, 'failed', is_failed, 'level', level
                       )) AS sheets
                  FROM (%(years)s) AS years
                 GROUP BY subject_id
              ) AS found ON found.subject_id = subject.id
            """,
            wanted=self.min_count or count,
            count=count,
            years=years,
        )

    def _params_assessment(self, ctx):
        first, last = self._get_years(ctx)
        return {
            "first": first,
            "last": last,
            "percent": self.assessment_percent,
            "level": self.assessment_level,
            "system": self._get_sheet_campaign().rating_system,
        }

    def _words_assessment(self, code, params):
        sheets = params.get("sheets") or {}
        if code == "assessment.missing":
            settled = {year for year, sheet in sheets.items() if sheet["result"]}
            years = range(params["first"], params["last"] + 1)
            missing = year_ranges(year for year in years if str(year) not in settled)
            if params["level"]:
                return self.env._(
                    "no closed score sheet with a confirmed rating of %(years)s",
                    years=missing,
                )
            return self.env._("no closed score sheet of %(years)s", years=missing)
        result = code.partition(".")[2]
        text = "; ".join(
            self._tell_sheet(year, sheet, params)
            for year, sheet in sorted(sheets.items())
            if sheet["result"] == result
        )
        if result == "met":
            return text
        need = self._tell_sheet_need(params)
        if not text:
            return self.env._("needed: %(need)s", need=need)
        return self.env._("%(sheets)s; needed: %(need)s", sheets=text, need=need)

    def _tell_sheet(self, year, sheet, params):
        told = []
        if sheet["percent"] is not None:
            told.append(f"{self._words_percent(sheet['percent'])} %")
        if sheet["level"] and params["level"]:
            label = self.env["emulation.rating.label"]._get_words()
            told.append(label(params["system"], sheet["level"], int(year)))
        if sheet["failed"]:
            told.append(self.env._("disqualified"))
        return f"{year}: {', '.join(told)}"

    def _tell_sheet_need(self, params):
        """What is asked of a sheet, in words."""
        told = []
        if params["percent"]:
            told.append(f"{self._words_percent(params['percent'])} %")
        if params["level"]:
            label = self.env["emulation.rating.label"]._get_words()
            told.append(label(params["system"], params["level"], params["last"]))
        return ", ".join(told)

    def _entry_assessment(self, params):
        sheets = params.get("sheets") or {}
        years = range(params["first"], params["last"] + 1)
        year = next((y for y in years if str(y) not in sheets), params["last"])
        campaign = self._get_sheet_campaign().id
        values = {"campaign_id": campaign, "year": year}
        return "emulation.assessment", [("campaign_id", "=", campaign)], values

    def _demand_assessment(self):
        campaign = self._get_sheet_campaign()
        years = self._demand_window()
        if self.min_count:
            years = f"{years} ({self._demand_count()})"
        need = self._tell_sheet_need(
            {
                "percent": self.assessment_percent,
                "level": self.assessment_level,
                "system": campaign.rating_system or "professional",
                "last": self.category_id.round_id.year or vietnam_today().year,
            }
        )
        if campaign:
            return self.env._(
                "Score sheet of “%(campaign)s”, %(years)s: at least %(need)s",
                campaign=campaign.name,
                years=years,
                need=need,
            )
        return self.env._(
            "Score sheet of the campaign of the round, %(years)s: at least %(need)s",
            years=years,
            need=need,
        )

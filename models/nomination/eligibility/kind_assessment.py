# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.tools import SQL, float_repr

from ....engine.years import year_ranges


class EmulationEligibilityRule(models.Model):
    """Closed score sheets of a campaign that reach a share of the points.

    A year without a closed sheet is ``unknown``, one below the share or
    disqualified speaks against the subject.
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
        help="Empty: the campaign of the round.",
    )
    assessment_percent = fields.Float(
        string="Points Reached (%)",
        digits=(6, 2),
        aggregator=None,
        help="Least share of what could be reached.",
    )

    @api.model
    def _kind_fields(self):
        return {
            **super()._kind_fields(),
            "assessment": (
                "assessment_campaign_id",
                "assessment_percent",
                "min_count",
                "window",
                "year_from",
                "year_to",
                "years",
                "include_proposal_year",
            ),
        }

    def _get_assessment_problems(self):
        problems = self._get_window_problems()
        if not 0 < self.assessment_percent <= 200:
            problems.append(self.env._("say which share of the points is needed"))
        if self.window == "any" and not self.min_count:
            problems.append(self.env._("say how many sheets are needed"))
        round_ = self.category_id.round_id
        if round_ and not (self.assessment_campaign_id or round_.campaign_id):
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
        campaign = self.assessment_campaign_id or ctx.category.round_id.campaign_id
        wanted = self.min_count or last - first + 1
        found = SQL(
            """
            SELECT own.subject_id,
                   count(*) FILTER (WHERE own.is_met) AS met,
                   count(*) FILTER (WHERE NOT own.is_met) AS low,
                   jsonb_object_agg(own.year::text, own.answer) AS sheets
              FROM (
                SELECT person.subject_id, sheet.year,
                       bool_and(NOT sheet.is_failed AND sheet.has_percent
                                AND sheet.final_percent >= %(least)s::numeric) AS is_met,
                       jsonb_build_array(min(sheet.final_percent),
                                         bool_or(sheet.is_failed)) AS answer
                  FROM person
                  JOIN emulation_assessment sheet
                    ON sheet.%(subject)s = person.record_id
                 WHERE sheet.state = 'closed' AND sheet.period = 'year'
                   AND sheet.campaign_id = %(campaign)s
                   AND sheet.year BETWEEN %(first)s AND %(last)s
                   AND sheet.closed_on::date <= %(date)s
                 GROUP BY person.subject_id, sheet.year
              ) AS own
             GROUP BY own.subject_id
            """,
            least=float_repr(self.assessment_percent, 2),
            subject=ctx.subject_field,
            campaign=campaign.id or 0,
            first=first,
            last=last,
            date=ctx.date,
        )
        count = last - first + 1
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
              LEFT JOIN (%(found)s) AS found ON found.subject_id = subject.id
            """,
            wanted=wanted,
            count=count,
            found=found,
        )

    def _params_assessment(self, ctx):
        first, last = self._get_years(ctx)
        return {"first": first, "last": last, "percent": self.assessment_percent}

    def _words_assessment(self, code, params):
        sheets = params.get("sheets") or {}
        need = self._words_percent(params["percent"])
        told = []
        for year, (percent, failed) in sorted(sheets.items()):
            words = {"year": year, "percent": self._words_percent(percent or 0)}
            if failed:
                told.append(self.env._("%(year)s: disqualified", **words))
            elif code != "assessment.low" or (percent or 0) < params["percent"]:
                told.append(self.env._("%(year)s: %(percent)s %%", **words))
        text = "; ".join(told)
        if code == "assessment.met":
            return text
        if code == "assessment.low":
            return self.env._(
                "%(sheets)s; needed: %(percent)s %%", sheets=text, percent=need
            )
        years = range(params["first"], params["last"] + 1)
        missing = [year for year in years if str(year) not in sheets]
        return self.env._(
            "no closed score sheet of %(years)s", years=year_ranges(missing)
        )

    def _entry_assessment(self, params):
        sheets = params.get("sheets") or {}
        years = range(params["first"], params["last"] + 1)
        year = next((y for y in years if str(y) not in sheets), params["last"])
        campaign = self.assessment_campaign_id or self.category_id.round_id.campaign_id
        domain = [("campaign_id", "=", campaign.id)]
        return (
            "emulation.assessment",
            domain,
            {"campaign_id": campaign.id, "year": year},
        )

    def _demand_assessment(self):
        words = {
            "campaign": self.assessment_campaign_id.name or "",
            "percent": self._words_percent(self.assessment_percent),
            "years": self._demand_window(),
        }
        if self.min_count:
            words["years"] = f"{words['years']} ({self._demand_count()})"
        if self.assessment_campaign_id:
            return self.env._(
                "Score sheet of “%(campaign)s”, %(years)s: at least %(percent)s %% of "
                "the points",
                **words,
            )
        return self.env._(
            "Score sheet of the campaign of the round, %(years)s: at least "
            "%(percent)s %% of the points",
            **words,
        )

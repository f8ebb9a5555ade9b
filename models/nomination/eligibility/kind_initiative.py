# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.tools import SQL

from ...profile.emulation_initiative import INITIATIVE_SCOPES

# From the narrowest to the widest
SCOPES = [scope for scope, _label in INITIATIVE_SCOPES]
SHOWN_INITIATIVES = 5


class EmulationEligibilityRule(models.Model):
    """Recognised initiatives; one counts once, whatever share the person had."""

    _inherit = "emulation.eligibility.rule"

    kind = fields.Selection(
        selection_add=[("initiative", "Initiatives")],
        ondelete={"initiative": "cascade"},
    )
    initiative_scope = fields.Selection(
        INITIATIVE_SCOPES,
        string="Recognised at Least In",
        help="An initiative with a wider effect counts as well.",
    )

    @api.model
    def _kind_fields(self):
        return {
            **super()._kind_fields(),
            "initiative": (
                "initiative_scope",
                "min_count",
                "window",
                "year_from",
                "year_to",
                "years",
                "include_proposal_year",
            ),
        }

    @api.model
    def _kind_defaults(self):
        return {**super()._kind_defaults(), "initiative": {"min_count": 1}}

    def _get_initiative_problems(self):
        problems = self._get_window_problems()
        if not self.initiative_scope:
            problems.append(self.env._("say how far the initiatives have to reach"))
        if self.min_count == 0:
            problems.append(self.env._("say how many initiatives are needed"))
        return problems

    def _sql_initiative(self, ctx):
        first, last = self._get_years(ctx)
        scopes = SCOPES[SCOPES.index(self.initiative_scope) :]
        counts = SQL("own.is_counted AND own.scope = ANY(%s)", scopes)
        found = SQL(
            """
            SELECT own.subject_id,
                   count(*) FILTER (WHERE %(counts)s) AS number,
                   jsonb_agg(jsonb_build_array(
                       own.year, own.title, own.scope, own.is_counted)) AS initiatives
              FROM (
                SELECT DISTINCT person.subject_id, initiative.id, initiative.year,
                       initiative.title, initiative.scope,
                       COALESCE(author.is_recognised, FALSE)
                       AND initiative.recognition_date <= %(date)s AS is_counted
                  FROM person
                  JOIN emulation_initiative_author author
                    ON author.%(subject)s = person.record_id
                  JOIN emulation_initiative initiative
                    ON initiative.id = author.initiative_id
                 WHERE author.year BETWEEN %(first)s AND %(last)s
                 ORDER BY person.subject_id, initiative.id
              ) AS own
             GROUP BY own.subject_id
            """,
            counts=counts,
            date=ctx.date,
            subject=ctx.subject_field,
            first=first,
            last=last,
        )
        return SQL(
            """
            SELECT subject.id AS subject_id,
                   CASE WHEN found.number >= %(count)s THEN 'pass'
                        ELSE 'fail' END AS result,
                   CASE WHEN found.number >= %(count)s THEN 'initiative.met'
                        WHEN found.number > 0 THEN 'initiative.few'
                        WHEN found.number = 0 THEN 'initiative.unfit'
                        ELSE 'initiative.none' END AS code,
                   jsonb_build_object('initiatives', found.initiatives) AS params
              FROM subject
              LEFT JOIN (%(found)s) AS found ON found.subject_id = subject.id
            """,
            count=self.min_count,
            found=found,
        )

    def _params_initiative(self, ctx):
        first, last = self._get_years(ctx)
        return {
            "first": None if self.window == "any" else first,
            "last": last,
            "count": self.min_count,
            "scope": self.initiative_scope,
        }

    def _words_initiative(self, code, params):
        if code == "initiative.none":
            return self.env._(
                "no initiative %(years)s", years=self._words_window(params)
            )
        labels = dict(self._fields["initiative_scope"]._description_selection(self.env))
        scopes = SCOPES[SCOPES.index(params["scope"]) :]
        counted, others = [], []
        for year, title, scope, is_counted in sorted(
            params["initiatives"], key=lambda row: row[:2], reverse=True
        ):
            words = {"title": title, "year": year}
            if not is_counted:
                others.append(
                    self.env._("“%(title)s” %(year)s is not recognised", **words)
                )
            elif scope not in scopes:
                others.append(
                    self.env._(
                        "“%(title)s” %(year)s reaches only so far: %(scope)s",
                        scope=labels[scope],
                        **words,
                    )
                )
            else:
                counted.append(self.env._("“%(title)s” %(year)s", **words))
        shown = counted if code == "initiative.met" else counted + others
        texts = shown[:SHOWN_INITIATIVES] + ["…"] * (len(shown) > SHOWN_INITIATIVES)
        texts = "; ".join(texts)
        if code == "initiative.met":
            return texts
        return self.env._(
            "%(initiatives)s; needed: %(count)s",
            initiatives=texts,
            count=params["count"],
        )

    def _demand_initiative(self):
        labels = dict(self._fields["initiative_scope"]._description_selection(self.env))
        return self.env._(
            "Recognised initiatives, %(years)s: %(count)s, reaching at least "
            "“%(scope)s”",
            years=self._demand_window(),
            count=self._demand_count(),
            scope=labels.get(self.initiative_scope, ""),
        )

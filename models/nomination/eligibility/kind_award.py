# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.tools import SQL

SHOWN_AWARDS = 5


class EmulationEligibilityRule(models.Model):
    """Earlier awards as the register of commendations has them."""

    _inherit = "emulation.eligibility.rule"

    kind = fields.Selection(
        selection_add=[("award", "Earlier awards")], ondelete={"award": "cascade"}
    )
    award_type_ids = fields.Many2many(
        "emulation.award.type",
        "emulation_eligibility_rule_award_type_rel",
        "rule_id",
        "award_type_id",
        string="Awards",
        ondelete="restrict",
        help="Any of these; empty for every award.",
    )
    level_ids = fields.Many2many(
        "emulation.level",
        "emulation_eligibility_rule_level_rel",
        "rule_id",
        "level_id",
        string="Levels",
        ondelete="restrict",
        help="Levels of the awards that count; empty for all.",
    )
    body_ids = fields.Many2many(
        "emulation.body",
        "emulation_eligibility_rule_body_rel",
        "rule_id",
        "body_id",
        string="Given By",
        ondelete="restrict",
        check_company=True,
        help="Bodies whose awards count; empty for all.",
    )
    excluded_commendation_ids = fields.Many2many(
        "emulation.commendation.type",
        "emulation_eligibility_rule_commendation_rel",
        "rule_id",
        "commendation_type_id",
        string="Commendations That Do Not Count",
        ondelete="restrict",
        help="Thematic and sudden commendations are no basis for merit.",
    )

    @api.model
    def _kind_fields(self):
        return {
            **super()._kind_fields(),
            "award": (
                "award_type_ids",
                "level_ids",
                "body_ids",
                "excluded_commendation_ids",
                "min_count",
                "window",
                "year_from",
                "year_to",
                "years",
                "include_proposal_year",
                "is_consecutive",
            ),
        }

    @api.model
    def _kind_defaults(self):
        return {**super()._kind_defaults(), "award": {"min_count": 1}}

    def _get_award_problems(self):
        problems = self._get_window_problems()
        if self.min_count < 1:
            problems.append(self.env._("say how many awards are needed"))
        if not (self.award_type_ids or self.level_ids or self.body_ids):
            problems.append(self.env._("say which awards count"))
        return problems

    def _award_filter_sql(self):
        """Condition on rows ``award`` of the register that the rule speaks of."""
        conditions = [SQL("award.state = 'valid'")]
        for column, records in (
            ("award_type_id", self.award_type_ids),
            ("level_id", self.level_ids),
            ("body_id", self.body_ids),
        ):
            if records:
                name = SQL.identifier("award", column)
                conditions.append(SQL("%s = ANY(%s)", name, records.ids))
        return SQL(" AND ").join(conditions)

    def _sql_award(self, ctx):
        first, last = self._get_years(ctx)
        excluded = self.excluded_commendation_ids.mapped("code")
        counts = SQL("award.commendation_type <> ALL(%s::varchar[])", excluded)
        # A decision entered for two records of a person is one award
        one = SQL(
            """DISTINCT (award.award_type_id, award.year, award.body_id,
                         award.decision_number, award.decision_date)"""
            if self.min_count > 1
            else "*"
        )
        found = SQL(
            """
            SELECT award.subject_id,
                   count(%(one)s) FILTER (WHERE %(counts)s) AS number,
                   bit_or(1::bigint << (award.year - %(first)s))
                       FILTER (WHERE %(counts)s) AS years,
                   jsonb_agg(jsonb_build_array(
                       award.year, award.award_type_id, award.decision_number,
                       award.decision_date, award.commendation_type)) AS awards
              FROM (
                SELECT person.subject_id, award.year, award.award_type_id,
                       award.body_id, award.decision_number, award.decision_date,
                       award.commendation_type
                  FROM person
                  JOIN emulation_award award ON award.%(subject)s = person.record_id
                 WHERE award.year BETWEEN %(first)s AND %(last)s
                   AND (award.decision_date IS NULL OR award.decision_date <= %(date)s)
                   AND %(filter)s
                 ORDER BY person.subject_id, award.id
              ) AS award
             GROUP BY award.subject_id
            """,
            counts=counts,
            one=one,
            first=first,
            last=last,
            date=ctx.date,
            subject=ctx.subject_field,
            filter=self._award_filter_sql(),
        )
        met = SQL("COALESCE(found.number, 0) >= %s", self.min_count)
        if self.is_consecutive:
            met = self._run_sql(SQL("COALESCE(found.years, 0)"), self.min_count)
        return SQL(
            """
            SELECT subject.id AS subject_id,
                   CASE WHEN %(met)s THEN 'pass' ELSE 'fail' END AS result,
                   CASE WHEN %(met)s THEN 'award.met'
                        WHEN found.number > 0 THEN 'award.few'
                        WHEN found.awards IS NOT NULL THEN 'award.excluded'
                        ELSE 'award.none' END AS code,
                   jsonb_build_object('awards', found.awards) AS params
              FROM subject
              LEFT JOIN (%(found)s) AS found ON found.subject_id = subject.id
            """,
            met=met,
            found=found,
        )

    def _params_award(self, ctx):
        first, last = self._get_years(ctx)
        return {
            "first": None if self.window == "any" else first,
            "last": last,
            "count": self.min_count,
            "consecutive": self.is_consecutive,
            "excluded": self.excluded_commendation_ids.mapped("code"),
            "types": {str(t.id): t.official_name for t in self.award_type_ids},
        }

    def _words_award(self, code, params):
        awards = params.get("awards") or []
        counted = [a for a in awards if a[4] not in params["excluded"]]
        years = self._words_window(params)
        if code == "award.none":
            return self.env._("no such award %(years)s", years=years)
        if code == "award.excluded":
            return self.env._(
                "%(awards)s: this type of commendation does not count",
                awards=self._words_awards(awards, params),
            )
        texts = self._words_awards(counted, params)
        if code == "award.few" and params["consecutive"]:
            return self.env._(
                "%(awards)s; needed: %(count)s years in a row",
                awards=texts,
                count=params["count"],
            )
        if code == "award.few":
            return self.env._(
                "%(awards)s; needed: %(count)s", awards=texts, count=params["count"]
            )
        return texts

    @api.model
    def _words_awards(self, awards, params):
        """Name awards with year and decision, the latest first."""
        texts = []
        ordered = sorted(
            {tuple(row) for row in awards},
            key=lambda row: (row[0], row[3] or "", row[2] or ""),
            reverse=True,
        )
        names = (
            self.env["emulation.award.type"].sudo().browse({row[1] for row in ordered})
        )
        titles = {str(t.id): t.official_name for t in names} | params["types"]
        for year, type_id, number, _date, _commendation in ordered[:SHOWN_AWARDS]:
            title = titles[str(type_id)]
            if number:
                texts.append(
                    self.env._(
                        "%(award)s %(year)s (decision %(number)s)",
                        award=title,
                        year=year,
                        number=number,
                    )
                )
            else:
                texts.append(f"{title} {year}")
        if len(ordered) > SHOWN_AWARDS:
            texts.append("…")
        return "; ".join(texts)

    def _demand_award(self):
        awards = ", ".join(
            name
            for names in (
                self.award_type_ids.mapped("name"),
                self.level_ids.mapped("name"),
                self.body_ids.mapped("official_name"),
            )
            for name in names
        )
        demand = self.env._(
            "%(awards)s, %(years)s: %(count)s",
            awards=awards,
            years=self._demand_window(),
            count=self._demand_count(),
        )
        if not self.excluded_commendation_ids:
            return demand
        return self.env._(
            "%(demand)s (not counted: %(excluded)s)",
            demand=demand,
            excluded=", ".join(self.excluded_commendation_ids.mapped("name")),
        )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.tools import SQL, format_date


class EmulationEligibilityRule(models.Model):
    """Some months have to pass since the last such award."""

    _inherit = "emulation.eligibility.rule"

    kind = fields.Selection(
        selection_add=[("waiting_period", "Waiting period")],
        ondelete={"waiting_period": "cascade"},
    )
    waiting_months = fields.Integer(string="Months Since the Award", aggregator=None)

    @api.model
    def _kind_fields(self):
        return {
            **super()._kind_fields(),
            "waiting_period": ("award_type_ids", "waiting_months"),
        }

    def _get_waiting_period_problems(self):
        problems = []
        if not 0 < self.waiting_months <= 600:
            problems.append(
                self.env._("say how many months, between 1 and %(count)s", count=600)
            )
        if not self.award_type_ids:
            problems.append(self.env._("say which awards count"))
        return problems

    def _sql_waiting_period(self, ctx):
        # Of an award without date its year is known: it was given between the
        # first and the last day of that year
        return SQL(
            """
            SELECT subject.id AS subject_id,
                   CASE WHEN last.earliest > %(date)s THEN 'fail'
                        WHEN last.latest > %(date)s THEN 'unknown'
                        ELSE 'pass' END AS result,
                   CASE WHEN last.earliest > %(date)s THEN 'waiting_period.short'
                        WHEN last.latest > %(date)s THEN 'waiting_period.undated'
                        WHEN last.award IS NULL THEN 'waiting_period.none'
                        ELSE 'waiting_period.met' END AS code,
                   jsonb_build_object(
                       'award', last.award, 'until', last.earliest) AS params
              FROM subject
              LEFT JOIN (
                SELECT DISTINCT ON (subject_id) subject_id, award,
                       (earliest + %(wait)s)::date AS earliest,
                       (latest + %(wait)s)::date AS latest
                  FROM (
                    SELECT person.subject_id, award.id,
                           jsonb_build_array(
                               award.year, award.award_type_id, award.decision_number,
                               award.decision_date, award.commendation_type) AS award,
                           COALESCE(award.decision_date,
                                    make_date(award.year, 1, 1)) AS earliest,
                           COALESCE(award.decision_date,
                                    LEAST(make_date(award.year, 12, 31), %(date)s))
                               AS latest
                      FROM person
                      JOIN emulation_award award
                        ON award.%(subject)s = person.record_id
                     WHERE award.state = 'valid'
                       AND award.award_type_id = ANY(%(types)s)
                  ) AS given
                 WHERE earliest <= %(date)s
                 ORDER BY subject_id,
                          earliest + %(wait)s > %(date)s DESC,
                          latest DESC, id
              ) AS last ON last.subject_id = subject.id
            """,
            date=SQL("%s::date", ctx.date),
            wait=SQL("make_interval(months => %s)", self.waiting_months),
            subject=ctx.subject_field,
            types=self.award_type_ids.ids,
        )

    def _params_waiting_period(self, ctx):
        return {
            "months": self.waiting_months,
            "types": {str(t.id): t.official_name for t in self.award_type_ids},
        }

    def _words_waiting_period(self, code, params):
        if code == "waiting_period.none":
            return self.env._("no such award yet")
        award = self._words_awards([params["award"]], params)
        if code == "waiting_period.met":
            return award
        if code == "waiting_period.undated":
            return self.env._(
                "%(award)s: the day of the decision is missing; %(months)s months have "
                "to pass since then",
                award=award,
                months=params["months"],
            )
        return self.env._(
            "%(award)s: not before %(day)s, %(months)s months have to pass",
            award=award,
            day=format_date(self.env, params["until"]),
            months=params["months"],
        )

    def _entry_waiting_period(self, params):
        types = [int(type_id) for type_id in params["types"]]
        undated = [("award_type_id", "in", types), ("decision_date", "=", False)]
        return "emulation.award", undated, {}

    def _demand_waiting_period(self):
        return self.env._(
            "At least %(months)s months since: %(awards)s",
            months=self.waiting_months,
            awards=", ".join(self.award_type_ids.mapped("name")),
        )

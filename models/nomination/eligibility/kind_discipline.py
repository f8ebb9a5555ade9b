# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import datetime

from odoo import api, fields, models
from odoo.tools import SQL, format_date

SECRET_CODES = ("discipline.in_force", "discipline.under_consideration")


class EmulationEligibilityRule(models.Model):
    """No discipline in the time that counts, and nothing under consideration.

    What was found is for the HR office; everybody else reads that it has to be
    asked, whatever it was. Source: Decree 152/2025, principles of commendation.
    """

    _inherit = "emulation.eligibility.rule"

    kind = fields.Selection(
        selection_add=[("discipline", "No discipline")],
        ondelete={"discipline": "cascade"},
    )

    @api.model
    def _kind_fields(self):
        return {
            **super()._kind_fields(),
            "discipline": (
                "window",
                "year_from",
                "year_to",
                "years",
                "include_proposal_year",
            ),
        }

    @api.model
    def _kind_defaults(self):
        return {**super()._kind_defaults(), "discipline": {"window": "period"}}

    def _get_discipline_problems(self):
        return self._get_people_problems() + self._get_window_problems()

    def _get_discipline_days(self, ctx):
        """First and last day the rule looks at."""
        first, last = self._get_years(ctx)
        start, end = datetime.date(first, 1, 1), datetime.date(last, 12, 31)
        if self.window == "period":
            return ctx.period_from or start, ctx.period_to or end
        return start, end

    def _sql_discipline(self, ctx):
        start, end = self._get_discipline_days(ctx)
        return SQL(
            """
            SELECT subject.id AS subject_id,
                   CASE WHEN found.rows IS NULL THEN 'pass' ELSE 'fail' END AS result,
                   CASE WHEN found.rows IS NULL THEN 'discipline.none'
                        WHEN found.is_considered THEN 'discipline.under_consideration'
                        ELSE 'discipline.in_force' END AS code,
                   jsonb_build_object('rows', found.rows) AS params
              FROM subject
              LEFT JOIN (
                SELECT person.subject_id,
                       bool_or(discipline.state = 'under_consideration')
                           AS is_considered,
                       jsonb_agg(jsonb_build_array(
                           discipline.state, discipline.form, discipline.date_from,
                           discipline.date_to, discipline.decision_number)
                           ORDER BY discipline.id) AS rows
                  FROM person
                  JOIN emulation_discipline discipline
                    ON discipline.employee_id = person.record_id
                 WHERE discipline.date_from <= %(date)s
                   AND (discipline.state = 'under_consideration'
                        OR (discipline.state = 'in_force'
                            AND discipline.date_from <= %(end)s
                            AND COALESCE(discipline.date_to, 'infinity') >= %(start)s))
                 GROUP BY person.subject_id
              ) AS found ON found.subject_id = subject.id
            """,
            date=ctx.date,
            start=start,
            end=end,
        )

    def _params_discipline(self, ctx):
        start, end = self._get_discipline_days(ctx)
        return {
            "start": fields.Date.to_string(start),
            "end": fields.Date.to_string(end),
        }

    def _mask(self, code, params):
        code, params = super()._mask(code, params)
        if code in SECRET_CODES and not self.env["emulation.discipline"]._may_know():
            return "discipline.ask_hr", {}
        return code, params

    def _words_discipline(self, code, params):
        if code == "discipline.ask_hr":
            return self.env["emulation.discipline"]._get_neutral_text()
        if code == "discipline.none":
            return self.env._("no discipline, nothing under consideration")
        rows = self.env["emulation.discipline"]
        states = dict(rows._fields["state"]._description_selection(self.env))
        forms = dict(rows._fields["form"]._description_selection(self.env))
        texts = []
        for state, form, start, end, number in sorted(
            params["rows"], key=lambda row: row[2]
        ):
            what = ", ".join(filter(None, (states[state], forms.get(form), number)))
            first = format_date(self.env, start)
            last = format_date(self.env, end) if end else "…"
            texts.append(f"{what}: {first} – {last}")
        return "; ".join(texts)

    def _demand_discipline(self):
        return self.env._(
            "No discipline in force, %(years)s; nothing under consideration",
            years=self._demand_window(),
        )

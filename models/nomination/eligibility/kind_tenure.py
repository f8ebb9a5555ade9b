# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.tools import SQL, format_date


class EmulationEligibilityRule(models.Model):
    """Months in the unit, counted back from a day.

    What counts is the unbroken regular membership in the unit of that day, teams of
    one unit taken together; days of absence that do not count are taken off. A month
    is full when the day of the month is reached again, or the month's last day where
    it is shorter: from 31 August to 27 February are six months. Only a start that an
    officer confirmed, or that was recorded beforehand, tells for sure that the months
    are too few.

    Sources: circulars on recruitment, study and maternity leave of members of
    staff; each of them is data of the rule.
    """

    _inherit = "emulation.eligibility.rule"

    kind = fields.Selection(
        selection_add=[("tenure", "Time in the unit")], ondelete={"tenure": "cascade"}
    )
    tenure_months = fields.Integer(string="Months in the Unit", aggregator=None)
    tenure_on = fields.Selection(
        [
            ("check_date", "The day of the check"),
            ("period_end", "The end of the achievement period"),
            ("year_end", "The end of the year of proposal"),
        ],
        string="Counted On",
        default="check_date",
    )
    count_parental_leave = fields.Boolean(string="Parental Leave Counts", default=True)
    count_study = fields.Boolean(string="Study Counts", default=True)

    @api.model
    def _kind_fields(self):
        return {
            **super()._kind_fields(),
            "tenure": (
                "tenure_months",
                "tenure_on",
                "count_parental_leave",
                "count_study",
            ),
        }

    def _get_tenure_problems(self):
        problems = self._get_people_problems()
        if not 0 < self.tenure_months <= 600:
            problems.append(
                self.env._("say how many months, between 1 and %(count)s", count=600)
            )
        if not self.tenure_on:
            problems.append(self.env._("say on which day the months are counted"))
        return problems

    def _get_tenure_day(self, ctx):
        """The day on which the months are counted."""
        self.ensure_one()
        if self.tenure_on == "year_end":
            return fields.Date.end_of(ctx.date.replace(year=ctx.year, day=1), "year")
        if self.tenure_on == "period_end":
            return ctx.period_to or ctx.date
        return ctx.date

    def _get_uncounted_absences(self):
        """Kinds of absence whose days are taken off; sick and treatment count."""
        self.ensure_one()
        kinds = ["unpaid"]
        if not self.count_parental_leave:
            kinds.append("parental")
        if not self.count_study:
            kinds.append("study")
        return kinds

    def _sql_tenure(self, ctx):
        day = self._get_tenure_day(ctx)
        stays = SQL(
            """
            SELECT person.subject_id, member.unit_id,
                   range_agg(daterange(
                       member.date_from,
                       LEAST(member.date_to, %(day)s), '[]')) AS ranges,
                   array_agg(member.date_from)
                       FILTER (WHERE member.is_start_certain) AS certain_starts
              FROM person
              JOIN emulation_unit_member member
                ON member.employee_id = person.record_id
             WHERE member.unit_id IS NOT NULL
               AND member.is_concurrent IS NOT TRUE
               AND member.is_ad_hoc IS NOT TRUE
               AND member.date_from <= %(day)s
             GROUP BY person.subject_id, member.unit_id
            """,
            day=day,
        )
        absences = SQL(
            """
            SELECT person.subject_id,
                   range_agg(daterange(
                       absence.date_from,
                       LEAST(absence.date_to, %(day)s), '[]')) AS ranges
              FROM person
              JOIN emulation_absence absence ON absence.employee_id = person.record_id
             WHERE absence.kind = ANY(%(kinds)s) AND absence.date_from <= %(day)s
             GROUP BY person.subject_id
            """,
            day=day,
            kinds=self._get_uncounted_absences(),
        )
        # Two records of one person may be in two units: the stay that is long enough
        # speaks, then the one that may have been longer
        found = SQL(
            """
            SELECT DISTINCT ON (subject_id) *
              FROM (
               SELECT *,
                      whole - CASE WHEN counted_from + make_interval(months => whole)
                                        > %(day)s + 1 THEN 1 ELSE 0 END AS months
                FROM (
                SELECT *,
                       ((date_part('year', %(day)s + 1)
                           - date_part('year', counted_from)) * 12
                        + date_part('month', %(day)s + 1)
                        - date_part('month', counted_from))::int AS whole
                  FROM (
                    SELECT stay.subject_id, stay.unit_id, lower(run) AS since,
                           away.days, lower(run) + COALESCE(away.days, 0) AS counted_from,
                           COALESCE(lower(run) = ANY(stay.certain_starts), FALSE)
                               AS is_certain
                      FROM (%(stays)s) AS stay
                     CROSS JOIN unnest(stay.ranges) AS run
                      LEFT JOIN (%(absences)s) AS absence
                        ON absence.subject_id = stay.subject_id
                     CROSS JOIN LATERAL (
                        SELECT sum(upper(gap) - lower(gap))::int AS days
                          FROM unnest(absence.ranges * run::datemultirange) AS gap
                     ) AS away
                     WHERE run @> %(day)s
                  ) AS counted
                ) AS counted
              ) AS counted
             ORDER BY subject_id, months >= %(months)s DESC, is_certain, months DESC,
                      unit_id
            """,
            day=SQL("%s::date", day),
            months=self.tenure_months,
            stays=stays,
            absences=absences,
        )
        return SQL(
            """
            SELECT subject.id AS subject_id,
                   CASE WHEN found.months >= %(months)s THEN 'pass'
                        WHEN NOT found.is_certain THEN 'unknown'
                        ELSE 'fail' END AS result,
                   CASE WHEN found.months >= %(months)s THEN 'tenure.met'
                        WHEN NOT found.is_certain THEN 'tenure.uncertain'
                        WHEN found.months IS NOT NULL THEN 'tenure.short'
                        ELSE 'tenure.none' END AS code,
                   jsonb_build_object(
                       'unit', found.unit_id, 'since', found.since,
                       'months', found.months, 'absent', found.days) AS params
              FROM subject
              LEFT JOIN (%(found)s) AS found ON found.subject_id = subject.id
            """,
            months=self.tenure_months,
            found=found,
        )

    def _params_tenure(self, ctx):
        day = self._get_tenure_day(ctx)
        return {"on": fields.Date.to_string(day), "need": self.tenure_months}

    def _words_tenure(self, code, params):
        if code == "tenure.none":
            return self.env._(
                "in no unit on %(day)s", day=format_date(self.env, params["on"])
            )
        # The name of the unit is no secret to whoever reads the check
        unit = self.env["hr.department"].sudo().browse(params["unit"])
        words = {
            "unit": unit.name,
            "since": format_date(self.env, params["since"]),
            "months": params["months"],
            "need": params["need"],
        }
        if code == "tenure.uncertain":
            return self.env._(
                "in %(unit)s since %(since)s or longer, that day is not confirmed; "
                "needed: %(need)s months",
                **words,
            )
        if params["absent"]:
            text = self.env._(
                "in %(unit)s since %(since)s: %(months)s months without %(days)s days "
                "of absence",
                days=params["absent"],
                **words,
            )
        else:
            text = self.env._("in %(unit)s since %(since)s: %(months)s months", **words)
        if code == "tenure.met":
            return text
        return self.env._(
            "%(found)s; needed: %(need)s months", found=text, need=params["need"]
        )

    def _entry_tenure(self, params):
        return "emulation.unit.member", [], {}

    def _demand_tenure(self):
        days = dict(self._fields["tenure_on"]._description_selection(self.env))
        return self.env._(
            "At least %(count)s months in the unit; counted on: %(day)s",
            count=self.tenure_months,
            day=days.get(self.tenure_on, ""),
        )

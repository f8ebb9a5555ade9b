# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.tools import SQL

REVIEW_KINDS = ("interim", "final")


class EmulationEligibilityRule(models.Model):
    """One level does not give merit and theme to one subject in one year.

    Reviews of a theme and sudden feats are excepted. Source: guidance 1217 of the
    Vietnam General Confederation of Labour.
    """

    _inherit = "emulation.eligibility.rule"

    kind = fields.Selection(
        selection_add=[("same_level_same_year", "Not twice by one level in a year")],
        ondelete={"same_level_same_year": "cascade"},
    )
    except_reviews = fields.Boolean(string="Reviews Are Excepted", default=True)
    except_sudden = fields.Boolean(string="Sudden Feats Are Excepted", default=True)

    @api.model
    def _kind_fields(self):
        return {
            **super()._kind_fields(),
            "same_level_same_year": ("except_reviews", "except_sudden"),
        }

    def _get_same_level_same_year_problems(self):
        return []

    def _get_rival_commendations(self, category):
        """Types of commendation that do not go together with the category's."""
        self.ensure_one()
        types = {"merit", "thematic"}
        if not self.except_sudden:
            types.add("sudden")
        is_review = category.round_id.kind in REVIEW_KINDS
        if category.commendation_type not in types or (
            is_review and self.except_reviews
        ):
            return []
        return sorted(types - {category.commendation_type})

    def _sql_same_level_same_year(self, ctx):
        rivals = self._get_rival_commendations(ctx.category)
        if not rivals:
            return SQL(
                """
                SELECT id AS subject_id, 'pass' AS result,
                       'same_level_same_year.exempt' AS code, '{}'::jsonb AS params
                  FROM subject
                """
            )
        not_in_review = SQL("TRUE")
        if self.except_reviews:
            not_in_review = SQL(
                """
                NOT EXISTS (
                    SELECT FROM emulation_nomination nomination
                      JOIN emulation_round round ON round.id = nomination.round_id
                     WHERE nomination.id = award.nomination_id
                       AND round.kind = ANY(%s))
                """,
                list(REVIEW_KINDS),
            )
        return SQL(
            """
            SELECT subject.id AS subject_id,
                   CASE WHEN found.awards IS NULL THEN 'pass' ELSE 'fail' END AS result,
                   CASE WHEN found.awards IS NULL THEN 'same_level_same_year.clear'
                        ELSE 'same_level_same_year.found' END AS code,
                   jsonb_build_object('awards', found.awards) AS params
              FROM subject
              LEFT JOIN (
                SELECT person.subject_id,
                       jsonb_agg(jsonb_build_array(
                           award.year, award.award_type_id, award.decision_number,
                           award.decision_date, award.commendation_type)
                           ORDER BY award.id) AS awards
                  FROM person
                  JOIN emulation_award award ON award.%(subject)s = person.record_id
                 WHERE award.state = 'valid' AND award.year = %(year)s
                   AND award.level_id = %(level)s
                   AND award.commendation_type = ANY(%(rivals)s)
                   AND (award.decision_date IS NULL OR award.decision_date <= %(date)s)
                   AND %(not_in_review)s
                 GROUP BY person.subject_id
              ) AS found ON found.subject_id = subject.id
            """,
            subject=ctx.subject_field,
            year=ctx.year,
            level=ctx.category.award_type_id.level_id.id,
            rivals=rivals,
            date=ctx.date,
            not_in_review=not_in_review,
        )

    def _params_same_level_same_year(self, ctx):
        return {"year": ctx.year, "level": ctx.category.award_type_id.level_id.id}

    def _words_same_level_same_year(self, code, params):
        if code == "same_level_same_year.exempt":
            return self.env._("does not apply to this round or award")
        if code == "same_level_same_year.clear":
            return self.env._(
                "no other type of commendation by this level in %(year)s",
                year=params["year"],
            )
        return self.env._(
            "%(awards)s: this level gave another type of commendation in the same year",
            awards=self._words_awards(params["awards"], {"types": {}}),
        )

    def _demand_same_level_same_year(self):
        exceptions = [
            self._fields[name]._description_string(self.env)
            for name in ("except_reviews", "except_sudden")
            if self[name]
        ]
        text = self.env._(
            "No commendation for merit and for a theme by the same level in one year"
        )
        return f"{text} ({', '.join(exceptions)})" if exceptions else text

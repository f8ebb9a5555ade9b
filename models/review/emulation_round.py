# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.exceptions import UserError


class EmulationRound(models.Model):
    """An award round and the review it is held with, as in document 000."""

    _inherit = "emulation.round"

    review_round_ids = fields.One2many(
        "emulation.review.round", "award_round_id", string="Review Rounds"
    )

    def action_review(self):
        """Open the review held with the award round, or prepare it from its provisions.

        Purposes, requirements and the last day of each level are those of the guidance.

        :return: window action of the review round
        :raise AccessError: for others than officers, when there is none yet
        :raise UserError: naming everything the award round lacks for it
        """
        self.ensure_one()
        review_round = self.review_round_ids[:1] or self._make_review_round()
        return {
            "type": "ir.actions.act_window",
            "res_model": review_round._name,
            "res_id": review_round.id,
            "view_mode": "form",
        }

    def _make_review_round(self):
        reviews = self.env["emulation.review.round"]
        reviews.check_access("create")
        lacking = [
            (self.campaign_id, self.env._("the campaign")),
            (self.review_template_id, self.env._("the outline of the report")),
            (self.period_from and self.period_to, self.env._("the period")),
        ]
        missing = [words for value, words in lacking if not value]
        if missing:
            raise UserError(
                self.env._(
                    "%(name)s: a review needs %(things)s.",
                    name=self.name,
                    things=", ".join(missing),
                )
            )
        kinds = reviews._fields["kind"].get_values(self.env)
        days = {
            clause.level_id.id: clause.date_to
            for clause in self.clause_ids
            if clause.kind == "deadline" and clause.level_id and clause.date_to
        }
        return reviews.create(
            {
                "name": self.name,
                "campaign_id": self.campaign_id.id,
                "company_id": self.company_id.id,
                "kind": self.kind if self.kind in kinds else "annual",
                "year": self.year,
                "date_from": self.period_from,
                "date_to": self.period_to,
                "template_id": self.review_template_id.id,
                "award_round_id": self.id,
                "purposes": self._get_provisions("purpose"),
                "requirements": self._get_provisions("requirement"),
                "deadline_ids": [
                    (0, 0, {"level_id": level, "date": day})
                    for level, day in days.items()
                ],
            }
        )

    def _get_provisions(self, kind):
        clauses = self.clause_ids.filtered(lambda clause: clause.kind == kind)
        return "\n".join(clauses.mapped("text"))

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class EmulationConference(models.Model):
    """The conference that hears a review: its agenda, honour list and minutes."""

    _inherit = "emulation.conference"

    review_id = fields.Many2one(
        "emulation.review",
        string="Review Report",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The report it hears; empty for the conference that launches a year.",
    )

    _one_a_year = models.UniqueIndex(
        "(unit_id, year, COALESCE(review_id, 0))",
        "The unit already has a conference for this year.",
    )

    @api.model
    def _get_usual_domain(self):
        is_of_review = bool(self.env.context.get("default_review_id"))
        return [*super()._get_usual_domain(), ("is_of_review", "=", is_of_review)]

    @api.constrains("review_id", "unit_id")
    def _check_review(self):
        strangers = self.filtered(
            lambda c: c.review_id and c.review_id.sudo().department_id != c.unit_id
        )
        if strangers:
            raise ValidationError(
                "\n".join(
                    self.env._(
                        "%(name)s hears the report of another unit.",
                        name=conference.display_name,
                    )
                    for conference in strangers
                )
            )

    def _get_honours(self):
        """Return who is honoured: awards of the award round, or of the period.

        What was decided is read out; the record rules say who reads the register.

        :return: ``{conference id: emulation.award as superuser}``
        """
        honours = {}
        for conference in self.sudo():
            review_round = conference.review_id.round_id
            domain = [
                ("unit_id", "child_of", conference.unit_id.id),
                ("state", "!=", "revoked"),
            ]
            if review_round.award_round_id:
                domain.append(
                    ("nomination_id.round_id", "=", review_round.award_round_id.id)
                )
            else:
                domain += [
                    ("decision_date", ">=", review_round.date_from),
                    ("decision_date", "<=", review_round.date_to),
                ]
            honours[conference.id] = conference.env["emulation.award"].search(
                domain, order="subject_kind, level_id, unit_id, id"
            )
        return honours


class EmulationConferenceItem(models.Model):
    _inherit = "emulation.conference.item"

    kind = fields.Selection(
        selection_add=[("report", "The review report"), ("honours", "Honour list")],
        ondelete={"report": "set plain", "honours": "set plain"},
    )
    is_of_review = fields.Boolean(
        string="Of Reviews",
        help="Of the usual agenda: for conferences that hear a review.",
    )


class EmulationReview(models.Model):
    _inherit = "emulation.review"

    conference_ids = fields.One2many(
        "emulation.conference", "review_id", string="Conferences"
    )

    def action_conference(self):
        """Open the conference that hears the report, or prepare it.

        :return: window action; a new one begins with the usual agenda of reviews
        """
        self.ensure_one()
        action = {
            "type": "ir.actions.act_window",
            "res_model": "emulation.conference",
            "view_mode": "form",
        }
        if self.conference_ids:
            return {**action, "res_id": self.conference_ids[:1].id}
        name = self.round_id.name
        return {
            **action,
            "context": {
                "default_review_id": self.id,
                "default_unit_id": self.department_id.id,
                "default_company_id": self.company_id.id,
                "default_year": self.round_id.year,
                "default_campaign_ids": self.campaign_id.ids,
                # Official words: the paper is Vietnamese whoever prepares it
                "default_name": f"Hội nghị {name[:1].lower()}{name[1:]}",
            },
        }

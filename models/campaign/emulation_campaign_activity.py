# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..core.days import vietnam_today


class EmulationCampaignActivity(models.Model):
    """What a unit did for a campaign: a bulletin, a talk, a training …

    It is evidence: assessments, reviews and exemplars cite it, and what is cited is
    not deleted.
    """

    _name = "emulation.campaign.activity"
    _description = "Activity of a Campaign"
    _inherit = [
        "emulation.unit.work.mixin",
        "emulation.photo.mixin",
        "emulation.cited.mixin",
        "emulation.owned.mixin",
    ]
    _order = "date desc, id desc"
    _check_company_auto = True
    _OWNERS = frozenset({"unit_id", "campaign_id"})
    # What is cited rests on them
    _FACTS = _OWNERS | {
        "name",
        "kind_id",
        "task_id",
        "date",
        "date_end",
        "quantity",
        "reach",
        "cost",
    }

    name = fields.Char(string="What Was Done", required=True)
    kind_id = fields.Many2one(
        "emulation.activity.kind",
        required=True,
        index=True,
        ondelete="restrict",
    )
    task_id = fields.Many2one(
        "emulation.task", index="btree_not_null", ondelete="restrict"
    )
    date = fields.Date(required=True, default=lambda self: vietnam_today(), index=True)
    date_end = fields.Date(string="Until", help="Last day, when it took several.")
    date_stop = fields.Date(
        string="Last Day", compute="_compute_date_stop", store=True, precompute=True
    )
    year = fields.Integer(
        compute="_compute_year",
        store=True,
        precompute=True,
        index=True,
        aggregator=None,
    )
    quantity = fields.Integer(
        default=1, help="How many: bulletins, banners, talks, courses …"
    )
    reach = fields.Integer(string="People Reached")
    cost = fields.Monetary()
    currency_id = fields.Many2one(related="company_id.currency_id")
    note = fields.Text(help="Where, with whom, and what came of it.")

    _days_in_order = models.Constraint(
        "CHECK (date <= date_end)", "The activity ends before it begins."
    )
    _figures_positive = models.Constraint(
        "CHECK (quantity >= 0 AND reach >= 0 AND cost >= 0)",
        "Quantity, people reached and cost are not negative.",
    )
    _by_unit = models.Index("(campaign_id, year, unit_id)")

    # --- Computes -------------------------------------------------------------

    @api.depends("date", "date_end")
    def _compute_date_stop(self):
        for activity in self:
            activity.date_stop = activity.date_end or activity.date

    @api.depends("date")
    def _compute_year(self):
        for activity in self:
            activity.year = activity.date.year if activity.date else False

    # --- Rules ----------------------------------------------------------------

    @api.constrains("campaign_id", "task_id", "date", "date_end")
    def _check_activity(self):
        problems = []
        for activity in self:
            days = {activity.date, activity.date_stop}
            problems += activity.campaign_id._get_day_problems(activity.name, days)
        if problems:
            raise ValidationError("\n".join(problems))
        for campaign, activities in self.grouped("campaign_id").items():
            campaign._check_own_tasks(activities)

    def write(self, vals):
        if self._FACTS & vals.keys():
            self._check_not_cited()
        return super().write(vals)

    def _check_not_cited(self):
        """Refuse to change facts that others rely on; photos and notes may be added.

        :raise UserError: naming every activity
        """
        uses = self._get_citations()
        cited = self.filtered(lambda activity: uses.get(activity.id))
        if cited:
            raise UserError(
                "\n".join(
                    self.env._(
                        "“%(activity)s” is cited as evidence and stays as it is. "
                        "Enter what is missing as another activity.",
                        activity=activity.name,
                    )
                    for activity in cited
                )
            )

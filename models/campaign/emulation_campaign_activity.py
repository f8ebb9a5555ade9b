# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

MEGABYTE = 1024 * 1024


class EmulationCampaignActivity(models.Model):
    """What a unit did for a campaign: a bulletin, a talk, a training …

    It is evidence: assessments, reviews and exemplars cite it, and what is cited is
    not deleted.
    """

    _name = "emulation.campaign.activity"
    _description = "Activity of a Campaign"
    _inherit = ["emulation.cited.mixin"]
    _order = "date desc, id desc"
    _check_company_auto = True

    name = fields.Char(string="What Was Done", required=True)
    campaign_id = fields.Many2one(
        "emulation.campaign",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=[("state", "=", "launched"), ("is_template", "=", False)],
        default=lambda self: self.env["emulation.campaign"]._get_only_launched(),
    )
    company_id = fields.Many2one(
        related="campaign_id.company_id", store=True, index=True
    )
    unit_id = fields.Many2one(
        "hr.department",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=lambda self: self._get_unit_domain(),
        default=lambda self: self._get_own_unit(),
    )
    kind_id = fields.Many2one(
        "emulation.activity.kind",
        required=True,
        index=True,
        ondelete="restrict",
    )
    task_id = fields.Many2one(
        "emulation.task", index="btree_not_null", ondelete="restrict"
    )
    date = fields.Date(required=True, default=fields.Date.context_today, index=True)
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
    photo_ids = fields.Many2many("ir.attachment", string="Photos", copy=False)
    photo_count = fields.Integer(compute="_compute_photo_count")

    _days_in_order = models.Constraint(
        "CHECK (date <= date_end)", "The activity ends before it begins."
    )
    _figures_positive = models.Constraint(
        "CHECK (quantity >= 0 AND reach >= 0 AND cost >= 0)",
        "Quantity, people reached and cost are not negative.",
    )
    _by_unit = models.Index("(campaign_id, year, unit_id)")

    # --- Computes -------------------------------------------------------------

    @api.model
    def _get_unit_domain(self):
        domain = [("emulation_level_id", "!=", False)]
        if not self.env.user.has_group("hr_emulation.group_officer"):
            domain.append(("emulation_is_mine", "=", True))
        return domain

    @api.model
    def _get_own_unit(self):
        return self.env.user._emulation_own_unit()

    @api.depends("date", "date_end")
    def _compute_date_stop(self):
        for activity in self:
            activity.date_stop = activity.date_end or activity.date

    @api.depends("date")
    def _compute_year(self):
        for activity in self:
            activity.year = activity.date.year if activity.date else False

    @api.depends("photo_ids")
    def _compute_photo_count(self):
        for activity in self:
            activity.photo_count = len(activity.photo_ids)

    # --- Rules ----------------------------------------------------------------

    @api.constrains("campaign_id", "task_id", "date", "date_end")
    def _check_activity(self):
        problems = []
        for activity in self:
            problems += activity._get_day_problems()
        if problems:
            raise ValidationError("\n".join(problems))
        for campaign, activities in self.grouped("campaign_id").items():
            campaign._check_own_tasks(activities)

    def _get_day_problems(self):
        self.ensure_one()
        campaign = self.campaign_id
        if campaign.state not in ("launched", "closed"):
            return [
                self.env._(
                    "“%(campaign)s” is not launched.", campaign=campaign.display_name
                )
            ]
        first, last = campaign.date_start, campaign.date_end
        lang = self.env["res.lang"]._get_data(code=self.env.lang or "en_US")
        form = lang.date_format or "%Y-%m-%d"
        outside = [
            day
            for day in {self.date, self.date_end or self.date}
            if day < first or (last and day > last)
        ]
        return [
            self.env._(
                "%(name)s: %(day)s lies outside the campaign, which runs from "
                "%(first)s to %(last)s.",
                name=self.name,
                day=day.strftime(form),
                first=first.strftime(form),
                last=last.strftime(form) if last else "…",
            )
            for day in sorted(outside)
        ]

    @api.constrains("photo_ids")
    def _check_photos(self):
        """Refuse files that are too large, naming each; the rest of the form stays."""
        problems = []
        for activity in self:
            limit = activity.company_id.emulation_photo_megabytes
            problems += [
                self.env._(
                    "%(file)s has %(size)s MB; a photo may have %(limit)s MB at most. "
                    "Take it in a smaller size and add it again.",
                    file=photo.name,
                    size=-(-photo.file_size // MEGABYTE),
                    limit=limit,
                )
                for photo in activity.photo_ids
                if limit and photo.file_size > limit * MEGABYTE
            ]
        if problems:
            raise ValidationError("\n".join(problems))

    @api.model_create_multi
    def create(self, vals_list):
        activities = super().create(vals_list)
        activities._take_photos()
        return activities

    def write(self, vals):
        result = super().write(vals)
        if "photo_ids" in vals:
            self._take_photos()
        return result

    def _take_photos(self):
        """Photos just uploaded are their owner's alone until they have a record."""
        for activity in self:
            loose = activity.photo_ids.filtered(
                lambda a: a.res_model == self._name and not a.res_id
            )
            loose.res_id = activity.id

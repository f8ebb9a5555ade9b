# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..core.days import vietnam_today


class EmulationYearlyWorkMixin(models.AbstractModel):
    """What belongs to one year of a launched campaign."""

    _name = "emulation.yearly.work.mixin"
    _description = "Work for a Year of a Campaign"
    _inherit = ["emulation.campaign.work.mixin"]

    year = fields.Integer(
        required=True,
        default=lambda self: vietnam_today().year,
        aggregator=None,
        index=True,
    )

    @api.constrains("campaign_id", "year")
    def _check_campaign_year(self):
        problems = []
        for campaign, year in {(rec.campaign_id, rec.year): rec for rec in self}:
            problems += campaign._get_year_problems(year)
        if problems:
            raise ValidationError("\n".join(problems))

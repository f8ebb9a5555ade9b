# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.date_utils import get_month


class EmulationCampaignRole(models.Model):
    """Who does what in a campaign: a duty of a level or of a body inside it."""

    _name = "emulation.campaign.role"
    _description = "Campaign Role"
    _inherit = ["emulation.campaign.part.mixin"]
    _order = "campaign_id, sequence, id"
    _rec_name = "duty"

    campaign_id = fields.Many2one(
        "emulation.campaign", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    code = fields.Char(
        string="No.", help="Number of the paragraph in the source document."
    )
    level_id = fields.Many2one(
        "emulation.level", required=True, index=True, ondelete="restrict"
    )
    actor = fields.Char(help="The organisations meant, in the words of the document.")
    body_name = fields.Char(
        string="Body Inside",
        help="The office or committee inside that has the duty. The head of a "
        "department of this name is made responsible when a year is opened.",
    )
    duty = fields.Text(required=True)
    duty_kind = fields.Selection(
        [
            ("steer", "Steer"),
            ("launch", "Launch"),
            ("guide", "Guide"),
            ("inspect", "Inspect"),
            ("commend", "Commend"),
            ("report", "Report"),
            ("review", "Review"),
            ("communicate", "Communicate"),
            ("model", "Build models"),
            ("cooperate", "Cooperate"),
            ("execute", "Carry out"),
        ],
        required=True,
        default="execute",
    )
    yearly_month = fields.Integer(
        string="Month", help="Month in which the duty is due every year, if any."
    )
    yearly_day = fields.Integer(string="Day", help="Day of that month.")
    source_document = fields.Char(help="Key of the guidance document.")

    _yearly_date = models.Constraint(
        "CHECK (COALESCE(yearly_month, 0) BETWEEN 0 AND 12"
        " AND COALESCE(yearly_day, 0) BETWEEN 0 AND 31"
        " AND (COALESCE(yearly_day, 0) = 0 OR COALESCE(yearly_month, 0) > 0))",
        "The yearly date of a duty needs a month from 1 to 12 and a day of it.",
    )

    @api.constrains("yearly_month", "yearly_day")
    def _check_yearly_date(self):
        for role in self.filtered("yearly_month"):
            # a leap year: 29 February is a date people may name
            last = get_month(fields.Date.to_date(f"2024-{role.yearly_month:02d}-01"))[1]
            if role.yearly_day > last.day:
                raise ValidationError(
                    self.env._(
                        "%(role)s: month %(month)s has no day %(day)s.",
                        role=role.display_name,
                        month=role.yearly_month,
                        day=role.yearly_day,
                    )
                )

    @api.depends("level_id.name", "body_name", "duty")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for role in self:
            who = role.body_name or role.level_id.name or ""
            role.display_name = f"{who}: {role.duty or ''}"

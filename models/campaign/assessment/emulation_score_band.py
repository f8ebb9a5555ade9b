# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ...profile.emulation_rating import RATING_LEVELS


class EmulationScoreBand(models.Model):
    """From which share of the points on a sheet proposes a rating.

    Part of what a launch freezes: sheets follow the bands of their revision.
    """

    _name = "emulation.score.band"
    _description = "Rating by Points"
    _inherit = ["emulation.campaign.part.mixin"]
    _order = "campaign_id, min_percent desc, id"
    _rec_name = "level"

    campaign_id = fields.Many2one(
        "emulation.campaign", required=True, index=True, ondelete="cascade"
    )
    subject_kind = fields.Selection(
        [
            ("individual", "Individuals"),
            ("collective", "Collectives"),
            ("both", "Individuals and collectives"),
        ],
        string="For",
        required=True,
        default="both",
    )
    level = fields.Selection(RATING_LEVELS, string="Rated As", required=True)
    min_percent = fields.Float(
        string="From Percent",
        digits=(5, 2),
        aggregator=None,
        help="Share of the points that could be reached; of sheets without points the "
        "share of what was met.",
    )

    _level_unique = models.Constraint(
        "UNIQUE(campaign_id, subject_kind, level)",
        "The campaign already says from where on this rating is proposed.",
    )
    _percent_possible = models.Constraint(
        "CHECK (min_percent BETWEEN 0 AND 200)",
        "The percent lies between 0 and 200.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        bands = super().create(vals_list)
        bands.campaign_id._check_scoring_open()
        return bands

    def write(self, vals):
        self.campaign_id._check_scoring_open()
        res = super().write(vals)
        if "campaign_id" in vals:
            self.campaign_id._check_scoring_open()
        return res

    @api.ondelete(at_uninstall=False)
    def _unlink_except_frozen(self):
        self.campaign_id._check_scoring_open()

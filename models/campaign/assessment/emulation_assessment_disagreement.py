# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

_STORED = {"compute": "_compute_disagreement", "store": True, "compute_sudo": True}
_MEAN = {**_STORED, "digits": (8, 2), "aggregator": "avg"}


class EmulationAssessment(models.Model):
    """How far a unit's column lies from what the subject gave himself."""

    _inherit = "emulation.assessment"

    is_compared = fields.Boolean(
        string="Scored by Both",
        help="Both the subject and the unit have answered: the two can be compared.",
        **_STORED,
    )
    score_difference = fields.Float(
        string="Unit Minus Self",
        help="Below zero: the unit gave less than the subject gave himself.",
        **_MEAN,
    )
    score_gap = fields.Float(
        string="Disagreement",
        help="The difference without its sign; of several sheets the mean.",
        **_MEAN,
    )

    @api.depends(
        "self_total", "unit_total", "line_ids.self_value", "line_ids.unit_value"
    )
    def _compute_disagreement(self):
        for sheet in self:
            lines = sheet.line_ids
            sheet.is_compared = any(lines.mapped("self_value")) and any(
                lines.mapped("unit_value")
            )
            difference = sheet.unit_total - sheet.self_total
            sheet.score_difference = difference if sheet.is_compared else 0
            sheet.score_gap = abs(sheet.score_difference)

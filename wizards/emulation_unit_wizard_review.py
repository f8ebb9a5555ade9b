# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.fields import Command


class EmulationUnitWizard(models.TransientModel):
    """The same choice for the units that report in a review round."""

    _inherit = "emulation.unit.wizard"

    review_round_id = fields.Many2one("emulation.review.round", readonly=True)

    def _get_units_before(self):
        if self.review_round_id:
            return self.review_round_id.department_ids
        return super()._get_units_before()

    def _set_units(self):
        if not self.review_round_id:
            return super()._set_units()
        return self.review_round_id.write(
            {"department_ids": [Command.set(self.unit_ids.ids)]}
        )

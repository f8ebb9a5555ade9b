# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class HrDepartment(models.Model):
    """Exemplars of a unit, as a smart button."""

    _inherit = "hr.department"

    emulation_exemplar_count = fields.Integer(
        string="Exemplars", compute="_compute_emulation_counts"
    )

    @api.model
    def _emulation_count_fields(self):
        return {
            **super()._emulation_count_fields(),
            "emulation.exemplar": "emulation_exemplar_count",
        }

    def action_open_emulation_exemplars(self):
        """Open the exemplars of the unit and of what is below it.

        :return: window action
        """
        return self._open_emulation_records(
            "emulation.exemplar", self.env._("Exemplars")
        )

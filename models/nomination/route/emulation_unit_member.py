# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models


class EmulationUnitMember(models.Model):
    """Who leads changes: steps under way move to whoever leads now."""

    _inherit = "emulation.unit.member"

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._get_led()._emulation_settle_seats()
        return rows

    def write(self, vals):
        led = self._get_led()
        res = super().write(vals)
        (led | self._get_led())._emulation_settle_seats()
        return res

    def unlink(self):
        led = self._get_led()
        res = super().unlink()
        led._emulation_settle_seats()
        return res

    def _get_led(self):
        return self.sudo().filtered(lambda m: m.role != "member").department_id

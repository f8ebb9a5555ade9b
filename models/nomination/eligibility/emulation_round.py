# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models


class EmulationRound(models.Model):
    _inherit = "emulation.round"

    def copy(self, default=None):
        rounds = super().copy(default)
        for old, new in zip(self, rounds, strict=True):
            old.category_ids._link_standards(new.category_ids)
        return rounds

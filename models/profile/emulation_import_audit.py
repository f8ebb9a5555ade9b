# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models


class EmulationAuditLog(models.Model):
    """Words for what imports do."""

    _inherit = "emulation.audit.log"

    @api.model
    def _get_event_words(self):
        return {**super()._get_event_words(), "imported": self.env._("Imported")}

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models


class EmulationAuditLog(models.Model):
    _inherit = "emulation.audit.log"

    @api.model
    def _get_event_words(self):
        return {
            **super()._get_event_words(),
            "posted": self.env._("Posting ended"),
            "answered": self.env._("Answer recorded"),
            "delegated": self.env._("Delegated"),
            "attach_signed": self.env._("Signed copy filed"),
            "supersede": self.env._("Replaced"),
            "end": self.env._("Delegation ended early"),
        }

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models


class EmulationAuditLog(models.Model):
    """Words for what happens to quotas and the results they are a share of."""

    _inherit = "emulation.audit.log"

    @api.model
    def _get_event_words(self):
        return super()._get_event_words() | {
            "quota added": self.env._("Quota added"),
            "quota removed": self.env._("Quota removed"),
            "quota changed": self.env._("Quota changed"),
            "quota recomputed": self.env._("Quota counted anew"),
            "results closed": self.env._("Results closed"),
            "results reopened": self.env._("Results opened again"),
            "place released": self.env._("Place given back: the deadline has passed"),
        }


class EmulationQuota(models.Model):
    _inherit = "emulation.quota"

    def _log(self, event, before=None, reason=None):
        """Append to the audit log what the rows are now, and were."""
        self.env["emulation.audit.log"]._append(
            self,
            event,
            {
                quota.id: {
                    "number": quota.number,
                    "percent": str(quota.percent),
                    "base": quota.base,
                    "capacity": quota.capacity,
                    **({"before": before[quota.id]} if before else {}),
                }
                for quota in self
            },
            reason=reason,
        )

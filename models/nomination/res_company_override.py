# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class ResCompany(models.Model):
    """Who may set aside what must be met."""

    _inherit = "res.company"

    emulation_override_user_ids = fields.Many2many(
        "res.users",
        "emulation_override_user_rel",
        "company_id",
        "user_id",
        string="May Override What Must Be Met",
        help="Emulation administrators who may set a condition aside that must be met, "
        "with reason and paper. Nobody while the list is empty.",
    )

    def write(self, vals):
        before = {company.id: company.emulation_override_user_ids for company in self}
        res = super().write(vals)
        changed = self.filtered(lambda c: c.emulation_override_user_ids != before[c.id])
        self.env["emulation.audit.log"]._append(
            changed,
            "overriders named",
            {
                company.id: {
                    "users": company.emulation_override_user_ids.mapped("login")
                }
                for company in changed
            },
        )
        return res


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    emulation_override_user_ids = fields.Many2many(
        related="company_id.emulation_override_user_ids", readonly=False
    )


class EmulationAuditLog(models.Model):
    _inherit = "emulation.audit.log"

    def _get_event_words(self):
        return {
            **super()._get_event_words(),
            "overridden": self.env._("Condition overridden"),
            "overriders named": self.env._("Administrators who may override named"),
        }

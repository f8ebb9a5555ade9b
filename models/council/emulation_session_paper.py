# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class ResCompany(models.Model):
    """Whether what was done on paper may be recorded."""

    _inherit = "res.company"

    emulation_allow_paper = fields.Boolean(
        string="Record from Paper",
        default=True,
        help="Officers may enter sessions, steps and decisions that took place on "
        "paper, with the scan.",
    )


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    emulation_allow_paper = fields.Boolean(
        related="company_id.emulation_allow_paper", readonly=False
    )


class EmulationSession(models.Model):
    """A session held on paper: an officer enters what its signed minutes say."""

    _inherit = "emulation.session"

    def _may_record_paper(self):
        self.ensure_one()
        return (
            self.is_from_paper
            and self.sudo().company_id.emulation_allow_paper
            and self.env.user.has_group("hr_emulation.group_officer")
        )

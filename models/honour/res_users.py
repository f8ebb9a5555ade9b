# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class ResUsers(models.Model):
    """Everybody decides himself whether the others see him on the honour roll."""

    _inherit = "res.users"

    emulation_honour_hidden = fields.Boolean(
        string="Not on the Honour Roll",
        compute="_compute_emulation_honour_hidden",
        inverse="_inverse_emulation_honour_hidden",
        help="Your awards stay in the register, but the other employees do not see "
        "them on the honour roll or on your profile.",
    )

    @property
    def SELF_READABLE_FIELDS(self):  # noqa: N802
        return [*super().SELF_READABLE_FIELDS, "emulation_honour_hidden"]

    @property
    def SELF_WRITEABLE_FIELDS(self):  # noqa: N802
        return [*super().SELF_WRITEABLE_FIELDS, "emulation_honour_hidden"]

    @api.depends("employee_ids.emulation_honour_hidden")
    def _compute_emulation_honour_hidden(self):
        # One's own wish is not the HR office's secret
        for user in self.sudo():
            user.emulation_honour_hidden = any(
                user.employee_ids.mapped("emulation_honour_hidden")
            )

    def _inverse_emulation_honour_hidden(self):
        for user in self:
            # A person may have several employee records
            employees_sudo = user._emulation_employees()
            employees_sudo.emulation_honour_hidden = user.emulation_honour_hidden

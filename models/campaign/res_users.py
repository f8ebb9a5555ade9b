# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.fields import Domain


class ResUsers(models.Model):
    _inherit = "res.users"

    def _emulation_own_unit(self):
        """Return the unit the user belongs to today, for forms to begin with."""
        self.ensure_one()
        rows_sudo = self._emulation_memberships_sudo().filtered(
            lambda m: not m.is_ad_hoc
        )
        # The regular place before one held beside it
        units = rows_sudo.sorted("is_concurrent").unit_id
        return units[:1].with_env(self.env)

    def _emulation_unit_domain(self):
        """Return which units the user may choose: officers all, others their own."""
        self.ensure_one()
        domain = Domain("emulation_level_id", "!=", False)
        if not self.has_group("hr_emulation.group_officer"):
            domain &= Domain("emulation_is_mine", "=", True)
        return domain

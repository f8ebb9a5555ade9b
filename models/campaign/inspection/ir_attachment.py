# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.exceptions import AccessError


class IrAttachment(models.Model):
    """A signed conclusion tells of everybody inspected."""

    _inherit = "ir.attachment"

    def _check_access(self, operation):
        """Show a signed conclusion to nobody who may read only a part of it."""
        result = super()._check_access(operation)
        if self.env.su:
            return result
        scans = self._filter_partly_readable()
        if not scans:
            return result
        forbidden = scans | (result[0] if result else self.browse())
        return forbidden, lambda: AccessError(
            self.env._(
                "The signed conclusion tells of others as well. "
                "Print the conclusion to get the part that concerns you."
            )
        )

    def _filter_partly_readable(self):
        """Keep the signed conclusions of which the user reads a part."""
        inspections = self.env["emulation.inspection"]
        files_sudo = self.sudo().filtered(
            lambda a: a.res_model == inspections._name and a.res_id
        )
        if not files_sudo:
            return self.browse()
        told = inspections.browse(set(files_sudo.mapped("res_id"))).exists()
        partly = (told - told._filter_whole()).sudo()
        return self & partly.signed_attachment_id.with_env(self.env)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from ....engine.package import digest, seal_again


class EmulationPackage(models.Model):
    """Packages sent under a key that has been changed since: the partner refuses them.

    Only the seal is made anew; what was sealed, and its identifier, stay.
    """

    _inherit = "emulation.package"

    is_key_newer = fields.Boolean(compute="_compute_is_key_newer")

    @api.depends("direction", "state", "done_on", "partner_id.key_set_on")
    def _compute_is_key_newer(self):
        for package in self:
            key_set_on = package.partner_id.key_set_on
            package.is_key_newer = (
                package.direction == "sent"
                and package.state == "done"
                and bool(key_set_on)
                and package.done_on < key_set_on
            )

    def action_seal_again(self):
        """Seal packages that were sent with the partner's present key.

        :return: True
        :raise UserError: naming every package and every reason
        """
        self.check_access("write")
        problems = []
        if not self.env.user.has_group("hr_emulation.group_officer"):
            problems.append(self.env._("only an emulation officer may do this"))
        problems += [
            self.env._(
                "%(name)s: the key was not changed since it was sealed.",
                name=package.display_name,
            )
            for package in self
            if not package.is_key_newer
        ]
        if problems:
            raise UserError("\n".join(problems))
        for package in self.with_context(bin_size=False):
            # Only the server reads the key
            key = package.partner_id.sudo().secret
            raw = seal_again(base64.b64decode(package.file), key)
            # The file of what is done is fixed
            package._write_guarded({"state": "draft"})
            package._write_guarded(
                {
                    "file": base64.b64encode(raw),
                    "sha256": digest(raw),
                    "done_on": fields.Datetime.now(),
                    "done_by_id": self.env.uid,
                }
            )
            package._write_guarded({"state": "done"})
        self.env["emulation.audit.log"]._append(
            self,
            "sealed",
            {p.id: {"sha256": p.sha256, "code": p.code} for p in self},
        )
        return True

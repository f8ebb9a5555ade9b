# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64
import json

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import file_open, format_date

from ....engine.package import Limits, PackageError, open_package, read_manifest

SCHEMA = "hr_emulation/static/schema/exchange-1.json"
MEGABYTE = 1 << 20


class EmulationPackage(models.Model):
    """Reading a package: who sent it, is it authentic, was it here before."""

    _inherit = "emulation.package"

    @api.model
    def _get_limits(self):
        """Return how large a package may be: the setting, or what is usual."""
        # A setting of the system, a figure and no secret
        parameters = self.env["ir.config_parameter"].sudo()
        packed = parameters.get_param("hr_emulation.package_packed_mb")
        return Limits(packed=int(packed) * MEGABYTE) if packed else Limits()

    def _check_size(self, vals_list):
        """Refuse a file that is too large before it is stored."""
        most = self._get_limits().packed
        if any(len(vals.get("file") or "") * 3 // 4 > most + 2 for vals in vals_list):
            error = PackageError("too_large", limit=most // MEGABYTE)
            raise UserError(self._get_fault_words(error))

    @api.model
    def _get_schema(self):
        with file_open(SCHEMA) as file:
            return json.load(file)

    def _open_sealed(self):
        """Return the exchange partner and the contents, once all of it is right.

        :return: (emulation.exchange.partner, engine.package.Package)
        :raise UserError: saying why the package is refused
        """
        self.ensure_one()
        if not self.file:
            raise UserError(self.env._("Choose the package first."))
        raw = base64.b64decode(self.with_context(bin_size=False).file)
        schema, limits = self._get_schema(), self._get_limits()
        try:
            manifest = read_manifest(raw, schema, limits)
            partner = self._find_partner(manifest)
            # Only the server reads the key
            package = open_package(raw, partner.sudo().secret, schema, limits)
        except PackageError as error:
            raise UserError(self._get_fault_words(error)) from error
        self._refuse_repeated(package.manifest)
        return partner, package

    def _find_partner(self, manifest):
        partner = self.env["emulation.exchange.partner"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("body_id.code", "=", manifest["sender"]),
                ("own_body_id.code", "=", manifest["recipient"]),
            ]
        )
        if not partner:
            raise UserError(
                self.env._(
                    "The package is not for us: “%(sender)s” sends it to "
                    "“%(recipient)s”, and there is no such exchange partner.",
                    sender=manifest["sender"],
                    recipient=manifest["recipient"],
                )
            )
        if problems := partner._get_key_problems():
            raise UserError("\n".join(problems))
        return partner

    def _refuse_repeated(self, manifest):
        before = self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("direction", "=", "received"),
                ("code", "=", manifest["id"]),
                ("state", "=", "done"),
            ],
            limit=1,
        )
        if before:
            raise UserError(
                self.env._(
                    "This package was brought in already, on %(day)s by %(user)s.",
                    day=format_date(self.env, before.done_on),
                    user=before.done_by_id.name,
                )
            )

    @api.model
    def _get_fault_words(self, error):
        """Put into words why a package is refused.

        :param PackageError error: what the engine found
        """
        words = {
            "too_large": self.env._("The package is larger than %(limit)s MB."),
            "damaged": self.env._(
                "The package is damaged or was cut off on the way; ask for it again."
            ),
            "odd_part": self.env._(
                "The package holds parts that do not belong in one: %(parts)s."
            ),
            "parts": self.env._("The package has more than %(limit)s parts."),
            "json": self.env._("The data in the package cannot be read."),
            "foreign": self.env._("The file is no package of this programme."),
            "newer": self.env._(
                "The package is of version %(version)s; this programme reads version "
                "%(known)s. Update it, or ask for an older package."
            ),
            "schema": self.env._(
                "The data in the package are not as agreed: %(path)s (%(keyword)s: "
                "%(detail)s); %(count)s faults."
            ),
            "seal": self.env._(
                "The seal does not fit: the package was changed, or the two keys "
                "differ. Compare the fingerprints of the keys."
            ),
            "changed": self.env._(
                "The package was changed after it was sealed: %(parts)s."
            ),
            "missing_part": self.env._("Parts of the package are missing: %(parts)s."),
            "extra_part": self.env._(
                "The package holds parts that its list does not name: %(parts)s."
            ),
        }
        return words[error.reason] % error.params

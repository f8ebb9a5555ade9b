# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64
import binascii
from hashlib import sha256

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...engine.scan import find_fault

# Guarded by every model of the mixin
SIGNED_FIELDS = (
    "signed_attachment_id",
    "signed_sha256",
    "signed_on",
    "signed_by_id",
    "difference_note",
)


class EmulationSignedMixin(models.AbstractModel):
    """Papers whose signed copy is kept beside the issued text.

    The issued text is never remade; the signed copy, a scan or a digitally signed
    PDF, is the one that counts, and whoever files it says where it differs.
    """

    _name = "emulation.signed.mixin"
    _description = "Paper with a Signed Copy"

    signed_attachment_id = fields.Many2one(
        "ir.attachment",
        string="Signed Copy",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    signed_sha256 = fields.Char(
        string="SHA-256 of the Signed Copy", readonly=True, copy=False
    )
    signed_on = fields.Datetime(string="Signed Copy Filed", readonly=True, copy=False)
    signed_by_id = fields.Many2one(
        "res.users",
        string="Filed By",
        readonly=True,
        copy=False,
        ondelete="restrict",
    )
    difference_note = fields.Text(
        string="Where It Differs",
        readonly=True,
        copy=False,
        help="In what the signed copy differs from the issued text, in words.",
    )

    @api.model
    def _read_signed_file(self, name, content):
        """Return the bytes of a file sent in base64, once they are a readable paper.

        :raise UserError: saying why the file is not accepted
        """
        if not (name or "").strip():
            raise UserError(self.env._("The file has no name."))
        data, problems = self._look_at_file(name, content)
        if problems:
            raise UserError("\n".join(problems))
        return data

    @api.model
    def _look_at_file(self, name, content):
        """Return the bytes of a file sent in base64, and why they are no paper.

        :return: ``(bytes, [sentence, ...])``
        """
        try:
            data = base64.b64decode(content or b"", validate=True)
        except (binascii.Error, TypeError, ValueError):
            data = b""
        reasons = {
            "empty": self.env._("it is empty"),
            "kind": self.env._("it is neither a PDF nor a picture"),
            "encrypted": self.env._("it is locked with a password"),
            "broken": self.env._("it is damaged and cannot be read"),
            "large": self.env._("the picture is too large"),
        }
        fault = find_fault(data)
        problems = fault and [
            self.env._(
                "“%(file)s” is not accepted: %(reason)s.",
                file=name,
                reason=reasons[fault],
            )
        ]
        return data, problems or []

    def _keep_file(self, name, data):
        """Attach bytes to this record; nobody changes them from outside."""
        self.ensure_one()
        return (
            self.env["ir.attachment"]
            .sudo()
            .create(
                {
                    "name": name,
                    "raw": data,
                    "res_model": self._name,
                    "res_id": self.id,
                }
            )
        )

    def _get_fixed_files(self):
        """Return the files that are neither replaced nor deleted any more."""
        return self.signed_attachment_id

    def _prepare_signed(self, name, data, difference_note=None):
        """Attach the signed copy and return the values that tell of it."""
        return {
            "signed_attachment_id": self._keep_file(name, data).id,
            "signed_sha256": sha256(data).hexdigest(),
            "signed_on": fields.Datetime.now(),
            "signed_by_id": self.env.uid,
            "difference_note": (difference_note or "").strip() or False,
        }

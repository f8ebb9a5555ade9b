# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import hashlib
import hmac

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

SHORTEST_KEY = 32


class EmulationExchangePartner(models.Model):
    """A body with a database of its own, and the key shared with it.

    The key is typed on both sides and never shown again: no role reads it, only the
    server, to seal and to check. Both sides compare its fingerprint.
    """

    _name = "emulation.exchange.partner"
    _description = "Exchange Partner"
    _inherit = ["emulation.cited.mixin"]
    _order = "body_id, id"
    _rec_name = "body_id"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        index=True,
        ondelete="restrict",
    )
    active = fields.Boolean(default=True)
    own_body_id = fields.Many2one(
        "emulation.body",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=[("is_inside", "=", True)],
        help="Our body that exchanges packages.",
    )
    body_id = fields.Many2one(
        "emulation.body",
        string="Partner",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("is_inside", "=", False)],
        help="The body with a database of its own.",
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Stands For It Here",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        domain=[("emulation_level_id", "!=", False)],
        help="The unit of this database that puts forward what the partner proposes; "
        "its collectives and people are filed under it. Needed to receive proposals.",
    )
    secret = fields.Char(groups=fields.NO_ACCESS, copy=False)
    new_key = fields.Char(
        compute="_compute_new_key",
        inverse="_inverse_new_key",
        copy=False,
        help="At least 32 characters, the same on both sides. It is never shown again.",
    )
    key_fingerprint = fields.Char(
        readonly=True,
        copy=False,
        help="Compare it with the partner: equal keys have equal fingerprints.",
    )
    key_set_on = fields.Datetime(readonly=True, copy=False)

    _pair_unique = models.Constraint(
        "UNIQUE(own_body_id, body_id)", "These two bodies already exchange packages."
    )

    def _compute_new_key(self):
        self.new_key = False

    def _inverse_new_key(self):
        now = fields.Datetime.now()
        for partner in self.filtered("new_key"):
            key = partner.new_key.strip()
            if len(key) < SHORTEST_KEY:
                raise UserError(
                    self.env._(
                        "%(name)s: the key needs at least %(count)s characters.",
                        name=partner.display_name,
                        count=SHORTEST_KEY,
                    )
                )
            mark = hmac.new(key.encode(), b"fingerprint", hashlib.sha256).hexdigest()
            # Nobody but the server has access to the key
            partner.sudo().write(
                {"secret": key, "key_fingerprint": mark[:8], "key_set_on": now}
            )
            self.env["emulation.audit.log"]._append(
                partner, "key set", {partner.id: {"fingerprint": mark[:8]}}
            )

    @api.constrains("own_body_id", "body_id")
    def _check_codes(self):
        problems = [
            self.env._(
                "%(body)s needs a code: packages name bodies by it.",
                body=body.official_name,
            )
            for body in self.own_body_id | self.body_id
            if not body.code
        ]
        if problems:
            raise ValidationError("\n".join(problems))

    @api.model_create_multi
    def create(self, vals_list):
        self._refuse_typed_marks(vals_list)
        partners = super().create(vals_list)
        partners.invalidate_recordset(["new_key"])
        return partners

    def write(self, vals):
        self._refuse_typed_marks([vals])
        res = super().write(vals)
        # What was typed does not stay where it could be read
        self.invalidate_recordset(["new_key"])
        return res

    @api.model
    def _refuse_typed_marks(self, vals_list):
        marks = {"secret", "key_fingerprint", "key_set_on"}
        if not self.env.su and marks & set().union(*vals_list):
            raise UserError(self.env._("A key is set by typing it as the new key."))

    def _get_key_problems(self):
        """Why nothing can be exchanged with it, as a list of sentences."""
        if self.sudo().secret:
            return []
        return [
            self.env._("%(partner)s: the key is missing.", partner=self.display_name)
        ]


class EmulationAuditLog(models.Model):
    _inherit = "emulation.audit.log"

    def _get_event_words(self):
        words = super()._get_event_words()
        return {**words, "key set": self.env._("Key set")}

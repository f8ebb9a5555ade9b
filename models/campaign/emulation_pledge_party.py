# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

# A plain object: JSON cannot carry it, so no RPC context opens the door.
_DOOR = object()
_DOOR_KEY = "emulation_sign_door"
_SIGNATURE = frozenset(
    {"signed_on", "signed_by_id", "signer_name", "signer_position", "is_on_paper"}
)


class EmulationPledgeParty(models.Model):
    """One party of a pledge and the signature of its head."""

    _name = "emulation.pledge.party"
    _description = "Party of a Pledge"
    _inherit = ["emulation.owned.mixin"]
    _order = "pledge_id, sequence, id"
    _rec_name = "department_id"
    _check_company_auto = True
    _OWNERS = frozenset({"pledge_id"})

    pledge_id = fields.Many2one(
        "emulation.pledge", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="pledge_id.company_id", store=True)
    sequence = fields.Integer(default=10)
    department_id = fields.Many2one(
        "hr.department",
        string="Signing Party",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    signed_on = fields.Datetime(readonly=True, copy=False)
    signed_by_id = fields.Many2one(
        "res.users",
        string="Entered by",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Who signed here or, when the paper was signed, who recorded it.",
    )
    is_on_paper = fields.Boolean(string="On Paper", readonly=True, copy=False)
    signer_name = fields.Char(string="Signed by", readonly=True, copy=False)
    signer_position = fields.Char(string="Position", readonly=True, copy=False)

    _once = models.Constraint(
        "UNIQUE(pledge_id, department_id)", "A party is named once in a pledge."
    )
    _signature_whole = models.Constraint(
        "CHECK ((signed_on IS NULL) = (signed_by_id IS NULL))",
        "A signature has a signer and a time.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        self.browse().check_access("create")
        for vals in vals_list:
            self._refuse_signature(vals)
        context = {
            key: value
            for key, value in self.env.context.items()
            if key.removeprefix("default_") not in _SIGNATURE
        }
        closed = self.with_env(self.env(context=context))
        parties = super(EmulationPledgeParty, closed).create(vals_list)
        parties._check_draft(parties.pledge_id)
        return parties

    def write(self, vals):
        if self.env.context.get(_DOOR_KEY) is not _DOOR:
            self._refuse_signature(vals)
            self._check_draft(self.pledge_id)
        result = super().write(vals)
        if "pledge_id" in vals:
            self._check_draft(self.pledge_id)
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_from_draft(self):
        self._check_draft(self.pledge_id)

    @api.model
    def _refuse_signature(self, vals):
        if _SIGNATURE & vals.keys():
            raise UserError(self.env._("A party signs by its head, with the button."))

    @api.model
    def _check_draft(self, pledges):
        """Refuse to change what people are signing or have signed.

        :raise UserError: naming every pledge
        """
        fixed = pledges.filtered(lambda p: p.state != "draft")
        if fixed:
            raise UserError(
                "\n".join(
                    self.env._(
                        "%(name)s is fixed: it has been opened for signing.",
                        name=pledge.display_name,
                    )
                    for pledge in fixed
                )
            )

    def _record_signatures(self, signers, signed_on):
        """Keep who signed the paper; the caller has asked whether he may.

        :param dict signers: ``{party: (name, position)}``
        :param datetime signed_on: when, UTC
        """
        for party, (name, position) in signers.items():
            party.sudo().with_context(**{_DOOR_KEY: _DOOR}).write(
                {
                    "signed_on": signed_on,
                    "signed_by_id": self.env.uid,
                    "signer_name": name,
                    "signer_position": position,
                    "is_on_paper": True,
                }
            )

    def _sign(self):
        """Sign as the user, in the name of the parties; the caller has asked whether."""
        person = self.env.user._emulation_employees()[:1]
        self.sudo().with_context(**{_DOOR_KEY: _DOOR}).write(
            {
                "signed_on": fields.Datetime.now(),
                "signed_by_id": self.env.uid,
                "signer_name": person.name or self.env.user.name,
                "signer_position": person.job_title or person.job_id.name,
            }
        )

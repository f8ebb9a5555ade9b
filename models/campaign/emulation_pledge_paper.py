# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.exceptions import UserError

from ..core.emulation_signed_mixin import SIGNED_FIELDS


class EmulationPledge(models.Model):
    """A pledge that was signed on paper: who signed, when, and the scan."""

    _name = "emulation.pledge"
    _inherit = ["emulation.pledge", "emulation.signed.mixin"]

    @classmethod
    def _guarded(cls):
        return super()._guarded() | set(SIGNED_FIELDS)

    def action_record_paper(
        self, signers, signed_on, name, content, difference_note=None
    ):
        """Record the signatures that are on paper and keep the scan.

        Those given here before stay; the paper brings all the others at once.

        :param list signers: ``{"party_id": id, "name": who, "position": as what}`` for
            each party that has not signed yet
        :param datetime signed_on: when the paper was signed, UTC
        :param str name: name of the scan
        :param str content: PDF or picture in base64
        :param str difference_note: where the paper differs, in words
        :return: True
        :raise UserError: naming every reason: not open, not who prepares it, a party
            that left, a signer missing, a day to come, a file that is not readable
        """
        self.ensure_one()
        self.check_access("write")
        self._check_transition("record_paper")
        signed_on = fields.Datetime.to_datetime(signed_on)
        by_party = {
            signer.get("party_id"): (
                (signer.get("name") or "").strip(),
                (signer.get("position") or "").strip() or False,
            )
            for signer in signers
        }
        self._check_paper_signers(by_party, signed_on)
        data = self._read_signed_file(name, content)
        self.party_ids._record_signatures(
            {
                party: by_party[party.id]
                for party in self.party_ids
                if party.id in by_party
            },
            signed_on,
        )
        vals = self._prepare_signed(name, data, difference_note)
        self._transition("record_paper", reason=difference_note, **vals)
        self.sudo().activity_ids.unlink()
        return True

    def _check_paper_signers(self, by_party, signed_on):
        waiting = self.party_ids.filtered(lambda p: not p.signed_on)
        problems = [
            self.env._("who signed for %(party)s", party=party.department_id.name)
            for party in waiting
            if not by_party.get(party.id, ("",))[0]
        ]
        problems = [self.env._("Still missing: %(what)s.", what=p) for p in problems]
        if by_party.keys() - set(waiting.ids):
            problems.append(
                self.env._("Only parties that have not signed yet are recorded.")
            )
        if not signed_on or signed_on > fields.Datetime.now():
            problems.append(
                self.env._("Say when the paper was signed; the day cannot be to come.")
            )
        if problems:
            raise UserError("\n".join(problems))

    def action_ask_paper(self):
        """Open the window that takes the signatures on paper.

        :return: window action
        :raise UserError: naming every reason why it is not possible
        """
        self.ensure_one()
        self.check_access("write")
        self._check_transition("record_paper")
        return self.env["emulation.pledge.paper.wizard"]._open(self)

    def action_open_scan(self):
        """Open the scan of the signed paper.

        :return: URL action
        :raise UserError: when there is none
        """
        self.ensure_one()
        self.check_access("read")
        if not self.signed_attachment_id:
            raise UserError(self.env._("There is no signed copy yet."))
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self.signed_attachment_id.id}",
            "target": "new",
        }

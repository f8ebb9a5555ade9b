# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..core.emulation_signed_mixin import SIGNED_FIELDS


class EmulationDecision(models.Model):
    """The decision as it was signed, beside the text that was issued here."""

    _name = "emulation.decision"
    _inherit = ["emulation.decision", "emulation.signed.mixin"]

    can_attach_signed = fields.Boolean(compute="_compute_can_attach_signed")

    @api.depends("state", "signed_attachment_id")
    @api.depends_context("uid")
    def _compute_can_attach_signed(self):
        problems = self._get_signed_problems()
        for decision in self:
            decision.can_attach_signed = not problems[decision.id]

    @classmethod
    def _guarded(cls):
        return super()._guarded() | set(SIGNED_FIELDS)

    def _get_signed_problems(self):
        """Why no signed copy can be filed: ``{decision id: [sentence, ...]}``."""
        officer = self.env.user.has_group("hr_emulation.group_officer")
        problems = {}
        for decision in self:
            reasons = problems[decision.id] = []
            if not officer:
                reasons.append(self.env._("only an emulation officer may do this"))
            if decision.state == "draft":
                reasons.append(self.env._("the decision is not issued yet"))
            if decision.signed_attachment_id:
                reasons.append(self.env._("its signed copy is already filed"))
        return problems

    def action_attach_signed(self, name, content, difference_note=None):
        """File the signed copy of an issued decision; the issued text stays.

        :param str name: name of the file
        :param str content: PDF or picture in base64
        :param str difference_note: where it differs from the issued text, in words
        :raise UserError: when the file is not readable, or with every other reason
        """
        self.ensure_one()
        self.check_access("write")
        if reasons := self._get_signed_problems()[self.id]:
            raise UserError("\n".join(f"{self.display_name}: {r}" for r in reasons))
        data = self._read_signed_file(name, content)
        vals = self._prepare_signed(name, data, difference_note)
        self._write_guarded(vals)
        self.env["emulation.audit.log"]._append(
            self,
            "attach_signed",
            {self.id: {"sha256": vals["signed_sha256"]}},
            reason=difference_note,
        )
        return True

    def action_ask_signed(self):
        """Open the window that takes the signed copy."""
        self.ensure_one()
        self.check_access("read")
        return self.env["emulation.signed.wizard"]._open(decision_id=self.id)

    def action_open_signed(self):
        """Open the signed copy.

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

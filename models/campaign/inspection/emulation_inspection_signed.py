# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models

from ...core.emulation_signed_mixin import SIGNED_FIELDS


class EmulationInspection(models.Model):
    """The conclusion as it was signed on paper, beside the text printed here."""

    _name = "emulation.inspection"
    _inherit = ["emulation.inspection", "emulation.signed.copy.mixin"]

    @classmethod
    def _guarded(cls):
        return super()._guarded() | set(SIGNED_FIELDS)

    def _get_signed_problems(self):
        problems = super()._get_signed_problems()
        for inspection in self:
            reasons = problems[inspection.id]
            if inspection.state not in ("concluded", "closed"):
                reasons.append(self.env._("the conclusion is not signed yet"))
            if not (inspection._is_named() or inspection._is_held()):
                reasons.append(
                    self.env._(
                        "only inspectors named for it, or the head or officer of the "
                        "inspecting unit, may do this"
                    )
                )
        return problems

    def action_ask_signed(self):
        """Open the window that takes the signed copy."""
        self.ensure_one()
        self.check_access("read")
        return self.env["emulation.signed.wizard"]._open(inspection_id=self.id)

    def _get_mail_thread_data_attachments(self):
        # Opened by its button, which says who may not read it
        return super()._get_mail_thread_data_attachments() - self.signed_attachment_id

    def _filter_whole(self):
        """Keep those of which the user may read every subject."""
        targets = self.env["emulation.inspection.target"]
        domain = [("inspection_id", "in", self.ids)]
        # Only to tell whether what the user reads is all of it
        hidden = targets.sudo().search(domain) - targets.search(domain).sudo()
        return self - hidden.inspection_id.with_env(self.env)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.exceptions import UserError

# What a nomination, an award or a decision rests on; drafts are still being made
_KEPT = {
    "emulation.nomination": ("draft", "returned"),
    "emulation.award": (),
    "emulation.decision": ("draft",),
}


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    @api.ondelete(at_uninstall=False)
    def _unlink_except_emulation_papers(self):
        problems = []
        for model, files in (
            self.filtered(lambda a: a.res_model in _KEPT).grouped("res_model").items()
        ):
            # The state decides, whoever may read the document
            records = self.env[model].sudo().browse(files.mapped("res_id")).exists()
            kept = records.filtered(lambda r, m=model: r.state not in _KEPT[m])
            problems += [
                self.env._(
                    "%(file)s belongs to “%(document)s” and is kept with it.",
                    file=attachment.name,
                    document=records.browse(attachment.res_id).display_name,
                )
                for attachment in files
                if attachment.res_id in kept.ids
            ]
        if problems:
            raise UserError("\n".join(problems))

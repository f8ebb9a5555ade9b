# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import Command, api, models
from odoo.exceptions import UserError
from odoo.tools.mimetypes import guess_mimetype

# What a nomination, an award or a decision rests on or led to; drafts are still made
_KEPT = {
    "emulation.nomination": ("draft", "returned"),
    "emulation.award": (),
    "emulation.decision": ("draft",),
    "emulation.proposal": ("draft",),
    "emulation.package": ("draft", "checked"),
    "emulation.certificate": (),
    "emulation.complaint": (),
    "emulation.pledge": ("draft",),
    "emulation.nomination.step": (),
    "emulation.dossier.document": ("draft",),
}
# What a scanner writes
_SCANS = ("application/pdf", "image/")


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

    # --- Papers of a record ---------------------------------------------------------

    @api.model
    def _emulation_readable(self, attachment_ids):
        """Return the files among ids that exist and have content.

        :raise AccessError: when the user may not read one of them
        """
        files = self.browse(attachment_ids or ()).exists()
        files.check_access("read")
        return files.filtered("file_size")

    def _emulation_is_scan(self):
        """Whether all files are scans by their content, whatever they are called."""
        return all(guess_mimetype(file.raw).startswith(_SCANS) for file in self)

    def _emulation_copy_to(self, records):
        """Add copies of these files to the papers of each record, in few statements.

        A copy belongs to its record: who reads the one reads the other, and it is
        kept with it. For our own code, which has checked the caller.

        :param records: recordset whose papers are ``attachment_ids``
        """
        copies_sudo = self.sudo().create(
            [
                {
                    "name": file.name,
                    "raw": file.raw,
                    "res_model": records._name,
                    "res_id": record.id,
                }
                for record in records
                for file in self
            ]
        )
        papers = copies_sudo.grouped("res_id")
        if papers:
            records._fields["attachment_ids"].write_batch(
                [
                    (record, [Command.link(file.id) for file in papers[record.id]])
                    for record in records.sudo()
                ]
            )

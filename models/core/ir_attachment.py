# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import Command, api, models
from odoo.exceptions import UserError
from odoo.tools.mimetypes import guess_mimetype

# What a file is and where it belongs
_CONTENT = frozenset(
    (
        *("name", "type", "mimetype", "raw", "datas", "db_datas", "store_fname", "url"),
        *("res_model", "res_field", "res_id", "public"),
    )
)
# What a nomination, an award or a decision rests on or led to; drafts are still made
_KEPT = {
    "emulation.nomination": ("draft", "returned"),
    "emulation.award": (),
    "emulation.decision": ("draft",),
    "emulation.proposal": ("draft",),
    "emulation.package": ("draft", "checked"),
    "emulation.certificate": (),
    "emulation.session": ("draft", "frozen", "open", "closed"),
    "emulation.complaint": (),
    "emulation.pledge": ("draft",),
    "emulation.nomination.step": (),
    "emulation.dossier.document": ("draft",),
}
# What a scanner writes
_SCANS = ("application/pdf", "image/")


class IrAttachment(models.Model):
    """Papers that count are neither replaced nor deleted."""

    _inherit = "ir.attachment"

    def write(self, vals):
        """Write files, but not what became of papers that are fixed.

        :raise UserError: naming every file
        """
        if names := _CONTENT & set(vals):
            # Comparing is no reading that the access log has to tell of
            own_sudo = self.sudo().filtered(
                lambda f: (f.res_model or "").startswith("emulation.")
            )
            own_sudo.filtered(
                lambda f: any(f[name] != vals[name] for name in names)
            )._check_not_fixed()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_fixed(self):
        self._check_not_fixed()

    def _check_not_fixed(self):
        if problems := self._get_fixed_problems():
            raise UserError("\n".join(problems))

    def _get_fixed_problems(self):
        """Say which of the files stay as they are, and as what.

        :return: list of sentences, one for each file
        """
        problems = []
        owned_sudo = self.sudo().filtered(lambda a: a.res_model in _KEPT and a.res_id)
        for model, files in owned_sudo.grouped("res_model").items():
            # The state decides, whoever may read the document
            records = self.env[model].sudo().browse(files.mapped("res_id")).exists()
            kept = records.filtered(lambda r, m=model: r.state not in _KEPT[m])
            problems += files._get_fixed_texts(kept)
        return problems

    def _get_fixed_texts(self, records):
        """Say of the files of these records that they stay."""
        return [
            self.env._(
                "%(file)s belongs to “%(document)s” and stays as it is.",
                file=file.name,
                document=records.browse(file.res_id).display_name,
            )
            for file in self
            if file.res_id in records.ids
        ]

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

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError


class EmulationAuditLog(models.Model):
    """The day's heads as a text that auditors keep outside the database.

    Whoever can rewrite the whole database can rebuild every chain; he cannot
    change a text that was mailed or printed before.
    """

    _inherit = "emulation.audit.log"

    @api.model
    def heads_text(self, day=None):
        """Return the last entry of every chain that grew on a day.

        :param day: date or ISO text, by the server's clock (UTC); today if empty
        :return: one line per document: ``model,id,number of entries,SHA-256``
        :raise AccessError: for others than auditors and administrators
        """
        self._check_auditor()
        day = fields.Date.to_date(day) or fields.Date.today()
        heads = (
            self.env["emulation.audit.head"]
            .sudo()
            .search(
                [
                    ("last_at", ">=", day),
                    ("last_at", "<", day + timedelta(days=1)),
                    *self._own_companies(),
                ],
                order="res_model, res_id",
            )
        )
        return "\n".join(
            f"{head.res_model},{head.res_id},{head.seq},{head.sha256}" for head in heads
        )

    @api.model
    def verify_heads(self, text):
        """Compare a kept text of heads with the log as it is now.

        :param str text: what ``heads_text`` returned on some day
        :return: the lines of the text that the log no longer confirms
        :raise AccessError: for others than auditors and administrators
        :raise UserError: when a line is no line of such a text
        """
        self._check_auditor()
        wanted, problems = {}, []
        for line in filter(None, map(str.strip, text.splitlines())):
            parts = line.split(",")
            if len(parts) == 4 and parts[1].isdigit() and parts[2].isdigit():
                wanted[parts[0], int(parts[1]), int(parts[2])] = (parts[3], line)
            else:
                problems.append(line)
        if problems:
            raise UserError(
                self.env._("Not a line of such a text:") + "\n" + "\n".join(problems)
            )
        entries = self.sudo().search(
            [
                ("res_model", "in", list({key[0] for key in wanted})),
                ("res_id", "in", list({key[1] for key in wanted})),
            ]
        )
        found = {(e.res_model, e.res_id, e.seq): e.sha256 for e in entries}
        return [line for key, (sha, line) in wanted.items() if found.get(key) != sha]

    @api.model
    def _cron_mail_heads(self):
        """Mail yesterday's heads to the auditors."""
        day = fields.Date.today() - timedelta(days=1)
        auditors = self.env.ref("hr_emulation.group_auditor").all_user_ids
        template = self.env.ref("hr_emulation.mail_template_audit_heads")
        for user in auditors.filtered("email"):
            own = self.with_user(user).with_context(
                allowed_company_ids=user.company_ids.ids
            )
            text = own.heads_text(day)
            if not text:
                continue
            template.with_context(
                lang=user.lang, emulation_day=str(day), emulation_heads=text
            ).send_mail(user.id)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from markupsafe import Markup

from odoo import api, models
from odoo.tools import format_date

from ...core.days import vietnam_today

WAITING_PATH = "/odoo/emulation-waiting"


class EmulationNotice(models.Model):
    """Words and mails: one mail for each person and run, in his language, queued."""

    _inherit = "emulation.notice"

    # --- Words ------------------------------------------------------------------------

    def _get_words(self):
        """What the notice says, in the language of the person told."""
        self.ensure_one()
        env = self.with_context(lang=self.user_id.lang).env
        words = {
            "meeting": env._("Nominations waiting for the meeting of your unit"),
            "appraisal": env._("Nominations waiting for your appraisal"),
            "approval": env._("Nominations waiting for your approval"),
            "council": env._("Nominations waiting for the session of the council"),
            "consultation": env._("Nominations waiting for an answer from outside"),
            "forward": env._("Nominations waiting to be forwarded"),
        }
        text = words[self.kind]
        if self.purpose == "late":
            text = env._("Nominations past their deadline in the units below you")
        return env._(
            "%(text)s: %(count)s (%(step)s)",
            text=text,
            count=self.count,
            step=self.name,
        )

    def _get_place_text(self):
        """The round, and until when."""
        self.ensure_one()
        if not self.deadline:
            return self.round_id.name
        return self.env._(
            "%(round)s, until %(day)s",
            round=self.round_id.name,
            day=format_date(self.env, self.deadline),
        )

    def _get_note(self):
        self.ensure_one()
        if self.purpose == "late":
            return False
        env = self.with_context(lang=self.user_id.lang).env
        return Markup('<p><a href="%s">%s</a></p>') % (
            WAITING_PATH,
            env._("Open what waits for me"),
        )

    # --- Reminders --------------------------------------------------------------------

    def _get_reminder_limits(self):
        """Days up to which deadlines are near, and up to which they are past."""
        company = self.env.company
        today = vietnam_today()
        before = company.emulation_remind_before_days
        after = company.emulation_remind_after_days
        return (
            before and company._get_emulation_workday(today, before),
            after and company._get_emulation_workday(today, -after),
        )

    def _note_deadlines(self, waiting):
        """The notice itself tells of the deadlines; what is near needs no reminder."""
        soon_limit, late_limit = self._get_reminder_limits()
        for notice in self:
            days = list(filter(None, waiting[notice]))
            for name, limit in (("soon_until", soon_limit), ("late_until", late_limit)):
                told = [day for day in days if limit and day <= limit]
                notice[name] = max(told, default=notice[name])

    def _get_reminders(self, waiting):
        """Notices whose deadline is near or past and was not reminded of yet.

        Of several deadlines that came up since the last run one mail tells at once.

        :param dict waiting: what waits by notice and deadline
        :return: ``{notice: earliest deadline to remind of}``
        """
        today = vietnam_today()
        soon_limit, late_limit = self._get_reminder_limits()
        reminders = {}
        for notice in self.filtered(lambda n: n.purpose == "act" and n.count):
            days = list(filter(None, waiting[notice]))
            soon = [
                day
                for day in days
                if soon_limit
                and today <= day <= soon_limit
                and (not notice.soon_until or day > notice.soon_until)
            ]
            late = [
                day
                for day in days
                if late_limit
                and day <= late_limit
                and (not notice.late_until or day > notice.late_until)
            ]
            notice.soon_until = max(soon, default=notice.soon_until)
            notice.late_until = max(late, default=notice.late_until)
            if soon or late:
                reminders[notice] = min(soon + late)
        return reminders

    # --- Mails ------------------------------------------------------------------------

    @api.model
    def _queue_mails(self, opened, reminders):
        """Queue one mail for each person about what is new and what is due.

        :param opened: emulation.notice
        :param dict reminders: ``{notice: deadline}``
        """
        told = opened.union(*reminders).filtered("user_id.partner_id.email")
        sender = self.env.company.email_formatted or self.env.user.email_formatted
        people = told.grouped("user_id")
        mails = self.env["mail.mail"].create(
            [
                {
                    "email_from": sender,
                    "reply_to": sender,
                    "recipient_ids": [(4, user.partner_id.id)],
                    "auto_delete": True,
                    **notices._get_mail_values(not notices & opened),
                }
                for user, notices in people.items()
            ]
        )
        for notices, mail in zip(people.values(), mails, strict=True):
            notices.write({"mail_id": mail.id, "is_reminder": not notices & opened})

    def _get_mail_values(self, is_reminder):
        """Subject and body of the mail that tells one person of these notices."""
        user = self.user_id
        here = self.with_context(lang=user.lang)
        own = self.filtered(lambda n: n.purpose == "act")
        total = sum((own or self).mapped("count"))
        if own:
            subject = here.env._("Nominations waiting for you: %(count)s", count=total)
        else:
            subject = here.env._(
                "Nominations past their deadline: %(count)s", count=total
            )
        if is_reminder:
            subject = here.env._("Reminder – %(subject)s", subject=subject)
        body = here.env["ir.qweb"]._render(
            "hr_emulation.notice_mail",
            {
                "user": user,
                "url": self.round_id[:1].get_base_url() + WAITING_PATH,
                "lines": [
                    {"words": notice._get_words(), "where": notice._get_place_text()}
                    for notice in here
                ],
            },
            minimal_qcontext=True,
        )
        return {"subject": subject, "body_html": body}

    def _refresh_mails(self):
        """Let mails that are still queued say what holds now, or drop them."""
        mails = self.mail_id.filtered(lambda m: m.state == "outgoing")
        for mail in mails.try_lock_for_update():
            notices = self.search([("mail_id", "=", mail.id), ("count", ">", 0)])
            if notices:
                mail.write(notices._get_mail_values(notices[0].is_reminder))
            else:
                mail.unlink()

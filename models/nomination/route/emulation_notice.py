# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ...catalogue.emulation_route_step import STEP_KINDS
from ...core.days import vietnam_today

# What makes a notice: who is told, about which step of which round, and why
KEY = ("user_id", "round_id", "purpose", "kind", "name")


class EmulationNotice(models.Model):
    """What one person was told: how many nominations of a round wait for him at a step.

    One row, one activity and one mail for each person, round and step, however many
    nominations come and go; the row stays when nothing is left and is opened again
    when something comes. It counts and never names a nominee. Written by one
    scheduled action alone, so that units that submit at the same time do not wait for
    each other's notices.
    """

    _name = "emulation.notice"
    _description = "Notice of What Waits"
    _order = "id"

    user_id = fields.Many2one(
        "res.users", required=True, index=True, ondelete="cascade"
    )
    round_id = fields.Many2one(
        "emulation.round", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="round_id.company_id", store=True, index=True)
    purpose = fields.Selection(
        [("act", "To do"), ("late", "Late below")], required=True
    )
    kind = fields.Selection(STEP_KINDS, required=True)
    name = fields.Char(string="Step", required=True)
    count = fields.Integer(string="Nominations")
    deadline = fields.Date(help="The earliest deadline of those that wait.")
    opened_on = fields.Datetime()
    activity_id = fields.Many2one(
        "mail.activity", index="btree_not_null", ondelete="set null"
    )
    mail_id = fields.Many2one("mail.mail", index="btree_not_null", ondelete="set null")
    is_reminder = fields.Boolean(help="The last mail was a reminder.")
    # Deadlines up to these days have been reminded of
    soon_until = fields.Date()
    late_until = fields.Date()

    _one_per_step = models.UniqueIndex(
        "(user_id, round_id, purpose, kind, name)",
        "A person has one notice for each step of a round.",
    )

    def _get_key(self):
        self.ensure_one()
        return (
            self.user_id.id,
            self.round_id.id,
            self.purpose,
            self.kind,
            self.name,
        )

    # --- In line with what waits ----------------------------------------------------

    @api.model
    def _sync(self, rounds):
        """Bring activities and mails in line with what waits for whom and until when.

        Once done, doing it again changes nothing and sends nothing.

        :param rounds: emulation.round
        """
        for company, group in rounds.sudo().grouped("company_id").items():
            notices = self.sudo().with_company(company)
            notices._sync_company(group.with_env(notices.env))

    @api.model
    def _sync_company(self, rounds):
        wanted = self._get_wanted(rounds)
        notices = self.search([("round_id", "in", rounds.ids)])
        known = {notice._get_key() for notice in notices}
        notices |= self.create(
            [dict(zip(KEY, key, strict=True)) for key in wanted if key not in known]
        )
        opened, grown, changed, closed = [self.browse() for _each in range(4)]
        waiting = {n: wanted.get(n._get_key(), {}) for n in notices}
        for notice, by_deadline in waiting.items():
            count = len(set().union(*by_deadline.values()))
            deadline = min(filter(None, by_deadline), default=False)
            if count and not notice.count:
                opened |= notice
            elif count > notice.count:
                grown |= notice
            elif notice.count and not count:
                closed |= notice
            if (count, deadline) != (notice.count, notice.deadline):
                changed |= notice
                notice.count, notice.deadline = count, deadline
        closed._close_activities()
        opened.opened_on = fields.Datetime.now()
        grown = grown.filtered(lambda n: not n.activity_id.active)
        (opened | grown)._open_activities()
        (changed - opened - grown - closed)._refresh_activities()
        changed._refresh_mails()
        opened._note_deadlines(waiting)
        self._queue_mails(opened, notices._get_reminders(waiting))

    # --- Activities -----------------------------------------------------------------

    def _open_activities(self):
        model = self.env["ir.model"]._get_id("emulation.round")
        kind = self.env.ref("hr_emulation.activity_type_waiting")
        activities = self.env["mail.activity"].with_context(
            mail_activity_quick_update=True
        )
        created = activities.create(
            [
                {
                    "activity_type_id": kind.id,
                    "automated": True,
                    "res_model_id": model,
                    "res_id": notice.round_id.id,
                    "user_id": notice.user_id.id,
                    "note": notice._get_note(),
                    **notice._get_activity_values(),
                }
                for notice in self
            ]
        )
        for notice, activity in zip(self, created, strict=True):
            notice.activity_id = activity

    def _get_activity_values(self):
        self.ensure_one()
        today = vietnam_today()
        return {
            "summary": self._get_words(),
            "date_deadline": self.deadline
            or max(today, self.round_id.date_close or today),
        }

    def _refresh_activities(self):
        for notice in self.filtered("activity_id.active"):
            values = notice._get_activity_values()
            activity = notice.activity_id
            # The day is left alone while it is the same: writing it counts anew
            if activity.date_deadline == values["date_deadline"] or not notice.deadline:
                del values["date_deadline"]
            activity.write(values)

    def _close_activities(self):
        """Nothing is left: done for who did it, gone for who did not."""
        if not self:
            return
        steps = self.env["emulation.nomination.step"]
        rows = steps._read_group(
            [
                ("round_id", "in", self.round_id.ids),
                ("actor_id", "in", self.user_id.ids),
                ("state", "=", "done"),
            ],
            ["actor_id", "round_id", "kind", "name"],
            ["done_on:max"],
        )
        last = {(u.id, r.id, kind, name): on for u, r, kind, name, on in rows}
        done = self.filtered(
            lambda n: (
                n.purpose == "act"
                and (on := last.get((n.user_id.id, n.round_id.id, n.kind, n.name)))
                and on >= n.opened_on
            )
        )
        done.activity_id.filtered("active").action_archive()
        (self - done).activity_id.filtered("active").unlink()

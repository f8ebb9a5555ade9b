# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import defaultdict

from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import Domain

from ....engine.seats import find_seat
from ...core.days import vietnam_today
from ...profile.emulation_unit_member import LEADING_ROLES

SCORING_TYPE = "hr_emulation.activity_type_scoring"
_BEGUN = ("draft", "returned")
_WAITING = (*_BEGUN, "sent")
WAITING_PATH = "/odoo/emulation-score-sheets-waiting"
# Set while the scheduled action is sure to run after this transaction
WOKEN = "emulation.assessment.woken"


class EmulationAssessment(models.Model):
    """Who is told that a sheet waits: the subject at once, heads by one count.

    Everybody with a log-in has an activity on his own sheet from its opening until he
    sends it. Heads have one activity for each campaign with the number of sheets that
    wait for them, kept by a scheduled action, so that people who send their sheets at
    the same moment do not wait for each other.
    """

    _inherit = "emulation.assessment"

    deadline = fields.Date(
        string="Self-Assessment Until",
        copy=False,
        help="By when the subject is asked to send the sheet.",
    )
    is_waiting = fields.Boolean(
        string="Waiting for Me",
        compute="_compute_is_waiting",
        search="_search_is_waiting",
        help="One's own sheet before it is sent, and those one is asked to score.",
    )

    @api.depends("state", "employee_id", "department_id", "unit_id", "scorer_unit_id")
    @api.depends_context("uid")
    def _compute_is_waiting(self):
        user = self.env.user
        own = user._emulation_employees()
        # Whom a sheet waits for is asked of everybody's roles
        sheets_sudo = self.sudo()
        asked = sheets_sudo._get_asked_leaders()
        for sheet, sheet_sudo in zip(self, sheets_sudo, strict=True):
            is_own = sheet_sudo.state in _BEGUN and sheet_sudo.employee_id in own
            sheet.is_waiting = is_own or user in asked.get(sheet_sudo, ())

    def _search_is_waiting(self, operator, value):
        if operator != "in":
            return NotImplemented
        begun = self.search([("is_mine", "=", True), ("state", "in", _WAITING)])
        return Domain("id", "in", begun.filtered("is_waiting").ids)

    def write(self, vals):
        result = super().write(vals)
        if "state" in vals:
            self._wake_heads_notice()
        return result

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """Nobody follows a sheet for being asked: thousands are asked at once."""
        if self.env.context.get("mail_activity_quick_update"):
            return True
        return super().message_subscribe(partner_ids, subtype_ids)

    # --- The subject --------------------------------------------------------------

    def _ask_subjects(self):
        """Ask people to assess themselves; heads learn of those without a log-in."""
        today = vietnam_today()
        self.env["emulation.plan"]._tell(
            [
                (
                    sheet,
                    user,
                    sheet.with_context(lang=user.lang).env._("Assess yourself"),
                    max(sheet.deadline or today, today),
                )
                for sheet in self
                # The log-in of an employee is no secret of the personnel file
                for user in sheet.sudo().employee_id.user_id
            ],
            SCORING_TYPE,
        )
        self._wake_heads_notice()

    def _close_requests(self):
        """The sheets are sent, by whomever: nobody is asked for them any more."""
        # The request may be another person's activity
        self.sudo().activity_search([SCORING_TYPE]).action_archive()

    # --- The heads ----------------------------------------------------------------

    def _wake_heads_notice(self):
        told = self.env.cr.precommit.data
        if self and not told.get(WOKEN):
            told[WOKEN] = True
            self.env.ref("hr_emulation.cron_assessment_notice").sudo()._trigger()

    @api.model
    def _cron_tell_heads(self):
        """Bring the heads' activities in line with what waits for them.

        Once done, doing it again changes nothing.
        """
        sheets_sudo = self.sudo().search([("state", "in", _WAITING)])
        today = vietnam_today()
        waiting = defaultdict(list)
        for sheet, users in sheets_sudo._get_asked_leaders().items():
            for user in users:
                day = max(sheet.deadline or today, today)
                waiting[sheet.campaign_id, user].append(day)
        kind = self.env.ref(SCORING_TYPE)
        activities_sudo = self.env["mail.activity"].sudo()
        known = activities_sudo.search(
            [
                ("res_model", "=", "emulation.campaign"),
                ("activity_type_id", "=", kind.id),
            ]
        )
        campaigns = self.env["emulation.campaign"]
        missing, done = dict(waiting), activities_sudo.browse()
        for activity in known:
            key = (campaigns.browse(activity.res_id), activity.user_id)
            days = missing.pop(key, None)
            if not days:
                done |= activity
                continue
            summary = self._get_waiting_words(activity.user_id, len(days))
            if activity.summary != summary:
                activity.summary = summary
        done.action_archive()
        model_id = self.env["ir.model"]._get_id(campaigns._name)
        activities_sudo.with_context(mail_activity_quick_update=True).create(
            [
                {
                    "activity_type_id": kind.id,
                    "automated": True,
                    "res_model_id": model_id,
                    "res_id": campaign.id,
                    "user_id": user.id,
                    "summary": self._get_waiting_words(user, len(days)),
                    "note": self._get_waiting_note(user),
                    "date_deadline": min(days),
                }
                for (campaign, user), days in missing.items()
            ]
        )

    @api.model
    def _get_waiting_words(self, user, count):
        env = self.with_context(lang=user.lang).env
        return env._("Score sheets waiting for you: %(count)s", count=count)

    @api.model
    def _get_waiting_note(self, user):
        env = self.with_context(lang=user.lang).env
        return Markup('<p><a href="%s">%s</a></p>') % (
            WAITING_PATH,
            env._("Open what waits for me"),
        )

    def _get_asked_leaders(self):
        """Say who leads the unit that has to fill in or score each sheet now.

        The head of the nearest unit who may, or else its deputies; in a fixed number
        of queries.

        :return: ``{sheet: res.users}`` as superuser; sheets that wait for somebody
            else, or that nobody can score, are left out
        """
        paths = {}
        for sheet in self:
            if sheet.state == "sent":
                paths[sheet] = sheet._get_judging_places()
            elif sheet.state not in _BEGUN:
                continue
            elif sheet.department_id:
                paths[sheet] = [sheet.department_id.id, sheet.unit_id.id]
            elif not sheet.employee_id.user_id.active:
                paths[sheet] = sheet._get_places()
        members_sudo = self.env["emulation.unit.member"].sudo()
        today = members_sudo._domain_on(vietnam_today())
        leaders = members_sudo.search(
            today
            & Domain("department_id", "in", list(set().union(*paths.values())))
            & Domain("role", "in", LEADING_ROLES)
            & Domain("employee_id.user_id.active", "=", True)
        )
        holders = defaultdict(list)
        for row in leaders:
            holders[row.department_id.id, row.role].append(row.employee_id)
        inside = defaultdict(set)
        for row in members_sudo.search(
            today & Domain("employee_id", "in", leaders.employee_id.ids)
        ):
            for place in row._get_own_places():
                inside[place.id].add(row.employee_id)
        asked = {}
        for sheet, path in paths.items():
            # Who is judged does not judge, nor his own collective
            barred = set()
            if sheet.state == "sent":
                barred = inside[sheet.department_id.id] | {sheet.employee_id}
            seat, _passed = find_seat(path, holders, dict.fromkeys(barred, "own"))
            if seat:
                asked[sheet] = self.env["res.users"].union(
                    *(employee.user_id for employee in seat[2])
                )
        return asked

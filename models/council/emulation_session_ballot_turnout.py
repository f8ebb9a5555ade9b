# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from typing import NamedTuple

from odoo import api, fields, models
from odoo.tools import SQL


class OwnLine(NamedTuple):
    """A line of a roll that is the user's."""

    member_id: int
    presence: str
    has_voted: bool
    excluded_ids: list


class EmulationSession(models.Model):
    """Who may vote by electronic ballot, and who has voted."""

    _inherit = "emulation.session"

    turnout_count = fields.Integer(
        string="Have Voted", compute="_compute_turnout_count"
    )
    voter_count = fields.Integer(
        string="May Vote",
        compute="_compute_turnout_count",
        help="Members present who have no conflict of interest on some item.",
    )
    has_voted = fields.Boolean(string="I Have Voted", compute="_compute_own_ballot")
    can_vote = fields.Boolean(string="I May Vote Now", compute="_compute_own_ballot")

    @api.depends("state", "method", "member_ids.presence", "recusal_ids")
    def _compute_turnout_count(self):
        turnout = self._read_turnout()
        for session in self:
            session.turnout_count = len(turnout[session.id])
            session.voter_count = len(session._get_electronic_voters())

    @api.depends("state", "method", "member_ids.presence", "recusal_ids")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_own_ballot(self):
        lines = self._get_own_lines()
        for session in self:
            own = lines[session.id]
            session.has_voted = any(line.has_voted for line in own)
            session.can_vote = not session._get_voting_problems(
                session.state, session.method, own
            )

    def _get_turnout(self):
        """Return who has cast a ballot, also since this transaction began.

        Whoever decides by it holds the lock of the session: nobody votes meanwhile.

        :return: ``{session id: {member id, ...}}``
        """
        turnout = self._read_turnout()
        with self.env.registry.cursor() as cr:
            late = self.with_env(self.env(cr=cr))._read_turnout()
        return {
            session_id: turnout[session_id] | late[session_id] for session_id in late
        }

    def _read_turnout(self):
        turnout = {session_id: set() for session_id in self._ids}
        if self.ids:
            rows = self.env["emulation.ballot.turnout"].sudo()
            for row in rows.search_fetch([("session_id", "in", self.ids)]):
                turnout[row.session_id.id].add(row.member_id)
        return turnout

    def _get_own_lines(self):
        """Return what the rolls say of the user's person, in one query.

        :return: ``{session id: [OwnLine, ...]}``, the line that votes first
        """
        user = self.env.user
        self.env["emulation.session.member"].flush_model()
        self.env["emulation.session.recusal"].flush_model()
        employees = user._emulation_employees_sudo()._search(
            user._emulation_person_domain()
        )
        self.env.cr.execute(
            SQL(
                """
                SELECT member.session_id, member.id, member.presence,
                       turnout.id IS NOT NULL, array_agg(recusal.item_id)
                  FROM emulation_session_member member
                  LEFT JOIN emulation_ballot_turnout turnout
                         ON turnout.session_id = member.session_id
                        AND turnout.member_id = member.id
                  LEFT JOIN emulation_session_recusal recusal
                         ON recusal.member_id = member.id
                 WHERE member.session_id = ANY(%s) AND member.employee_id IN %s
                 GROUP BY member.id, turnout.id ORDER BY member.id
                """,
                self.ids,
                employees.subselect(),
            )
        )
        lines = {session_id: [] for session_id in self._ids}
        for session_id, *line in self.env.cr.fetchall():
            lines[session_id].append(OwnLine(*line))
        return lines

    def _get_own_members(self):
        """Return the lines of the rolls that are the user's person, as superuser."""
        lines = self._get_own_lines().values()
        ids = [line.member_id for own in lines for line in own]
        return self.env["emulation.session.member"].sudo().browse(ids)

    def _get_votable_items(self):
        """Return the items of the agenda that are voted on, as superuser."""
        return self.sudo().item_ids.filtered(lambda item: item.result == "pending")

    def _get_excluded_ids(self, members):
        """Return the items that conflicts keep members from: ``{member id: {id}}``."""
        excluded = {member_id: set() for member_id in members.ids}
        for recusal in self.sudo().recusal_ids:
            if recusal.member_id.id in excluded:
                excluded[recusal.member_id.id].add(recusal.item_id.id)
        return excluded

    def _get_electronic_voters(self):
        """Return the members present who may vote on some item, as superuser."""
        present = self.sudo().member_ids.filtered(lambda m: m.presence == "present")
        items = set(self._get_votable_items().ids)
        excluded = self._get_excluded_ids(present)
        return present.filtered(lambda m: items - excluded[m.id])

    @api.model
    def _get_excluded_of(self, lines):
        """Return the ids of the items that conflicts keep a person from."""
        return {item_id for line in lines for item_id in line.excluded_ids if item_id}

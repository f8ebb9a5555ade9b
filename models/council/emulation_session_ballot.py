# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import logging

import psycopg2

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...engine.ballot import ballot_faults

_logger = logging.getLogger(__name__)


class EmulationSession(models.Model):
    """Casting the secret electronic ballot.

    A ballot touches two tables, turnout and tally, in a short transaction of its
    own, and leaves no trace elsewhere: no message, no entry of a log, no time.
    """

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

    # --- Who votes, who has voted -------------------------------------------------

    @api.depends("state", "method", "member_ids.presence", "recusal_ids")
    def _compute_turnout_count(self):
        turnout = self._read_turnout()
        for session in self:
            session.turnout_count = len(turnout[session.id])
            session.voter_count = len(session._get_electronic_voters())

    @api.depends("state", "method", "member_ids.presence", "recusal_ids")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_own_ballot(self):
        own = self._get_own_members()
        turnout = self._read_turnout()
        for session in self:
            members = own.filtered(lambda m, s=session: m.session_id == s)
            session.has_voted = bool(turnout[session.id].intersection(members.ids))
            session.can_vote = not (
                session.has_voted or session._get_voting_problems(members)
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

    def _get_own_members(self):
        """Return the lines of the rolls that are the user's person, as superuser."""
        employees = self.env.user._emulation_employees()
        return (
            self.env["emulation.session.member"]
            .sudo()
            .search(
                Domain("session_id", "in", self.ids)
                & Domain("employee_id", "in", employees.ids),
                order="id",
            )
        )

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

    # --- The ballot ---------------------------------------------------------------

    def action_cast_ballot(self, choices):
        """Cast the secret ballot of the person behind the user, once.

        :param choices: ``[[item id, "for" | "against" | "blank"], ...]``, exactly
            one for every item that the person may vote on
        :return: the words of the receipt
        :raise UserError: with every reason why the ballot does not count; nothing
            is changed then, and no choice is repeated
        """
        self.ensure_one()
        try:
            with self.env.registry.cursor() as cr:
                self._begin_ballot(cr)
                self.with_env(self.env(cr=cr))._cast_ballot(choices)
        except psycopg2.Error as error:
            # Its own words can hold parts of the statement, which has the choices
            _logger.error("A ballot met error %s of the database.", error.pgcode)
            raise UserError(
                self.env._(
                    "The database did not answer. Open the ballot again: it says "
                    "whether your vote counts."
                )
            ) from None
        self.invalidate_recordset(["turnout_count", "has_voted", "can_vote"])
        return self._get_receipt()

    @api.model
    def _get_receipt(self):
        return self.env._("Your ballot has been recorded.")

    @api.model
    def _begin_ballot(self, cr):
        """Make a ballot wait for those before it instead of being refused."""
        cr.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")

    def _cast_ballot(self, choices):
        # Whoever closes or voids the session waits for this ballot, or it for him
        self.env.cr.execute(
            "SELECT id FROM emulation_session WHERE id = %s FOR SHARE", [self.id]
        )
        if not self.env.cr.rowcount:
            raise UserError(self.env._("There is no such session."))
        members = self._get_own_members()
        problems = self._get_voting_problems(members)
        if members and self.sudo().state == "open":
            problems += self._get_ballot_problems(members, choices)
        if not problems and not self._take_turn(members):
            problems.append(self._get_voted_text())
        if problems:
            raise UserError("\n".join(problems))
        self._count_in(dict(choices))

    def _get_voting_problems(self, members):
        """Say why a person may not vote in one session now.

        :param members: emulation.session.member, the person's lines of the roll
        :return: list of sentences
        """
        session = self.sudo()
        members = members & session.member_ids
        problems = []
        if session.method != "electronic":
            problems.append(
                self.env._("This session does not vote by electronic ballot.")
            )
        if session.state in ("draft", "frozen"):
            problems.append(self.env._("Voting has not begun."))
        elif session.state != "open":
            problems.append(self.env._("Voting is over."))
        if not members:
            problems.append(self.env._("You are not on the roll of this session."))
        elif any(member.presence == "written" for member in members):
            problems.append(
                self.env._("Your opinion came in writing: it is counted with the rest.")
            )
        elif session.state == "open" and not any(
            member.presence == "present" for member in members
        ):
            problems.append(
                self.env._(
                    "You are not marked as present: tell the secretary that you "
                    "take part."
                )
            )
        return problems

    def _get_ballot_problems(self, members, choices):
        """Say what is wrong with a ballot; see engine/ballot.py."""
        session = self.sudo()
        if self._read_turnout()[self.id].intersection(members.ids):
            return [self._get_voted_text()]
        items = self._get_votable_items()
        excluded = set().union(*self._get_excluded_ids(members).values())
        places = [
            (
                items.filtered(lambda i, s=seat: i.category_id == s.category_id)._ids,
                seat,
            )
            for seat in session.seat_ids
        ]
        faults = ballot_faults(
            choices,
            set(items.ids) - excluded,
            excluded & set(items.ids),
            [(ids, seat.seats) for ids, seat in places],
        )
        return [self._get_fault_text(code, parameter) for code, parameter in faults]

    def _get_fault_text(self, code, parameter):
        if code == "foreign":
            return self.env._("The ballot names what is not voted on in this session.")
        if code == "twice":
            return self.env._("The ballot names a candidate more than once.")
        if code == "missing":
            return self.env._(
                "The ballot is not complete: %(count)s candidates are missing.",
                count=parameter,
            )
        if code == "too_many":
            return self.env._(
                "The ballot is in favour of more candidates than the %(places)s that "
                "can be chosen.",
                places=parameter,
            )
        if code == "excluded":
            items = self.env["emulation.session.item"].sudo().browse(sorted(parameter))
            return self.env._(
                "You have a conflict of interest and may not vote on: %(names)s.",
                names=", ".join(items.mapped("subject_name")),
            )
        return self.env._("The ballot cannot be read.")

    @api.model
    def _get_voted_text(self):
        return self.env._("You have voted already: your ballot is recorded.")

    def _take_turn(self, members):
        """Record that a person votes, unless he has; the unique index decides."""
        self.env.cr.execute(
            """
            INSERT INTO emulation_ballot_turnout (session_id, member_id)
            VALUES (%s, %s) ON CONFLICT DO NOTHING
            """,
            [self.id, members[0].id],
        )
        return bool(self.env.cr.rowcount)

    def _count_in(self, choices):
        """Add a ballot, rewriting all rows of the session in one statement."""
        # The wait is here, in a statement that shows no choice
        self.env.cr.execute(
            """
            SELECT id, item_id, choice FROM emulation_ballot_tally
             WHERE session_id = %s ORDER BY id FOR UPDATE
            """,
            [self.id],
        )
        rows = self.env.cr.fetchall()
        chosen = [row for row, item, choice in rows if choices.get(item) == choice]
        if len(chosen) != len(choices):
            raise UserError(self.env._("The ballot box is not complete."))
        self._execute_silently(
            """
            UPDATE emulation_ballot_tally SET votes = votes + (id = ANY(%s))::int
             WHERE session_id = %s
            """,
            [chosen, self.id],
        )

    def _execute_silently(self, query, parameters):
        """Execute past the logs and profilers of SQL, which keep parameters."""
        with self.env.cr.connection.cursor() as cr:
            cr.execute(query, parameters)

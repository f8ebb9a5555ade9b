# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import logging

import psycopg2

from odoo import api, models
from odoo.exceptions import UserError

from ...engine.ballot import ballot_faults

_logger = logging.getLogger(__name__)


class EmulationSession(models.Model):
    """Casting the secret electronic ballot.

    A ballot touches two tables, turnout and tally, in a short transaction of its
    own, and leaves no trace elsewhere: no message, no entry of a log, no time.
    """

    _inherit = "emulation.session"

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
            "SELECT state, method FROM emulation_session WHERE id = %s FOR SHARE",
            [self.id],
        )
        found = self.env.cr.fetchone()
        if not found:
            raise UserError(self.env._("There is no such session."))
        state, method = found
        lines = self._get_own_lines()[self.id]
        problems = self._get_voting_problems(state, method, lines)
        if lines and state == "open":
            problems += self._get_ballot_problems(lines, choices)
        if not problems and not self._take_turn(lines[0].member_id):
            problems.append(self._get_voted_text())
        if problems:
            raise UserError("\n".join(problems))
        self._count_in(dict(choices))

    @api.model
    def _get_voting_problems(self, state, method, lines):
        """Say why a person may not vote in a session now.

        :param lines: list of OwnLine
        :return: list of sentences
        """
        presences = {line.presence for line in lines}
        problems = []
        if method != "electronic":
            problems.append(
                self.env._("This session does not vote by electronic ballot.")
            )
        if state in ("draft", "frozen"):
            problems.append(self.env._("Voting has not begun."))
        elif state != "open":
            problems.append(self.env._("Voting is over."))
        if not lines:
            problems.append(self.env._("You are not on the roll of this session."))
        elif any(line.has_voted for line in lines):
            problems.append(self._get_voted_text())
        elif "written" in presences:
            problems.append(
                self.env._("Your opinion came in writing: it is counted with the rest.")
            )
        elif state == "open" and "present" not in presences:
            problems.append(
                self.env._(
                    "You are not marked as present: tell the secretary that you "
                    "take part."
                )
            )
        return problems

    def _get_ballot_problems(self, lines, choices):
        """Say what is wrong with a ballot; see engine/ballot.py."""
        self.env.cr.execute(
            """
            SELECT item.id, seat.id, seat.seats FROM emulation_session_item item
              LEFT JOIN emulation_session_seat seat
                     ON seat.session_id = item.session_id
                    AND seat.category_id = item.category_id
             WHERE item.session_id = %s AND item.result = 'pending'
            """,
            [self.id],
        )
        rows = self.env.cr.fetchall()
        items = {item_id for item_id, _seat, _seats in rows}
        excluded = items & self._get_excluded_of(lines)
        places = {}
        for item_id, seat_id, seats in rows:
            if seat_id:
                places.setdefault((seat_id, seats), set()).add(item_id)
        faults = ballot_faults(
            choices,
            items - excluded,
            excluded,
            [(ids, seats) for (_seat, seats), ids in places.items()],
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

    def _take_turn(self, member_id):
        """Record that a person votes, unless he has; the unique index decides."""
        self.env.cr.execute(
            """
            INSERT INTO emulation_ballot_turnout (session_id, member_id)
            VALUES (%s, %s) ON CONFLICT DO NOTHING
            """,
            [self.id, member_id],
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

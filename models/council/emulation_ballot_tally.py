# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import logging
from functools import partial

from psycopg2.errors import LockNotAvailable

from odoo import api, fields, models
from odoo.sql_db import db_connect
from odoo.tools import SQL

_logger = logging.getLogger(__name__)

CHOICES = [("for", "For"), ("against", "Against"), ("blank", "Blank")]


class EmulationBallotTally(models.Model):
    """How many chose what; a row for every item and choice exists from freezing on.

    Every ballot rewrites all rows of its session in one statement, so that the
    transaction numbers of the rows do not tell what it added to.
    """

    _name = "emulation.ballot.tally"
    _description = "Tally of a Ballot"
    _log_access = False
    _rec_name = "choice"

    session_id = fields.Many2one(
        "emulation.session", required=True, index=True, ondelete="restrict"
    )
    item_id = fields.Many2one(
        "emulation.session.item", required=True, ondelete="restrict"
    )
    choice = fields.Selection(CHOICES, required=True)
    votes = fields.Integer(required=True, default=0, aggregator=None)

    _one_row = models.Constraint("UNIQUE(item_id, choice)", "The row exists already.")
    _votes_possible = models.Constraint("CHECK (votes >= 0)", "No negative votes.")

    def _rewrite(self, sessions, discarded):
        """Write the rows anew in the order of the agenda, unread.

        :param sessions: emulation.session
        :param discarded: emulation.session.item whose counts become 0
        """
        self.env.cr.execute(
            SQL(
                """
                WITH old AS (
                    DELETE FROM emulation_ballot_tally WHERE session_id IN %s
                    RETURNING session_id, item_id, choice, votes
                )
                INSERT INTO emulation_ballot_tally (session_id, item_id, choice, votes)
                SELECT old.session_id, old.item_id, old.choice,
                       CASE WHEN old.item_id = ANY(%s) THEN 0 ELSE old.votes END
                  FROM old JOIN emulation_session_item item ON item.id = old.item_id
                 ORDER BY old.session_id, item.sequence, item.id, old.choice
                """,
                sessions._ids,
                discarded.ids,
            )
        )
        self.invalidate_model()

    # --- What the database keeps of closed ballots ------------------------------

    def _vacuum_after_commit(self):
        """Have the dead row versions removed once the closing is committed."""
        self.env.cr.postcommit.add(partial(self._vacuum, self.env.cr.dbname))

    @api.autovacuum
    def _gc_dead_versions(self):
        """Again every day: an old transaction may have kept dead rows from going."""
        self._vacuum(self.env.cr.dbname)

    @api.model
    def _vacuum(self, dbname):
        """Write the tables to new files, without the versions that votes left.

        A dead version carries the number of the voter's transaction beside the
        counts before it; one of a counting sheet the papers of the envelopes.
        """
        with db_connect(dbname).cursor() as cr:
            connection = cr.connection
            connection.autocommit = True
            try:
                # Not longer than somebody waits for his vote to be recorded
                cr.execute("SET lock_timeout = '5s'")
                # The second keeps what any transaction of the whole cluster could
                # see; the first does not, but leaves the bytes in the pages
                for statement in (
                    "VACUUM (DISABLE_PAGE_SKIPPING) emulation_ballot_tally,"
                    " emulation_ballot_turnout, emulation_session_wizard_line",
                    "VACUUM (FULL) emulation_ballot_tally,"
                    " emulation_ballot_turnout, emulation_session_wizard_line",
                ):
                    cr.execute(statement, log_exceptions=False)
            except LockNotAvailable:
                _logger.warning(
                    "The tables of ballots are in use; their dead rows go with "
                    "the daily clean-up."
                )
            finally:
                cr.execute("RESET lock_timeout")
                connection.autocommit = False

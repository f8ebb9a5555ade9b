# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.tools import SQL


class EmulationBallotTurnout(models.Model):
    """Who has cast a ballot; nothing here leads to what was chosen.

    No log columns, no messages: a second path to the choice must not exist.
    """

    _name = "emulation.ballot.turnout"
    _description = "Turnout of a Ballot"
    _log_access = False
    _rec_name = "member_id"

    session_id = fields.Many2one(
        "emulation.session", required=True, index=True, ondelete="restrict"
    )
    # Not a foreign key: checking it would leave the number of the voter's
    # transaction on the row of the roll
    member_id = fields.Integer(string="Line of the Roll", required=True)

    _one_vote = models.Constraint(
        "UNIQUE(session_id, member_id)", "This member has voted already."
    )

    def _rewrite(self, sessions):
        """Write the rows anew in the order of the roll: ids tell no order of voting."""
        self.env.cr.execute(
            SQL(
                """
                WITH old AS (
                    DELETE FROM emulation_ballot_turnout WHERE session_id IN %s
                    RETURNING session_id, member_id
                )
                INSERT INTO emulation_ballot_turnout (session_id, member_id)
                SELECT old.session_id, old.member_id FROM old
                  JOIN emulation_session_member member ON member.id = old.member_id
                 ORDER BY old.session_id, member.sequence, member.id
                """,
                sessions._ids,
            )
        )
        self.invalidate_model()

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import secrets

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...engine.ballot import CHOICES
from ...engine.seal import seal


class EmulationSession(models.Model):
    """The ballot box: prepared, locked, counted, sealed."""

    _inherit = "emulation.session"

    # Without it who is in conflict tries counts out until one has the hash
    seal_salt = fields.Char(readonly=True, copy=False, groups=fields.NO_ACCESS)

    @classmethod
    def _guarded(cls):
        return super()._guarded() | {"seal_salt"}

    # --- The box --------------------------------------------------------------------

    def _prepare_tally(self):
        """Make a row for every item and choice, so that voting adds none."""
        self.env["emulation.ballot.tally"].sudo().create(
            [
                {"session_id": session.id, "item_id": item.id, "choice": choice}
                for session in self.filtered(lambda s: s.method == "electronic")
                for item in session.sudo().item_ids
                for choice in CHOICES
            ]
        )

    def _lock_ballots(self):
        """Keep everybody from voting until the end of the transaction.

        A vote that this transaction does not see yet makes Odoo repeat it.
        """
        self.ensure_one()
        self.env.cr.execute(
            "SELECT id FROM emulation_session WHERE id = %s FOR UPDATE",
            [self.id],
            log_exceptions=False,
        )
        self.env.cr.execute(
            """
            SELECT id FROM emulation_ballot_tally
             WHERE session_id = %s ORDER BY id FOR UPDATE
            """,
            [self.id],
            log_exceptions=False,
        )
        self.env["emulation.ballot.turnout"].invalidate_model()

    def _get_voters_by_item(self, members, items=None):
        """Return ``{item id: how many of the members may vote on it}``."""
        excluded = self._get_excluded_ids(members)
        return {
            item.id: sum(item.id not in ids for ids in excluded.values())
            for item in (self._get_votable_items() if items is None else items)
        }

    # --- Closing ----------------------------------------------------------------------

    def _count_ballots(self):
        """End the vote and count the box, unless that would tell who voted how.

        Nobody votes between this and the end of the transaction.

        :return: ``{item id: {"for", "against", "blank", "invalid"}}``; None instead
            of a count that too few voted on, which is discarded unread. None instead
            of all when too few voted in the session: it has to be voided
        :raise UserError: when there are not as many ballots as voters
        """
        self._lock_ballots()
        self.invalidate_recordset(["turnout_count"])
        turnout = self.env["emulation.session.member"].sudo()
        turnout = turnout.browse(self._read_turnout()[self.id])
        groups = turnout, self._get_envelope_members()
        least = self._get_min_voters()
        if self._is_too_few([len(group) for group in groups], least):
            return None
        by_item = [self._get_voters_by_item(group) for group in groups]
        items = self._get_votable_items()
        counted = items.filtered(
            lambda i: not self._is_too_few([each[i.id] for each in by_item], least)
        )
        counts = {item.id: None for item in items}
        for item, choice, votes in self._read_tally(counted):
            counts[item] = counts[item] or {"invalid": 0}
            counts[item][choice] = votes
        problems = [
            item.subject_name
            for item in counted
            if sum(counts[item.id].values()) != sum(each[item.id] for each in by_item)
        ]
        if problems:
            raise UserError(
                self.env._(
                    "The ballots are not as many as the voters: %(names)s. Void the "
                    "session.",
                    names=", ".join(problems),
                )
            )
        self._rewrite_ballots(self.sudo().item_ids - counted)
        return counts

    @api.model
    def _is_too_few(self, sizes, least):
        """Tell whether one way of voting would give its few voters away."""
        return sum(sizes) < least or any(0 < size < least for size in sizes)

    def _read_tally(self, items):
        self.env.cr.execute(
            SQL(
                "SELECT item_id, choice, votes FROM emulation_ballot_tally"
                " WHERE item_id = ANY(%s)",
                items.ids,
            )
        )
        return self.env.cr.fetchall()

    def _rewrite_ballots(self, discarded):
        self._drop_sheets()
        tally = self.env["emulation.ballot.tally"].sudo()
        tally._rewrite(self, discarded)
        self.env["emulation.ballot.turnout"].sudo()._rewrite(self)
        tally._vacuum_after_commit()

    def _discard_ballots(self):
        """Throw the ballots of void sessions away unread."""
        for session in self.filtered(lambda s: s.method == "electronic"):
            session._lock_ballots()
            session._rewrite_ballots(session.sudo().item_ids)

    def _seal(self):
        """Keep the hash of the counts, printed in the minutes."""
        for session in self:
            session._write_guarded({"seal_salt": secrets.token_hex(32)})
            session._write_guarded({"sealed_sha256": session._get_seal()})

    def _get_seal(self):
        """Return the hash of the counts as they stand now."""
        session = self.sudo()
        return seal(
            {
                "session": session.frozen_sha256,
                "salt": session.seal_salt,
                "turnout": session.turnout_count,
                "counts": [
                    [
                        item.nomination_id.id,
                        item.count_for,
                        item.count_against,
                        item.count_blank,
                        item.count_invalid,
                    ]
                    for item in session.item_ids.sorted("id")
                ],
            }
        )

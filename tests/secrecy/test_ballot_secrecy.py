# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import re
from contextlib import contextmanager

from odoo.modules.registry import Registry
from odoo.sql_db import close_db
from odoo.tests import tagged
from odoo.tools import SQL

from ..ballot.ballot_case import BallotCase

# What of a row differs from run to run whatever anybody chooses
TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?")
HASH = re.compile(r"\b[0-9a-f]{64}\b|<\d+\.\d+\.\d+-[^>]*>")
BALLOT_TABLES = {"emulation_ballot_tally", "emulation_ballot_turnout"}


class DumpMixin:
    """Every row of every table, with what PostgreSQL keeps beside it."""

    def _dump(self):
        """Return ``{table: [(xmin, xmax, ctid, row), ...]}``, sequences among them.

        Numbers of transactions are those of the whole cluster: they become ranks.
        """
        with self.registry.cursor() as cr:
            cr.execute(
                "SELECT table_name FROM information_schema.tables"
                " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
            )
            dump = {}
            for (table,) in cr.fetchall():
                cr.execute(
                    SQL(
                        "SELECT row.xmin::text, row.xmax::text, row.ctid::text,"
                        " to_jsonb(row)::text FROM %s AS row ORDER BY row.ctid",
                        SQL.identifier(table),
                    )
                )
                dump[table] = cr.fetchall()
            cr.execute("SELECT sequencename, last_value FROM pg_sequences ORDER BY 1")
            dump["sequences"] = [("", "", "", str(row)) for row in cr.fetchall()]
        numbers = sorted(
            {int(n) for rows in dump.values() for row in rows for n in row[:2] if n}
        )
        ranks = {str(number): rank for rank, number in enumerate(numbers)}
        return {
            table: [
                (ranks.get(xmin), ranks.get(xmax), ctid, self._mask(text))
                for xmin, xmax, ctid, text in rows
            ]
            for table, rows in dump.items()
        }

    def _mask(self, text):
        return HASH.sub("hash", TIME.sub("time", text))

    def _changed(self, before, after):
        """Return the tables of which a row was added, changed or marked."""
        return {
            table
            for table, rows in after.items()
            if [row[2:] for row in rows] != [row[2:] for row in before[table]]
        } - {"sequences"}


@tagged("post_install", "-at_install")
class TestBallotSecrecy(DumpMixin, BallotCase):
    """No path from a voter to what he chose, by anything the database holds."""

    # Voted in this order, so that it differs from that of the roll
    ORDER = (4, 0, 5, 2, 1, 3)
    ONE = [("for", "for", "for")] * 3 + [("against", "for", "blank")] * 3

    def _vote_all(self, ballots):
        for voter in self.ORDER:
            self._cast(voter, self._ballot(*ballots[voter]))

    def _state(self, table):
        with self.registry.cursor() as cr:
            cr.execute(
                SQL(
                    """
                    SELECT row.xmin::text, row.xmax::text, row.ctid::text, row.id
                      FROM %s AS row WHERE session_id = %s ORDER BY row.ctid
                    """,
                    SQL.identifier(table),
                    self.session_id,
                )
            )
            return list(zip(*cr.fetchall(), strict=True))

    @contextmanager
    def _copy(self):
        """Work on a second copy of the database as it is now."""
        first = (self.database, self.registry)
        name = f"{self.database}_two"
        self._drop_database(name)
        close_db(self.database)
        self._administer(
            SQL(
                "CREATE DATABASE %s TEMPLATE %s",
                SQL.identifier(name),
                SQL.identifier(self.database),
            )
        )
        cls = type(self)
        cls.database, cls.registry = name, Registry(name)
        try:
            yield
        finally:
            cls.database, cls.registry = first
            Registry.delete(name)
            close_db(name)
            self._drop_database(name)

    def test_two_votes_that_differ_in_who_chose_what(self):
        """Same voters, same order, same counts: every byte is the same."""
        self._make_session()

        def play(ballots):
            self._vote_all(ballots)
            running = self._dump()
            self._close()
            return running, self._dump()

        with self._copy():
            first = play(self.ONE)
        second = play(self.ONE[::-1])
        for one, two in zip(first, second, strict=True):
            self.assertEqual(sorted(one), sorted(two))
            for table in one:
                self.assertEqual(one[table], two[table], table)
        self.assertEqual(self._count(0), (3, 3, 0))

    def test_two_votes_that_differ_in_the_count(self):
        """The comparison above sees a difference where there is one."""
        self._make_session()
        with self._copy():
            self._vote_all(self.ONE)
            first = self._dump()
        self._vote_all([("for", "for", "for"), *self.ONE[1:5], ("for", "for", "for")])
        second = self._dump()
        self.assertEqual(
            {table for table in first if first[table] != second[table]},
            {"emulation_ballot_tally"},
        )

    def test_no_column_that_could_join(self):
        """A time or a hash would be the same for the comparison above."""
        columns = {}
        with self.registry.cursor() as cr:
            for table in BALLOT_TABLES:
                cr.execute(
                    "SELECT column_name FROM information_schema.columns"
                    " WHERE table_schema = 'public' AND table_name = %s",
                    [table],
                )
                columns[table] = {name for (name,) in cr.fetchall()}
        self.assertEqual(
            columns,
            {
                "emulation_ballot_tally": {
                    "id",
                    "session_id",
                    "item_id",
                    "choice",
                    "votes",
                },
                "emulation_ballot_turnout": {"id", "session_id", "member_id"},
            },
        )

    def test_a_ballot_touches_two_tables(self):
        self._make_session()
        before = self._dump()
        for voter in range(3):
            self._cast(voter, self._ballot("for", "against", "blank"))
            after = self._dump()
            self.assertEqual(self._changed(before, after), BALLOT_TABLES)
            before = after

    def test_rows_of_the_tally_have_one_transaction(self):
        self._make_session()
        for voter in self.ORDER:
            self._cast(voter, self._ballot("for", "against", "blank"))
            transactions, locks, _places, _ids = self._state("emulation_ballot_tally")
            self.assertEqual(len(set(transactions)), 1)
            self.assertEqual(len(set(locks)), 1)

    def test_after_closing(self):
        """One transaction wrote all, in the order of roll and agenda; nothing else
        is in the files any more."""
        self._make_session()
        self._vote_all(self.ONE)
        numbers = set()
        for table in BALLOT_TABLES:
            self.assertNotEqual(self._state(table)[2][0], "(0,1)")
        self._close()
        for table in BALLOT_TABLES:
            transactions, deleted, places, ids = self._state(table)
            numbers |= set(transactions)
            self.assertEqual(set(deleted), {"0"})
            self.assertEqual(sorted(ids), list(ids))
            self._check_dense(table, places)
        self.assertEqual(len(numbers), 1)
        self.assertEqual(self._turnout_by_id(), self.member_ids)

    def _turnout_by_id(self):
        with self.registry.cursor() as cr:
            cr.execute(
                "SELECT member_id FROM emulation_ballot_turnout"
                " WHERE session_id = %s ORDER BY id",
                [self.session_id],
            )
            return [member for (member,) in cr.fetchall()]

    def _check_dense(self, table, places):
        """Rows lie from the end of the others on without a gap: no dead one between."""
        with self.registry.cursor() as cr:
            cr.execute(
                SQL(
                    "SELECT count(*), pg_relation_size(%s) FROM %s",
                    table,
                    SQL.identifier(table),
                )
            )
            total, size = cr.fetchone()
        first = total - len(places)
        self.assertEqual(size, 8192, "one page")
        self.assertEqual(
            list(places), [f"(0,{first + n})" for n in range(1, len(places) + 1)]
        )

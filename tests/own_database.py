# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import os
import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from unittest.mock import patch

from psycopg2 import OperationalError

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.modules.registry import DummyRLock, Registry
from odoo.service.model import retrying
from odoo.sql_db import close_db, db_connect
from odoo.tests import BaseCase
from odoo.tools import SQL, config, mute_logger


class OwnDatabaseCase(BaseCase):
    """Tests on a copy of the template that ``script/test`` names."""

    @classmethod
    def _copy_template(cls, suffix=""):
        """Make the copy; it is dropped after the tests of the class.

        :param str suffix: tells two copies of one class apart
        :return: name of the database
        """
        template = os.environ["EMULATION_TEMPLATE"]
        name = f"{template}_{cls.__name__.lower()}{suffix}"
        cls._drop_database(name)
        create = SQL(
            "CREATE DATABASE %s TEMPLATE %s",
            SQL.identifier(name),
            SQL.identifier(template),
        )
        cls._insist(create)
        cls.addClassCleanup(cls._drop_database, name)
        cls.addClassCleanup(close_db, name)
        return name

    @classmethod
    @contextmanager
    def _filling_own_registry(cls, suffix=""):
        """Open a copy as ``cls.registry``: what is done in ``cls.env`` is committed."""
        name = cls._copy_template(suffix)
        cls.database, cls.registry = name, Registry(name)
        cls.addClassCleanup(Registry.delete, name)
        with cls.registry.cursor() as cr:
            cls.env = api.Environment(cr, SUPERUSER_ID, {})
            yield
        # Its cursor is closed; assertRaises would make a savepoint on it
        del cls.env

    @classmethod
    def _drop_database(cls, name):
        # WITH (FORCE) would be refused while autovacuum is at work there
        leave = SQL(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = %s AND backend_type = 'client backend'
            """,
            name,
        )
        cls._insist(leave, SQL("DROP DATABASE IF EXISTS %s", SQL.identifier(name)))
        shutil.rmtree(config.filestore(name), ignore_errors=True)

    @classmethod
    def _insist(cls, *statements):
        """Run statements again while others are at work in the database."""
        for wait in (1, 2, 4, 8, 0):
            try:
                for statement in statements:
                    cls._administer(statement)
                break
            except OperationalError:
                if not wait:
                    raise
                time.sleep(wait)

    @classmethod
    @mute_logger("odoo.sql_db")
    def _administer(cls, statement):
        with db_connect("postgres").cursor() as cr:
            cr._cnx.autocommit = True
            cr.execute(statement)

    def _race(self, *calls):
        """Run calls that all see the same database, repeated as Odoo repeats requests.

        :return: for each call None or the words of its refusal
        """
        barrier = threading.Barrier(len(calls))

        def run(call):
            with self.registry.cursor() as cr:
                env = api.Environment(cr, SUPERUSER_ID, {})
                waited = []

                def attempt():
                    cr.execute("SELECT count(*) FROM res_users")
                    if not waited:
                        waited.append(True)
                        barrier.wait(60)
                    call(env)

                try:
                    retrying(attempt, env)
                except UserError as error:
                    cr.rollback()
                    return str(error)
            return None

        with (
            mute_logger("odoo.sql_db"),
            # Held by the test runner, which waits for our threads
            patch.object(Registry, "_lock", DummyRLock()),
            ThreadPoolExecutor(len(calls)) as pool,
        ):
            return list(pool.map(run, calls))

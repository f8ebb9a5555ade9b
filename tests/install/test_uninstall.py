# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import os
import subprocess

from odoo import SUPERUSER_ID, api
from odoo.modules.module import Manifest
from odoo.modules.registry import Registry
from odoo.sql_db import close_db, db_connect
from odoo.tests import tagged
from odoo.tools import SQL, convert_file

from ..own_database import OwnDatabaseCase

CATALOGUE = """
    SELECT 'table ' || tablename FROM pg_tables WHERE schemaname = 'public'
    UNION SELECT 'function ' || proname FROM pg_proc
     WHERE pronamespace = 'public'::regnamespace
    UNION SELECT 'column ' || table_name || '.' || column_name
      FROM information_schema.columns WHERE table_schema = 'public'
    UNION SELECT 'index ' || indexname FROM pg_indexes WHERE schemaname = 'public'
    UNION SELECT 'record ' || model || ' ' || name FROM ir_model_data
     WHERE module = 'hr_emulation' OR name LIKE '%emulation%'
    UNION SELECT 'sequence ' || code FROM ir_sequence WHERE code LIKE 'emulation%'
    UNION SELECT 'cron ' || cron_name FROM ir_cron WHERE cron_name ILIKE '%emulation%'
    UNION SELECT 'message of ' || model FROM mail_message WHERE model LIKE 'emulation%'
    UNION SELECT 'file of ' || res_model FROM ir_attachment
     WHERE res_model LIKE 'emulation%'
"""
# Of the people and departments in the demo data
PEOPLE = (
    "hr_department",
    "hr_employee",
    "hr_version",
    "res_groups_users_rel",
    "res_partner",
    "res_users",
    "resource_resource",
)


@tagged("post_install", "-at_install")
class TestUninstall(OwnDatabaseCase):
    """Nothing of the addon stays behind, and it can be installed again.

    Works on databases of its own; ``script/test`` names the templates.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.name = cls._copy_template()

    def _load_demo(self):
        registry = Registry(self.name)
        with registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {"mail_create_nolog": True})
            for file in Manifest.for_addon("hr_emulation")["demo"]:
                convert_file(env, "hr_emulation", file, {}, "init", noupdate=True)
        Registry.delete(self.name)
        close_db(self.name)

    def _odoo(self, *words):
        run = subprocess.run(
            [*os.environ["EMULATION_ODOO"].splitlines(), *words],
            capture_output=True,
            text=True,
            check=False,
        )
        output = run.stdout + run.stderr
        self.assertEqual(run.returncode, 0, output)
        for level in (" WARNING ", " ERROR ", " CRITICAL "):
            self.assertNotIn(level, output)

    def _contents(self, name):
        with db_connect(name).cursor() as cr:
            cr.execute(CATALOGUE)
            contents = {row for (row,) in cr.fetchall()}
            for table in PEOPLE:
                cr.execute(SQL("SELECT count(*) FROM %s", SQL.identifier(table)))
                contents.add(f"{cr.fetchone()[0]} rows of {table}")
        close_db(name)
        return contents

    def test_uninstall_and_install_again(self):
        before = self._contents(self.name)
        self._load_demo()
        self._odoo("module", "uninstall", "-d", self.name, "hr_emulation")
        base = self._contents(os.environ["EMULATION_BASE"])
        self.assertEqual(self._contents(self.name), base)
        self._odoo(
            "server",
            "-d",
            self.name,
            "-i",
            "hr_emulation",
            "--stop-after-init",
            "--no-http",
        )
        self.assertEqual(self._contents(self.name), before)

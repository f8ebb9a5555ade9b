# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tools import SQL

from .models.core.emulation_audit_log import TRIGGER_FUNCTION


def post_init_hook(env):
    """Fill the unit memberships of the people who are already there."""
    env["emulation.unit.member"]._emulation_sync_all()


def uninstall_hook(env):
    """Drop what the ORM does not know: the trigger function and its triggers."""
    env.cr.execute(
        SQL("DROP FUNCTION IF EXISTS %s() CASCADE", SQL.identifier(TRIGGER_FUNCTION))
    )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tools import SQL

from .models.core import emulation_access_log, emulation_audit_log


def post_init_hook(env):
    """Fill the unit memberships of the people who are already there."""
    env["emulation.unit.member"]._emulation_sync_all()


def uninstall_hook(env):
    """Make way for the ORM, which drops our tables and what belongs to them.

    It does not know the trigger functions; of our own records it would try to
    delete one by one what cites each other, before the tables go anyway; and it
    leaves behind the names that ``mail`` gave to what our models inherit of it.
    """
    for log in (emulation_access_log, emulation_audit_log):
        function = SQL.identifier(log.TRIGGER_FUNCTION)
        env.cr.execute(SQL("DROP FUNCTION IF EXISTS %s() CASCADE", function))
    # Our groups go before the tables whose rows hold on to them
    env.cr.execute(
        SQL(
            """
            UPDATE emulation_route_step SET group_id = NULL, joint_group_id = NULL;
            UPDATE emulation_nomination_step SET group_id = NULL
            """
        )
    )
    env["ir.sequence"].search([("code", "=like", "emulation.golden.book.%")]).unlink()
    env.cr.execute(
        SQL(
            """
            DELETE FROM ir_model_data
             WHERE (module = %s AND model LIKE %s)
                OR (model IN %s AND name LIKE %s)
            """,
            "hr_emulation",
            "emulation.%",
            ("ir.model.fields.selection", "ir.model.inherit"),
            r"%\_\_emulation\_%",
        )
    )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tools import SQL

from .models.core import emulation_access_log, emulation_audit_log


def post_init_hook(env):
    """Fill the unit memberships of the people who are already there."""
    env["emulation.unit.member"]._emulation_sync_all()


def uninstall_hook(env):
    """Make way for the ORM, which drops our tables and what belongs to them.

    It does not know the trigger functions; what our rows hold on to (groups of ours,
    people of the demo data) it could not delete before the tables go, and of our own
    records it would try to delete one by one what cites each other; and it leaves
    behind the names that ``mail`` gave to what our models inherit of it.
    """
    for log in (emulation_access_log, emulation_audit_log):
        function = SQL.identifier(log.TRIGGER_FUNCTION)
        env.cr.execute(SQL("DROP FUNCTION IF EXISTS %s() CASCADE", function))
    env.cr.execute(
        SQL(
            """
            DO $$
            DECLARE held record;
            BEGIN
                UPDATE hr_department SET emulation_level_id = NULL;
                FOR held IN SELECT conrelid::regclass AS name, conname
                              FROM pg_constraint
                             WHERE contype = 'f'
                               AND confdeltype IN ('a', 'r')
                               AND (starts_with(conrelid::regclass::text, 'emulation_')
                                OR starts_with(confrelid::regclass::text, 'emulation_'))
                LOOP
                    EXECUTE 'ALTER TABLE ' || held.name || ' DROP CONSTRAINT '
                        || quote_ident(held.conname);
                END LOOP;
                EXECUTE 'TRUNCATE ' || (
                    SELECT string_agg(tablename, ', ') FROM pg_tables
                     WHERE schemaname = 'public' AND starts_with(tablename, 'emulation_')
                );
            END $$
            """
        )
    )
    env.invalidate_all()
    # The ORM forgets the foreign keys of our columns in the tables of others
    env.cr.execute(
        SQL(
            """
            DELETE FROM ir_model_constraint c USING ir_module_module m
             WHERE m.id = c.module AND m.name = %s AND c.type = 'f'
            """,
            "hr_emulation",
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

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.tools import SQL

TRIGGER_FUNCTION = "emulation_access_log_refuse"
# Saving, reloading and coming back are one visit
_SAME_VISIT = timedelta(minutes=15)


class EmulationAccessLog(models.Model):
    """Who opened which dossier or file of it, and when.

    Append-only like the audit log, but each row carries the day until which it is
    kept: what a setting says later neither shortens nor prolongs it.
    """

    _name = "emulation.access.log"
    _description = "Access Log"
    _log_access = False
    _order = "id desc"
    _rec_name = "res_name"

    at = fields.Datetime(string="Time", required=True, readonly=True, index=True)
    actor_id = fields.Integer(string="User Number", readonly=True)
    actor_login = fields.Char(string="Log-in", readonly=True)
    actor_name = fields.Char(string="User", readonly=True)
    company_number = fields.Integer(
        readonly=True, help="Whose auditors read the entry; 0 is everybody's."
    )
    kind = fields.Selection(
        [("dossier", "Dossier opened"), ("file", "File opened")],
        string="What Happened",
        required=True,
        readonly=True,
    )
    res_model = fields.Char(string="Model", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        string="Document Number", model_field="res_model", required=True, readonly=True
    )
    res_name = fields.Char(string="Document", readonly=True)
    file_number = fields.Integer(readonly=True)
    file_name = fields.Char(string="File", readonly=True)
    via = fields.Selection(
        [("screen", "Screen"), ("server", "Server or integration")],
        required=True,
        readonly=True,
    )
    keep_until = fields.Date(
        readonly=True, help="Day after which the entry may go; never when empty."
    )

    _visit_idx = models.Index("(res_model, res_id, actor_id, at)")

    def init(self):
        self.env.cr.execute(
            SQL(
                """
                CREATE OR REPLACE FUNCTION %(function)s() RETURNS trigger AS $$
                BEGIN
                    IF TG_OP = 'DELETE'
                        AND OLD.keep_until < (now() AT TIME ZONE 'UTC')::date
                    THEN
                        RETURN OLD;
                    END IF;
                    RAISE EXCEPTION 'emulation_access_log is append-only';
                END $$ LANGUAGE plpgsql;
                CREATE OR REPLACE TRIGGER emulation_access_log_no_change
                    BEFORE UPDATE OR DELETE ON emulation_access_log
                    FOR EACH ROW EXECUTE FUNCTION %(function)s();
                CREATE OR REPLACE TRIGGER emulation_access_log_no_truncate
                    BEFORE TRUNCATE ON emulation_access_log
                    FOR EACH STATEMENT EXECUTE FUNCTION %(function)s();
                """,
                function=SQL.identifier(TRIGGER_FUNCTION),
            )
        )

    @api.model
    def _append(self, documents, kind="dossier", files=None):
        """Log that the user opens documents, in one statement for all.

        A visit of some minutes is one entry. A read-only request gets a cursor of
        its own for it.

        :param documents: recordset with ``company_id``
        :param str kind: ``dossier`` or ``file``
        :param files: ``{document id: ir.attachment}``, for the kind ``file``
        """
        if not documents:
            return
        rows = self._prepare_rows(documents.sudo(), kind, files or {})
        if not self.env.cr.readonly:
            self._insert_rows(self.env.cr, rows)
            return
        with self.env.registry.cursor() as cr:
            self._insert_rows(cr, rows)

    @api.model
    def _prepare_rows(self, documents_sudo, kind, files):
        now = fields.Datetime.now()
        actor = self.env.user.sudo()
        shared = {
            "at": now,
            "actor_id": actor.id,
            "actor_login": actor.login,
            "actor_name": actor.name,
            "kind": kind,
            "res_model": documents_sudo._name,
            "via": "screen"
            if self.env["emulation.audit.log"]._is_screen_request()
            else "server",
        }
        return [
            {
                **shared,
                "company_number": document.company_id.id or 0,
                "res_id": document.id,
                "res_name": document.display_name,
                "file_number": file.id or 0,
                "file_name": file.name or None,
                "keep_until": document.company_id._get_access_log_end(now),
            }
            for document in documents_sudo.with_context(lang=None)
            for file in files.get(document.id) or [self.env["ir.attachment"]]
        ]

    @api.model
    def _insert_rows(self, cr, rows):
        columns = [SQL.identifier(name) for name in rows[0]]
        types = {
            name: SQL.identifier(self._fields[name].column_type[0]) for name in rows[0]
        }
        cr.execute(
            SQL(
                """
                INSERT INTO emulation_access_log (%(columns)s)
                SELECT %(columns)s FROM (VALUES %(rows)s) AS new(%(columns)s)
                 WHERE NOT EXISTS (
                    SELECT FROM emulation_access_log AS old
                     WHERE old.res_model = new.res_model
                       AND old.res_id = new.res_id
                       AND old.actor_id = new.actor_id
                       AND old.at > new.at - %(visit)s
                       AND old.kind = new.kind
                       AND old.file_number = new.file_number)
                """,
                columns=SQL(", ").join(columns),
                rows=SQL(", ").join(
                    SQL(
                        "(%s)",
                        SQL(", ").join(
                            SQL("%s::%s", value, types[name])
                            for name, value in row.items()
                        ),
                    )
                    for row in rows
                ),
                visit=_SAME_VISIT,
            )
        )

    @api.autovacuum
    def _gc_after_their_time(self):
        self.env.cr.execute(
            """DELETE FROM emulation_access_log
                WHERE keep_until < (now() AT TIME ZONE 'UTC')::date"""
        )


class ResCompany(models.Model):
    _inherit = "res.company"

    emulation_access_log_months = fields.Integer(
        string="Months the Access Log Is Kept",
        default=60,
        help="How long it is known who opened a dossier; 0 for ever. Holds for what "
        "is opened from now on.",
    )

    _emulation_access_log_months_possible = models.Constraint(
        "CHECK (emulation_access_log_months >= 0)",
        "A number of months is not negative.",
    )

    def _get_access_log_end(self, now):
        """Return the last day on which an entry made now is kept, None for ever."""
        months = self.emulation_access_log_months
        return (now + relativedelta(months=months)).date() if months else None


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    emulation_access_log_months = fields.Integer(
        related="company_id.emulation_access_log_months", readonly=False
    )

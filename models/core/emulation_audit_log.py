# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import json

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.http import request
from odoo.tools import SQL

from ...engine.audit_chain import link_hash

TRIGGER_FUNCTION = "emulation_audit_log_refuse"


class EmulationAuditLog(models.Model):
    """Append-only log, chained per document.

    Actor and document are stored as values without foreign keys: deleting a
    user must neither fail at the trigger nor change a row.
    """

    _name = "emulation.audit.log"
    _description = "Audit Log"
    _log_access = False
    _order = "id desc"
    _rec_name = "event_name"
    _rec_names_search = ["res_name", "actor_name"]

    res_model = fields.Char(string="Model", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        string="Document Number", model_field="res_model", required=True, readonly=True
    )
    res_name = fields.Char(string="Document", readonly=True)
    company_number = fields.Integer(
        readonly=True, help="Whose auditors read the entry; 0 is everybody's."
    )
    seq = fields.Integer(string="Entry", required=True, readonly=True)
    at = fields.Datetime(string="Time", required=True, readonly=True, index=True)
    actor_id = fields.Integer(string="User Number", readonly=True)
    actor_login = fields.Char(string="Log-in", readonly=True)
    actor_name = fields.Char(string="User", readonly=True)
    via = fields.Selection(
        [("screen", "Screen"), ("server", "Server or integration")],
        required=True,
        readonly=True,
    )
    event = fields.Char(required=True, readonly=True)
    event_name = fields.Char(string="What Happened", compute="_compute_event_name")
    values = fields.Json(readonly=True)
    reason = fields.Text(readonly=True)
    previous_sha256 = fields.Char(string="Previous SHA-256", readonly=True)
    sha256 = fields.Char(string="SHA-256", required=True, readonly=True)

    _document_idx = models.Index("(res_model, res_id, seq)")

    @api.depends("event", "res_model")
    @api.depends_context("lang")
    def _compute_event_name(self):
        words = self._get_event_words()
        for entry in self:
            entry.event_name = words.get(entry.event, entry.event)

    @api.model
    def _get_event_words(self):
        """What the codes of the log mean: ``{event: words}``."""
        return {
            "open": self.env._("Opened"),
            "deliberate": self.env._("Nominating ended"),
            "close": self.env._("Closed"),
            "launch": self.env._("Launched"),
            "cancel": self.env._("Cancelled"),
            "submit": self.env._("Submitted"),
            "receive": self.env._("Received"),
            "approve": self.env._("Approved"),
            "return": self.env._("Returned"),
            "refuse": self.env._("Refused"),
            "withdraw": self.env._("Withdrawn"),
            "suspend": self.env._("Suspended"),
            "resume": self.env._("Resumed"),
            "reopen": self.env._("Reopened"),
            "forward": self.env._("Forwarded"),
            "record_result": self.env._("Result recorded"),
            "issue": self.env._("Issued"),
            "awarded": self.env._("Awarded"),
            "edit": self.env._("Changed by hand"),
            "entered by hand": self.env._("Entered by hand"),
            "deleted": self.env._("Deleted"),
            "level set": self.env._("Level set"),
            "corrected": self.env._("Membership corrected"),
            "removed": self.env._("Membership removed"),
            "start confirmed": self.env._("Start confirmed"),
        }

    def init(self):
        self.env.cr.execute(
            SQL(
                """
                CREATE OR REPLACE FUNCTION %(function)s() RETURNS trigger AS $$
                BEGIN
                    RAISE EXCEPTION 'emulation_audit_log is append-only';
                END $$ LANGUAGE plpgsql;
                CREATE OR REPLACE TRIGGER emulation_audit_log_no_change
                    BEFORE UPDATE OR DELETE ON emulation_audit_log
                    FOR EACH ROW EXECUTE FUNCTION %(function)s();
                CREATE OR REPLACE TRIGGER emulation_audit_log_no_truncate
                    BEFORE TRUNCATE ON emulation_audit_log
                    FOR EACH STATEMENT EXECUTE FUNCTION %(function)s();
                """,
                function=SQL.identifier(TRIGGER_FUNCTION),
            )
        )

    @api.model
    def _append(self, records, event, values_by_id=None, reason=None):
        """Add one entry to the chain of each record, in two statements.

        :param records: recordset the entries are about
        :param str event: name of what happened
        :param dict values_by_id: ``{record id: JSON-able values}``
        :param str reason: words given by the actor
        """
        if not records:
            return
        heads = self._take_heads(records)
        actor = self.env.user.sudo()
        now = fields.Datetime.now()
        has_company = "company_id" in records._fields
        rows, new_heads = [], []
        for rec in records.sudo().with_context(lang=actor.lang):
            seq, previous = heads[rec.id]
            row = {
                "res_model": rec._name,
                "res_id": rec.id,
                "res_name": rec.display_name,
                "company_number": (has_company and rec.company_id.id) or 0,
                "seq": seq,
                "at": fields.Datetime.to_string(now),
                "actor_id": actor.id,
                "actor_login": actor.login,
                "actor_name": actor.name,
                "via": "screen" if self._is_screen_request() else "server",
                "event": event,
                "values": (values_by_id or {}).get(rec.id),
                "reason": reason or None,
                "previous_sha256": previous,
            }
            row["sha256"] = link_hash(row)
            rows.append(row)
            new_heads.append(
                SQL("(%s, %s, %s)", rec.id, row["sha256"], row["company_number"])
            )
        columns = list(rows[0])
        self.env.cr.execute(
            SQL(
                "INSERT INTO emulation_audit_log (%s) VALUES %s",
                SQL(", ").join(SQL.identifier(name) for name in columns),
                SQL(", ").join(
                    SQL(
                        "(%s)",
                        SQL(", ").join(
                            SQL("%s::jsonb", json.dumps(row[name]))
                            if name == "values"
                            else SQL("%s", row[name])
                            for name in columns
                        ),
                    )
                    for row in rows
                ),
            )
        )
        self.env.cr.execute(
            SQL(
                """
                UPDATE emulation_audit_head AS head
                   SET sha256 = link.sha256, last_at = %s,
                       company_number = link.company_number
                  FROM (VALUES %s) AS link(res_id, sha256, company_number)
                 WHERE head.res_model = %s AND head.res_id = link.res_id
                """,
                now,
                SQL(", ").join(new_heads),
                records._name,
            )
        )

    def _take_heads(self, records):
        """Lock the head row of each record: ``{id: (next seq, last hash)}``."""
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO emulation_audit_head AS head (res_model, res_id, seq)
                SELECT %s, id, 1 FROM unnest(%s) AS id ORDER BY id
                ON CONFLICT (res_model, res_id) DO UPDATE SET seq = head.seq + 1
                RETURNING res_id, seq, sha256
                """,
                records._name,
                records.ids,
            )
        )
        return {res_id: (seq, sha) for res_id, seq, sha in self.env.cr.fetchall()}

    def _is_screen_request(self):
        return bool(request and request.session.uid)

    @api.model
    def _own_companies(self):
        """Domain of the entries the companies of the user are about."""
        return [("company_number", "in", [0, *self.env.companies.ids])]

    @api.model
    def _check_auditor(self):
        if not (
            self.env.su
            or self.env.user.has_group("hr_emulation.group_auditor")
            or self.env.user.has_group("hr_emulation.group_administrator")
        ):
            raise AccessError(
                self.env._("Only auditors and administrators verify the audit log.")
            )

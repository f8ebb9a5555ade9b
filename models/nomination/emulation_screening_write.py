# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

# What a line says of its subject
COLUMNS = ("unit_id", "subject_name", "result", "fail_count", "unknown_count")
COLUMNS += ("warn_count", "evidence")


class EmulationScreening(models.Model):
    """How lines are written, and how all of them come to tell of one moment.

    Batches of several transactions see several states of the data: in between,
    facts are entered, changed and deleted, people come, go and move. Rows as they
    were at the start cannot be asked for any more, and a snapshot of the database
    ends with its transaction: a worker that is killed would begin anew. So the last
    transaction asks once more of everybody, in one statement, and writes anew the
    lines that say something else by now. What it leaves is what one transaction
    had found at that moment, whatever the rules read.
    """

    _inherit = "emulation.screening"

    data_on = fields.Datetime(
        string="Data As Of",
        readonly=True,
        help="One moment for all results, that of the last one: what was entered or "
        "corrected since the start counts for everybody alike, nothing entered later.",
    )
    changed_count = fields.Integer(
        string="Screened Twice",
        readonly=True,
        aggregator=None,
        help="Subjects whose data changed while the screening was under way.",
    )

    def _close(self, ids):
        """Write the last lines and end.

        :param ids: subjects behind the last line
        """
        changed = set()
        if self._count_lines():
            changed = self._drop_stale_lines()
            missing = self._get_missing_subjects()
            changed |= set(missing) - set(ids)
            ids = missing
        self._insert_lines(ids)
        self.write(
            {
                "state": "done",
                "data_on": self.env.cr.now().replace(microsecond=0),
                "finished_on": fields.Datetime.now(),
                "total_count": self._count_lines(),
                "changed_count": len(changed),
            }
        )

    def _drop_stale_lines(self):
        """Drop the lines that the data no longer says, or whose subject is gone.

        :return: set of ids of their subjects
        """
        column = self._get_subject_column()
        lines = SQL("FROM emulation_screening_line WHERE screening_id = %s", self.id)
        ids = self.env.execute_query(SQL("SELECT %s %s", column, lines))
        # No join with the lines: how many they are is not known to the planner yet
        query = SQL(
            "SELECT %s FROM (SELECT %s %s EXCEPT %s) AS stale",
            column,
            self._columns_sql(),
            lines,
            self._lines_sql([subject_id for (subject_id,) in ids]),
        )
        stale = {subject_id for (subject_id,) in self.env.execute_query(query)}
        self.env.cr.execute(
            SQL("DELETE %s AND %s = ANY(%s)", lines, column, list(stale))
        )
        self.env["emulation.screening.line"].invalidate_model()
        return stale

    def _insert_lines(self, ids):
        """Answer the rules for some subjects and store the lines, in one statement.

        :raise UserError: when a rule left somebody without an answer
        """
        if not ids:
            return
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO emulation_screening_line (
                    screening_id, company_id, subject_kind, %(columns)s)
                SELECT %(screening)s, %(company)s, %(kind)s, %(columns)s
                  FROM (%(lines)s) AS line
                 ORDER BY %(subject)s
                """,
                columns=self._columns_sql(),
                screening=self.id,
                company=self.company_id.id,
                kind=self.subject_kind,
                lines=self._lines_sql(ids),
                subject=self._get_subject_column(),
            )
        )
        self.env["emulation.screening.line"].invalidate_model()
        if self.env.cr.rowcount != len(ids):
            raise UserError(
                self.env._(
                    "%(name)s: a condition gives no answer for some subjects.",
                    name=self.display_name,
                )
            )

    def _columns_sql(self):
        columns = [self._get_subject_column(), *map(SQL.identifier, COLUMNS)]
        return SQL(", ").join(columns)

    def _lines_sql(self, ids):
        """SELECT of the lines of some subjects, as the data is now."""
        rules, ctx = self._get_rules_and_context()
        subject, lang = SQL("hr_employee"), self.create_uid.lang or "en_US"
        name = SQL("subject.name")
        if self.subject_kind == "collective":
            subject = SQL("hr_department")
            name = SQL("COALESCE(subject.name ->> %s, subject.name ->> 'en_US')", lang)
        rules._tune_statement()
        return SQL(
            """
            SELECT scope.id AS %(column)s, scope.unit_id, %(name)s AS subject_name,
                   answer.result, answer.fail_count, answer.unknown_count,
                   answer.warn_count, answer.evidence
              FROM (%(answers)s) AS answer
              JOIN (%(scope)s) AS scope ON scope.id = answer.subject_id
              JOIN %(subject)s subject ON subject.id = scope.id
            """,
            column=self._get_subject_column(),
            name=name,
            answers=rules._evaluation_sql(ctx, ids),
            scope=self._scope_sql(),
            subject=subject,
        )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.tools import SQL

from ..core.days import vietnam_today
from .emulation_screening import LIVE

DEFAULT_LIMIT = 20000
DEFAULT_BATCH = 50000


class EmulationScreening(models.Model):
    """How a screening is worked off: batches in the order of the subjects' ids.

    A batch is one INSERT of lines. How far the work is, is what lines there are:
    they say it in the same commit, so a worker that is killed leaves nothing half
    done and any other goes on behind the last line. The row of the screening is
    locked for a batch but not changed, so that cancelling waits for one batch
    only and is never refused. How batches of several transactions become one
    result is in ``emulation_screening_write``.
    """

    _inherit = "emulation.screening"

    @api.model
    def _start(self, categories, units, limited):
        """Make and, when they are small enough, work off screenings.

        :param categories: emulation.round.category, checked
        :param dict units: ids of the units in scope by category id
        :param bool limited: the caller screens his own units only
        :return: emulation.screening in the caller's environment
        """
        self.env.flush_all()
        today = vietnam_today()
        screenings_sudo = self.sudo().create(
            [
                category._prepare_screening(today, units[category.id], limited)
                for category in categories.sudo()
            ]
        )
        limit = self._get_number("screening_limit", DEFAULT_LIMIT)
        queued = self.sudo()
        for screening_sudo in screenings_sudo:
            screening_sudo.total_count = screening_sudo._count_scope()
            if screening_sudo.total_count <= limit:
                screening_sudo._work_through()
            else:
                queued |= screening_sudo
        if queued:
            self._wake_up()
        return self.browse(screenings_sudo.ids)

    @api.model
    def _wake_up(self):
        """Let the scheduled action begin as soon as this is committed."""
        self.env.ref("hr_emulation.cron_screening").sudo()._trigger()

    @api.model
    def _get_number(self, name, default):
        parameter = f"hr_emulation.{name}"
        return int(self.env["ir.config_parameter"].sudo().get_param(parameter, default))

    def _get_rules_and_context(self):
        """Root rules that counted on the day, and what they are asked for."""
        self.ensure_one()
        category = self.category_id.sudo()
        ctx = category._get_eligibility_context(self.date)
        return category.rule_ids._valid_on(self.date), ctx

    def _get_fingerprint(self):
        """Digest of the present conditions of the category, as of the day."""
        self.ensure_one()
        category = self.category_id.sudo()
        ctx = category._get_eligibility_context(self.date)
        return category.rule_ids._get_fingerprint(ctx)

    # --- Working ---------------------------------------------------------------------

    def _work_through(self):
        """Work off all that is left in this transaction.

        In one statement: every further one would read the tables of facts anew.
        """
        self._work_batch(is_last=True)

    def _work_batch(self, is_last=False):
        """Screen the next subjects, or end; the row is locked by the caller.

        :param bool is_last: screen everybody who is left
        :return: number of subjects screened
        """
        self.ensure_one()
        if self.fingerprint != self._get_fingerprint():
            told = self._emulation_in_vietnamese()
            self._cancel(
                told.env._(
                    "The conditions were changed while the screening was under way. "
                    "Screen anew."
                )
            )
            return 0
        size = max(1, self._get_number("screening_batch", DEFAULT_BATCH))
        ids = self._get_next_subjects(None if is_last else size)
        if is_last or len(ids) < size:
            self._close(ids)
            return len(ids)
        self._insert_lines(ids)
        if self.state != "running":
            self.state = "running"
        return len(ids)

    def _cancel(self, reason):
        self.write(
            {
                "state": "cancelled",
                "cancel_reason": reason,
                "finished_on": fields.Datetime.now(),
            }
        )
        self._drop_lines()

    def _drop_lines(self):
        self.env.cr.execute(
            "DELETE FROM emulation_screening_line WHERE screening_id = ANY(%s)",
            [self.ids],
        )
        self.env["emulation.screening.line"].invalidate_model()

    def _count_lines(self):
        return self.env["emulation.screening.line"].search_count(
            [("screening_id", "in", self.ids)]
        )

    # --- Scope -----------------------------------------------------------------------

    def _scope_sql(self):
        """SELECT of everybody in scope: ``id, unit_id``."""
        self.ensure_one()
        units = self.scope_unit_ids or []
        if self.subject_kind == "individual":
            scope = SQL(
                """
                SELECT member.employee_id AS id, member.unit_id
                  FROM emulation_unit_member member
                  JOIN hr_employee employee
                    ON employee.id = member.employee_id AND employee.active
                 WHERE member.company_id = %(company)s
                   AND member.is_ad_hoc IS NOT TRUE
                   AND member.is_concurrent IS NOT TRUE
                   AND member.date_from <= %(date)s
                   AND (member.date_to IS NULL OR member.date_to >= %(date)s)
                """,
                company=self.company_id.id,
                date=self.date,
            )
        else:
            scope = SQL(
                """
                SELECT department.id, department.emulation_unit_id AS unit_id
                  FROM hr_department department
                 WHERE department.active
                   AND department.company_id = %(company)s
                   AND (department.emulation_level_id IS NOT NULL
                        OR (department.emulation_is_ad_hoc
                            AND COALESCE(department.emulation_date_from, %(date)s)
                                <= %(date)s
                            AND COALESCE(department.emulation_date_to, %(date)s)
                                >= %(date)s))
                """,
                company=self.company_id.id,
                date=self.date,
            )
        if not units:
            return scope
        return SQL(
            "SELECT id, unit_id FROM (%s) AS everybody WHERE unit_id = ANY(%s)",
            scope,
            units,
        )

    def _count_scope(self):
        query = SQL("SELECT count(*) FROM (%s) AS scope", self._scope_sql())
        return self.env.execute_query(query)[0][0]

    def _get_next_subjects(self, size):
        """Ids of the next subjects behind the last line, in order.

        :param size: how many, None for all
        """
        self.env.flush_all()
        query = SQL(
            """
            SELECT id FROM (%(scope)s) AS scope
             WHERE id > COALESCE((
                SELECT max(line.%(subject)s) FROM emulation_screening_line line
                 WHERE line.screening_id = %(screening)s), 0)
             ORDER BY id LIMIT %(size)s
            """,
            scope=self._scope_sql(),
            subject=self._get_subject_column(),
            screening=self.id,
            size=size,
        )
        return [subject_id for (subject_id,) in self.env.execute_query(query)]

    def _get_missing_subjects(self):
        """Ids of everybody in scope who has no line, in order."""
        query = SQL(
            """
            SELECT id FROM (%(scope)s) AS scope
            EXCEPT
            SELECT %(subject)s FROM emulation_screening_line
             WHERE screening_id = %(screening)s
             ORDER BY id
            """,
            scope=self._scope_sql(),
            subject=self._get_subject_column(),
            screening=self.id,
        )
        return [subject_id for (subject_id,) in self.env.execute_query(query)]

    def _get_subject_column(self):
        individual = self.subject_kind == "individual"
        return SQL.identifier("employee_id" if individual else "department_id")

    # --- The scheduled action ----------------------------------------------------------

    @api.model
    def _cron_work(self):
        """Work off what is queued, a batch a transaction, until the time is over."""
        cron = self.env["ir.cron"]
        # Whoever cancelled does not see the batch that he waited for
        self.search(
            [("state", "=", "cancelled"), ("line_ids", "!=", False)]
        )._drop_lines()
        for screening in self.search([("state", "in", LIVE)], order="id"):
            while screening.try_lock_for_update()._is_live():
                count = screening._work_batch()
                if not cron._commit_progress(count, remaining=self._count_left()):
                    return

    @api.model
    def _count_left(self):
        """Subjects of all screenings that are not worked off yet."""
        live = self.search([("state", "in", LIVE)])
        total = sum(live.mapped("total_count"))
        return max(total - live._count_lines(), 1 if live else 0)

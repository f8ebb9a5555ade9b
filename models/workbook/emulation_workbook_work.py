# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

BATCH = 5000


class _StoppedError(Exception):
    """Whoever asked for the workbook has stopped it."""


class EmulationWorkbook(models.Model):
    """Long workbooks, written in the background with progress.

    The rows are read in a transaction of their own, so that all of them are of one
    moment, while the progress is committed for the screen. A worker that is killed
    leaves no file; the next run begins again.
    """

    _inherit = "emulation.workbook"

    @api.model
    def _cron_work(self):
        """Write what waits, one workbook after the other, until the time is over."""
        cron = self.env["ir.cron"]
        waiting = self.search([("state", "in", ("queued", "running"))], order="id")
        for number, workbook in enumerate(waiting, 1):
            if not workbook.try_lock_for_update():
                continue
            if workbook.state in ("queued", "running"):
                workbook._work()
            if not cron._commit_progress(1, remaining=len(waiting) - number):
                return

    def _work(self):
        """Write one workbook with the rights and the language of who asked for it."""
        self._write_guarded({"state": "running", "done_count": 0})
        with self.env.registry.cursor() as cr:
            user = self.user_id.with_env(self.env(cr=cr))
            reader = self.with_env(self.env(cr=cr)).with_user(user)
            reader = reader.with_context(
                lang=user.lang, tz=user.tz, allowed_company_ids=self.company_id.ids
            )
            tables = [
                table._replace(rows=self._count_off(table.rows))
                for table in reader._get_tables()
            ]
            try:
                content = reader._write_file(tables)
            except _StoppedError:
                return
        self._keep_file(content)

    def _count_off(self, rows):
        """Hand rows on, and tell the screen how far it is after each batch.

        :raise _StoppedError: when the workbook was cancelled meanwhile
        """
        for number, row in enumerate(rows, 1):
            if number % BATCH == 0:
                self._tell_progress(BATCH)
            yield row

    def _tell_progress(self, count):
        self.env.invalidate_all()
        if not self.try_lock_for_update() or self.state == "cancelled":
            raise _StoppedError
        self._write_guarded({"state": "running", "done_count": self.done_count + count})
        self.env["ir.cron"]._commit_progress()

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from unittest.mock import patch

from odoo import SUPERUSER_ID, api
from odoo.tests import tagged

from ...models.workbook import emulation_workbook_work
from ..own_database import OwnDatabaseCase
from .workbook_case import WorkbookMixin, read_sheets


@tagged("post_install", "-at_install")
class TestWorkbookBehind(WorkbookMixin, OwnDatabaseCase):
    """Written behind: progress for the screen, stopped, killed; rows of one moment."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls._filling_own_registry():
            cls._setup_emulation()
            parameters = cls.env["ir.config_parameter"]
            parameters.set_param("hr_emulation.workbook_limit", 1)
            cls.officer_id = cls.officer.id
            cls.line_id = cls.decision.line_ids[1].id

    def setUp(self):
        super().setUp()
        self.startPatcher(patch.object(emulation_workbook_work, "BATCH", 1))
        with self.registry.cursor() as cr:
            env = api.Environment(cr, self.officer_id, {})
            workbook = env["emulation.workbook"].create({"kind": "register", "year": 0})
            workbook.action_make()
            self.workbook_id = workbook.id

    def _on_each_batch(self, call):
        """Call something in another transaction whenever progress was committed."""
        workbooks = self.registry["emulation.workbook"]
        tell = workbooks._tell_progress

        def told(job, count):
            tell(job, count)
            with self.registry.cursor() as cr:
                env = api.Environment(cr, self.officer_id, {})
                call(env["emulation.workbook"].browse(self.workbook_id))

        self.startPatcher(patch.object(workbooks, "_tell_progress", told))

    def _work(self):
        with self.registry.cursor() as cr:
            api.Environment(cr, SUPERUSER_ID, {})["emulation.workbook"]._cron_work()

    def _read(self):
        with self.registry.cursor() as cr:
            env = api.Environment(cr, self.officer_id, {})
            workbook = env["emulation.workbook"].browse(self.workbook_id)
            return workbook.state, workbook.progress, workbook.attachment_id.raw

    def _rows(self, content):
        """Rows of the only sheet, which is named in the language of the reader."""
        [rows] = read_sheets(content).values()
        return rows

    def test_others_see_the_progress_and_the_rows_are_of_one_moment(self):
        seen = []

        def look(workbook):
            seen.append((workbook.state, workbook.progress))
            workbook.env["hr.employee"].sudo().search(
                [("name", "=", "Trần Văn Hùng")]
            ).name = "Đã đổi tên"

        self._on_each_batch(look)
        self._work()
        self.assertEqual(seen, [("running", 50.0), ("running", 100.0)])
        state, progress, content = self._read()
        self.assertEqual((state, progress), ("done", 100.0))
        names = [row[1] for row in self._rows(content)[4:]]
        self.assertEqual(names, ["Nguyễn Thị Minh Nguyệt", "Trần Văn Hùng"])

    def test_stopped(self):
        self._on_each_batch(lambda workbook: workbook.action_cancel())
        self._work()
        self.assertEqual(self._read(), ("cancelled", 50.0, False))

    def test_killed_begins_again(self):
        def die(_workbook):
            raise KeyboardInterrupt

        self._on_each_batch(die)
        with self.assertRaises(KeyboardInterrupt):
            self._work()
        self.assertEqual(self._read(), ("running", 50.0, False))
        self.doCleanups()
        self._work()
        state, _progress, content = self._read()
        self.assertEqual(state, "done")
        self.assertEqual(len(self._rows(content)), 6)

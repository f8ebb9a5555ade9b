# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import TransactionCase, tagged

from .screening_common import ScreeningMixin


@tagged("post_install", "-at_install")
class TestScreeningRun(ScreeningMixin, TransactionCase):
    """A screening in batches: queued, worked off, stopped."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_screening()
        parameters = cls.env["ir.config_parameter"]
        parameters.set_param("hr_emulation.screening_limit", "3")
        parameters.set_param("hr_emulation.screening_batch", "4")
        cls.env["hr.employee"].create(
            [
                {
                    "name": f"Người {number}",
                    "department_id": cls.unit_b.id,
                    "date_version": "2016-01-01",
                }
                for number in range(9)
            ]
        )
        cls.members = cls.env["emulation.unit.member"]._members_on(cls.today)
        cls.people = cls.members.employee_id

    def _screen_all(self):
        screening = self._screen()
        screening.action_run()
        return screening

    def test_queued_and_worked_off(self):
        cron = self.env.ref("hr_emulation.cron_screening")
        due = [("cron_id", "=", cron.id)]
        before = self.env["ir.cron.trigger"].search_count(due)
        screening = self._screen()
        after = self.env["ir.cron.trigger"].search_count(due)
        self.assertEqual(after, before + 1)
        self.assertEqual((screening.state, screening.progress), ("queued", 0))
        self.assertEqual(screening.total_count, len(self.people))
        job = screening.sudo()
        self.assertEqual(job._work_batch(), 4)
        screening.invalidate_recordset()
        self.assertEqual(screening.state, "running")
        self.assertEqual(screening.progress, 400 // len(self.people))
        with self.assertRaisesRegex(UserError, "not ended"):
            screening.line_ids[:1].action_nominate()
        with self.assertRaisesRegex(UserError, "not ended"):
            screening.action_export()
        self.assertEqual(job._count_left(), len(self.people) - 4)
        screening.with_user(self.users["officer"]).action_run()
        self.assertEqual((screening.state, screening.progress), ("done", 100))
        self.assertEqual(screening.line_ids.employee_id, self.people)
        self.assertEqual(len(screening.line_ids), len(self.people))

    def test_same_result_in_any_batches(self):
        self._rate(self.person)
        self._award(self.person)
        screening = self._screen()
        while screening.sudo()._is_live():
            screening.sudo()._work_batch()
        self.env["ir.config_parameter"].set_param("hr_emulation.screening_limit", "99")
        names = ["employee_id", "unit_id", "result", "evidence", "fail_count"]
        screening = screening.sudo()
        for line in self._screen().sudo().line_ids:
            twin = self._line(screening, line.employee_id)
            self.assertEqual(
                twin.read(names, load=None)[0] | {"id": 0},
                line.read(names, load=None)[0] | {"id": 0},
            )

    def test_at_once_in_one_statement(self):
        """Batches are for the scheduled action: each reads the facts anew."""
        self.env["ir.config_parameter"].set_param("hr_emulation.screening_limit", "99")
        model = self.env.registry["emulation.screening"]
        with patch.object(
            model, "_insert_lines", autospec=True, side_effect=model._insert_lines
        ) as insert:
            screening = self._screen()
        self.assertEqual((screening.state, insert.call_count), ("done", 1))
        self.assertEqual(screening.line_ids.employee_id, self.people)

    def test_one_day_for_all_batches(self):
        """Over midnight the day of the start counts."""
        tomorrow = self.today + timedelta(days=1)
        late = self._new_employee("Mới đến", self.unit_b, since=tomorrow)
        screening = self._screen().sudo()
        screening._work_batch()
        with freeze_time(f"{tomorrow} 08:00:00"):
            screening.action_run()
            self.assertEqual(screening.line_ids.employee_id, self.people)
            self.assertIn(late, self._screen_all().line_ids.employee_id)

    def test_conditions_changed_on_the_way(self):
        screening = self._screen()
        screening.sudo()._work_batch()
        self.rated.min_level = "good"
        screening.action_run()
        self.assertEqual(screening.state, "cancelled")
        # Kept for readers of any language, by an action that has none
        self.assertIn("Điều kiện đã thay đổi", screening.cancel_reason)
        self.assertFalse(screening.line_ids)

    def test_cancel(self):
        screening = self._screen()
        screening.sudo()._work_batch()
        with self.assertRaisesRegex(UserError, "cancel it first"):
            screening.unlink()
        screening.with_user(self.users["officer"]).action_cancel()
        self.assertEqual(screening.state, "cancelled")
        self.assertFalse(screening.line_ids)
        with self.assertRaisesRegex(UserError, "Cancelled"):
            screening.action_cancel()
        with self.assertRaisesRegex(UserError, "Cancelled"):
            screening.action_run()
        screening.with_user(self.users["officer"]).unlink()
        self.assertFalse(screening.exists())

    def test_who_started_it_may_cancel(self):
        screening = self._screen("unit_head")
        self.assertEqual(screening.state, "queued")
        self.assertTrue(screening.can_cancel)
        self.assertFalse(screening.can_run)
        screening.action_cancel()
        self.assertEqual(screening.state, "cancelled")

    def test_somebody_left_on_the_way(self):
        screening = self._screen().sudo()
        screening._work_batch()
        last = screening.line_ids.employee_id.sorted("id")[-1]
        last.active = False
        screening.action_run()
        self.assertEqual(screening.line_ids.employee_id, self.people - last)
        self.assertEqual(screening.changed_count, 1)
        self.assertEqual(screening.total_count, len(self.people) - 1)

    def test_everything_is_deleted_with_it(self):
        screening = self._screen_all()
        lines = screening.line_ids
        screening.with_user(self.users["officer"]).unlink()
        self.assertFalse(lines.exists())

    def test_settings(self):
        settings = self.env["res.config.settings"].create(
            {"emulation_screening_limit": 50, "emulation_screening_batch": 10}
        )
        settings.execute()
        self.assertEqual(self._screen().state, "done")
        with self.assertRaisesRegex(UserError, "not negative"):
            settings.create({"emulation_screening_batch": 0})

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from .year_common import YearMixin


@tagged("post_install", "-at_install")
class TestYearOwnership(YearMixin, TransactionCase):
    """Nothing is handed over to others, and nothing that counts moves or vanishes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_year()
        cls.kind = cls.env["emulation.activity.kind"].create({"name": "Tọa đàm"})

    def _activity(self, **vals):
        return self.env["emulation.campaign.activity"].create(
            {
                "name": "Tọa đàm",
                "campaign_id": self.campaign.id,
                "unit_id": self.unit_a.id,
                "kind_id": self.kind.id,
                **vals,
            }
        )

    def test_nothing_is_handed_over(self):
        pledge = self.env["emulation.pledge"].create(
            {"campaign_id": self.campaign.id, "unit_id": self.unit_a.id}
        )
        mine = self._register(self.staff["employee"], "employee")
        cases = (
            ("unit_head", self.plan_a.line_ids[0], {"plan_id": self.plan_b.id}),
            ("unit_officer", self._activity(), {"unit_id": self.unit_b.id}),
            ("unit_officer", pledge, {"unit_id": self.unit_b.id}),
            ("employee", mine, {"employee_id": self.other.id}),
            ("unit_officer", mine, {"employee_id": self.other.id}),
        )
        for role, record, vals in cases:
            with (
                self.subTest(role=role, model=record._name),
                self.assertRaises(AccessError),
                self.env.cr.savepoint(),
            ):
                self._as(role, record).write(vals)
        self.env.invalidate_all()
        self.assertEqual(mine.employee_id, self.staff["employee"])
        self.assertEqual(pledge.unit_id, self.unit_a)

    def test_years_and_plans_stay(self):
        with self.assertRaisesRegex(UserError, "have their plans already"):
            self._as("officer", self.year).write({"year": self.today.year + 1})
        self._as("unit_head", self.plan_a.line_ids[0]).action_done()
        with self.assertRaisesRegex(UserError, "noted as done"):
            self._as("officer", self.plan_a).unlink()
        self._as("officer", self.plan_b).unlink()
        self.assertEqual(self.year.plan_ids, self.plan_a)

    def test_period_keeps_what_was_done(self):
        self._activity(date=self.today - timedelta(days=2), date_end=self.today)
        with self.assertRaisesRegex(ValidationError, "they would lie outside"):
            self.campaign.date_end = self.today - timedelta(days=1)
        self.campaign.date_end = self.today
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(CheckViolation),
            self.env.cr.savepoint(),
        ):
            self.campaign.write({"date_start": False})
            self.campaign.flush_recordset()

    def test_after_the_end(self):
        """A closed campaign takes no registration and asks nobody for anything."""
        draft = self._register(self.staff["employee"])
        draft._remind_owners()
        self.assertTrue(draft.activity_ids | self.plan_a.activity_ids)
        self._as("officer", self.campaign).action_close()
        self.assertFalse(draft.activity_ids | self.plan_a.activity_ids)
        with self.assertRaisesRegex(UserError, "is not launched"):
            self._as("employee", draft).action_send()

    def test_reminders_query_count(self):
        """Reminding two years costs what reminding one does."""
        counts = []
        for number in (1, 6):
            units = self.unit_a | self.unit_b
            years = self.env["emulation.campaign.year"]
            for turn in range(number):
                years |= self._new_launched(f"Đợt {number}-{turn}", units).year_ids
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            years._remind_people()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0])

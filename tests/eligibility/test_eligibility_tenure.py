# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date, timedelta

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .eligibility_common import EligibilityCommon


@tagged("post_install", "-at_install")
class TestEligibilityTenure(EligibilityCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rule = cls._new_rule("tenure", tenure_months=6)

    def _join(self, since, department=None, **vals):
        return self._new_employee(
            "Hoàng Thị Lan", department or self.unit_a, since=since, **vals
        )

    def _stayed(self, *periods, **vals):
        """A person whose memberships an officer wrote: ``(from, to, department)``."""
        employee = self._new_employee("Hoàng Thị Lan", self.env["hr.department"])
        for since, until, department in periods:
            self._member(employee, since, until, department, **vals)
        return employee

    def _member(self, employee, since, until, department, **vals):
        return self.env["emulation.unit.member"].create(
            {
                "employee_id": employee.id,
                "department_id": department.id,
                "date_from": since,
                "date_to": until,
                **vals,
            }
        )

    def _absent(self, employee, kind, since, until):
        self.env["emulation.absence"].create(
            {
                "employee_id": employee.id,
                "kind": kind,
                "date_from": since,
                "date_to": until,
            }
        )

    def _assert_first_day(self, rule, employee, first):
        """The months are full on this day and not on the day before."""
        self.assertEqual(
            self._answer(rule, employee, first)[:2], ("pass", "tenure.met")
        )
        before = self._answer(rule, employee, first - timedelta(1))
        self.assertEqual(before[:2], ("fail", "tenure.short"))

    def test_months_are_full_to_the_day(self):
        expected = {
            (date(2023, 1, 1), 6): date(2023, 6, 30),
            (date(2022, 8, 31), 6): date(2023, 2, 27),
            (date(2023, 8, 31), 6): date(2024, 2, 28),
            (date(2023, 3, 31), 9): date(2023, 12, 30),
            (date(2024, 2, 29), 12): date(2025, 2, 27),
            (date(2023, 2, 28), 12): date(2024, 2, 27),
            (date(2023, 12, 15), 12): date(2024, 12, 14),
        }
        for (since, months), first in expected.items():
            with self.subTest(since=since, months=months):
                self.rule.tenure_months = months
                self._assert_first_day(self.rule, self._join(since), first)

    def test_day_of_counting(self):
        employee = self._join(date(self.year, 1, 2))
        self.rule.write({"tenure_months": 12, "tenure_on": "year_end"})
        self.assertEqual(self._answer(self.rule, employee)[0], "fail")
        self.rule.tenure_months = 11
        self.assertEqual(self._answer(self.rule, employee)[0], "pass")
        self.rule.write({"tenure_months": 1, "tenure_on": "period_end"})
        self.round.period_to = date(self.year, 1, 31)
        self.assertEqual(self._answer(self.rule, employee)[0], "fail")
        self.round.period_to = date(self.year, 2, 1)
        self.assertEqual(self._answer(self.rule, employee)[0], "pass")

    def test_another_unit_begins_anew(self):
        employee = self._stayed(
            (date(2020, 1, 1), date(2023, 6, 30), self.unit_a),
            (date(2023, 7, 1), False, self.unit_b),
        )
        self._assert_first_day(self.rule, employee, date(2023, 12, 31))
        words = self._answer(self.rule, employee, date(2023, 9, 30))[2]
        self.assertIn("CĐCS Sở Tài chính", words)
        self.assertIn("3 months", words)
        self.assertIn("needed: 6 months", words)

    def test_another_team_of_the_unit_goes_on(self):
        employee = self._stayed(
            (date(2023, 1, 1), date(2023, 4, 30), self.unit_a),
            (date(2023, 5, 1), False, self.team_a),
        )
        self._assert_first_day(self.rule, employee, date(2023, 6, 30))

    def test_left_and_returned(self):
        employee = self._stayed(
            (date(2020, 1, 1), date(2023, 3, 31), self.unit_a),
            (date(2023, 4, 2), False, self.unit_a),
        )
        self._assert_first_day(self.rule, employee, date(2023, 10, 1))
        gap = self._answer(self.rule, employee, date(2023, 4, 1))
        self.assertEqual(gap[:2], ("fail", "tenure.none"))
        self.assertIn("04/01/2023", gap[2])

    def test_other_places_do_not_count(self):
        committee = self.env["hr.department"].create(
            {
                "name": "Tổ công tác",
                "parent_id": self.unit_a.id,
                "emulation_is_ad_hoc": True,
            }
        )
        since = date(2020, 1, 1)
        employee = self._stayed((since, date(2022, 12, 31), self.unit_a))
        self._member(employee, since, False, self.unit_a, is_concurrent=True)
        self._member(employee, since, False, committee)
        self.assertEqual(
            self._answer(self.rule, employee, date(2023, 6, 1))[1], "tenure.none"
        )

    def test_absences(self):
        first_without = date(2023, 6, 30)
        half_year = (date(2023, 2, 1), date(2023, 2, 10))
        for kind, counts in (
            ("parental", True),
            ("study", True),
            ("sick", True),
            ("treatment", True),
            ("unpaid", False),
        ):
            with self.subTest(kind=kind):
                employee = self._join(date(2023, 1, 1))
                self._absent(employee, kind, *half_year)
                days = 0 if counts else 10
                first = first_without + timedelta(days)
                self._assert_first_day(self.rule, employee, first)
        for kind, name in (
            ("parental", "count_parental_leave"),
            ("study", "count_study"),
        ):
            with self.subTest(kind=kind, rule="does not count"):
                rule = self._new_rule("tenure", tenure_months=6, **{name: False})
                employee = self._join(date(2023, 1, 1))
                self._absent(employee, kind, *half_year)
                first = first_without + timedelta(10)
                self._assert_first_day(rule, employee, first)
                self.assertIn(
                    "10 days of absence", self._answer(rule, employee, first)[2]
                )

    def test_absence_that_goes_on(self):
        employee = self._join(date(2023, 1, 1))
        self._absent(employee, "unpaid", date(2022, 1, 1), date(2023, 1, 5))
        self._absent(employee, "unpaid", date(2023, 5, 1), False)
        result, _code, words = self._answer(self.rule, employee, date(2023, 12, 31))
        self.assertEqual(result, "fail")
        self.assertIn("3 months", words)

    def test_uncertain_start(self):
        employee = self._join(date(2023, 1, 1))
        member = self.env["emulation.unit.member"].search(
            [("employee_id", "=", employee.id)]
        )
        member.is_start_certain = False
        short = date(2023, 6, 29)
        result, code, words = self._answer(self.rule, employee, short)
        self.assertEqual((result, code), ("unknown", "tenure.uncertain"))
        self.assertIn("01/01/2023", words)
        full = self._answer(self.rule, employee, date(2023, 6, 30))
        self.assertEqual(full[0], "pass")
        member.action_confirm_start()
        self.assertEqual(self._answer(self.rule, employee, short)[0], "fail")

    def test_two_records_of_one_person(self):
        employee = self._join(date(2023, 6, 1))
        self._twin(employee, self.unit_a, since=date(2022, 1, 1))
        result, _code, words = self._answer(self.rule, employee, date(2023, 6, 30))
        self.assertEqual(result, "pass")
        self.assertIn("01/01/2022", words)

    def test_collectives_are_not_asked(self):
        with self._refused(ValidationError, "only individuals"):
            self._new_rule("tenure", category=self.inside_collective, tenure_months=6)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date, timedelta

from odoo import SUPERUSER_ID
from odoo.tests import tagged
from odoo.tests.common import new_test_user

from .eligibility_common import EligibilityCommon

NEUTRAL = "not eligible now: ask the HR office"
NEUTRAL_CODE = "discipline.ask_hr"


@tagged("post_install", "-at_install")
class TestEligibilityDiscipline(EligibilityCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.hr_user = new_test_user(
            cls.env, login="emulation_hr", groups="hr.group_hr_user"
        )
        cls.rule = cls._new_rule("discipline")
        cls.round.write(
            {"period_from": date(2023, 1, 1), "period_to": date(2023, 12, 31)}
        )

    def _discipline(self, employee=None, **vals):
        return self.env["emulation.discipline"].create(
            {
                "employee_id": (employee or self.person).id,
                "state": "in_force",
                "form": "reprimand",
                "decision_number": "31/QĐ-SNV",
                "date_from": date(2022, 1, 1),
                "date_to": date(2022, 12, 31),
                **vals,
            }
        )

    def _raw(self, on=None):
        category = self.rule.category_id
        answers = category._evaluate(self.person.ids, date=on)[self.person.id][1]
        return answers[self.rule.id]

    def test_looks_at_the_achievement_period(self):
        self.assertEqual(self.rule.window, "period")
        self.assertEqual(self._raw()[:2], ("pass", "discipline.none"))
        row = self._discipline()
        self.assertEqual(self._raw()[0], "pass")
        row.date_to = date(2023, 1, 1)
        self.assertEqual(self._raw()[:2], ("fail", "discipline.in_force"))
        row.write({"date_from": date(2024, 1, 1), "date_to": False})
        self.assertEqual(self._raw()[0], "pass")
        row.date_from = date(2023, 12, 31)
        self.assertEqual(self._raw()[0], "fail")
        self.assertEqual(self._raw(date(2023, 12, 30))[0], "pass")
        row.state = "cleared"
        self.assertEqual(self._raw()[0], "pass")

    def test_calendar_years(self):
        self.rule.write({"window": "fixed", "year_from": 2021, "year_to": 2022})
        row = self._discipline()
        self.assertEqual(self._raw()[0], "fail")
        row.write({"date_from": date(2023, 1, 1), "date_to": False})
        self.assertEqual(self._raw()[0], "pass")

    def test_matter_under_consideration(self):
        self._discipline(
            state="under_consideration",
            form=False,
            date_from=self.today,
            date_to=False,
        )
        self.assertEqual(self._raw()[:2], ("fail", "discipline.under_consideration"))
        self.assertEqual(self._raw(self.today - timedelta(1))[0], "pass")

    def test_other_record_of_the_person(self):
        self._discipline(self._twin(), date_to=date(2023, 6, 1))
        self.assertEqual(self._raw()[0], "fail")

    def test_only_hr_reads_what_it_is(self):
        row = self._discipline(date_to=date(2023, 6, 1))
        in_force = self._raw()
        row.write({"state": "under_consideration", "form": False})
        considered = self._raw()
        self.assertNotEqual(in_force[1:], considered[1:])
        outsiders = [self.users[role] for role in self.users]
        outsiders.append(self.env["res.users"].browse(SUPERUSER_ID))
        for user in outsiders:
            rule = self.rule.with_user(user).sudo()
            for _result, code, params in (in_force, considered):
                asked = rule._get_params(self.inside._get_eligibility_context())
                with self.subTest(user=user.login, code=code):
                    self.assertEqual(rule._mask(code, params), (NEUTRAL_CODE, {}))
                    words = rule._get_words(code, {**asked, **params})
                    self.assertEqual(words, NEUTRAL)
                    self.assertEqual(rule._get_words(NEUTRAL_CODE, {}), NEUTRAL)
        reader = self.rule.with_user(self.hr_user).with_context(lang="en_US")
        self.assertEqual(reader._mask(*in_force[1:]), in_force[1:])
        words = reader._get_words(*in_force[1:])
        for part in ("Disciplined", "Reprimand", "31/QĐ-SNV", "06/01/2023"):
            self.assertIn(part, words)
        self.assertIn("Under consideration", reader._get_words(*considered[1:]))

    def test_a_clean_record_is_no_secret(self):
        rule = self.rule.with_user(self.users["officer"])
        _result, code, params = self._raw()
        self.assertEqual(rule._mask(code, params), (code, params))
        self.assertIn("no discipline", rule._get_words(code, params))

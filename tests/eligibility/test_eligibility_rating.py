# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestEligibilityRating(EmulationCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.year = cls.round.year
        cls.rule = cls.env["emulation.eligibility.rule"].create(
            {
                "name": "Five years excellent and the first half of this year",
                "kind": "rating",
                "category_id": cls.inside.id,
                "rating_system": "professional",
                "min_level": "excellent",
                "window": "fixed",
                "year_from": cls.year - 5,
                "year_to": cls.year - 1,
                "half_year": "required",
            }
        )

    def _rate(self, levels, employee=None, half=None):
        employee = employee or self.person
        rows = [(year, "year", level) for year, level in levels.items()]
        rows += [(self.year, "h1", half)] if half else []
        self.env["emulation.rating"].create(
            [
                {
                    "employee_id": employee.id,
                    "year": year,
                    "period": period,
                    "level": level,
                }
                for year, period, level in rows
            ]
        )

    def _answer(self, employee=None):
        employee = employee or self.person
        verdict, answers = self.inside._evaluate(employee.ids)[employee.id]
        result, code, params = answers[self.rule.id]
        asked = self.rule._get_params(self.inside._get_eligibility_context())
        self.assertEqual(verdict, result)
        return result, code, self.rule._get_words(code, {**asked, **params})

    def test_met(self):
        years = {self.year - n: "excellent" for n in range(1, 6)}
        self._rate(years, half="excellent")
        result, code, words = self._answer()
        self.assertEqual((result, code), ("pass", "rating.met"))
        self.assertIn(f"{self.year - 5}–{self.year - 1}", words)

    def test_one_year_low_and_one_missing(self):
        self._rate({self.year - 5: "good", self.year - 4: "excellent"})
        result, code, words = self._answer()
        self.assertEqual((result, code), ("fail", "rating.low"))
        self.assertIn(str(self.year - 5), words)

    def test_missing_is_unknown(self):
        self._rate({self.year - n: "excellent" for n in range(2, 6)})
        result, code, words = self._answer()
        self.assertEqual((result, code), ("unknown", "rating.missing"))
        self.assertIn(str(self.year - 1), words)

    def test_half_year_too_low(self):
        years = {self.year - n: "excellent" for n in range(1, 6)}
        self._rate(years, half="good")
        self.assertEqual(self._answer()[0], "fail")

    def test_half_year_stands_for_its_year(self):
        self.rule.write({"window": "proposal", "half_year": "allowed"})
        self._rate({}, half="excellent")
        self.assertEqual(self._answer()[0], "pass")

    def test_two_records_of_one_person(self):
        twin = self._new_employee(
            "Nguyễn Thị Minh Nguyệt",
            self.unit_b,
            work_contact_id=self.person.work_contact_id.id,
        )
        self.rule.write({"window": "previous", "half_year": "ignored"})
        self._rate({self.year - 1: "excellent"}, employee=twin)
        self.assertEqual(self._answer()[0], "pass")
        self._rate({self.year - 1: "good"})
        self.assertEqual(self._answer()[:2], ("unknown", "rating.torn"))

    def test_run_of_years(self):
        self.rule.write(
            {
                "window": "last",
                "years": 5,
                "min_count": 3,
                "is_consecutive": True,
                "half_year": "ignored",
                "include_proposal_year": False,
            }
        )
        low, high = "good", "excellent"
        levels = [high, high, low, high, high]
        self._rate({self.year - 1 - n: level for n, level in enumerate(levels)})
        self.assertEqual(self._answer()[0], "fail")
        self.rule.is_consecutive = False
        self.assertEqual(self._answer()[0], "pass")

    def test_group_takes_any(self):
        group = self.env["emulation.eligibility.rule"].create(
            {
                "name": "Excellent or a certificate",
                "kind": "group",
                "operator": "any",
                "category_id": self.inside.id,
                "child_ids": [
                    (
                        0,
                        0,
                        {
                            "name": "A certificate last year",
                            "kind": "award",
                            "award_type_ids": self.award_inside.ids,
                            "window": "previous",
                            "min_count": 1,
                        },
                    )
                ],
            }
        )
        self.rule.parent_id = group
        self.env["emulation.award"].create(
            {
                "employee_id": self.person.id,
                "award_type_id": self.award_inside.id,
                "body_id": self.body.id,
                "decision_number": "07/QĐ-CĐVC",
                "decision_date": f"{self.year - 1}-05-01",
            }
        )
        verdict, answers = self.inside._evaluate(self.person.ids)[self.person.id]
        award = group.child_ids - self.rule
        self.assertEqual(verdict, "pass")
        self.assertEqual(answers[award.id][:2], ("pass", "award.met"))
        self.assertEqual(answers[self.rule.id][0], "unknown")
        asked = award._get_params(self.inside._get_eligibility_context())
        words = award._get_words("award.met", {**asked, **answers[award.id][2]})
        self.assertIn("07/QĐ-CĐVC", words)
        copied = self.inside.copy().rule_ids
        self.assertEqual(copied.kind, "group")
        self.assertEqual(len(copied.child_ids), 2)

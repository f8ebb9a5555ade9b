# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date, timedelta

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .eligibility_common import EligibilityCommon


@tagged("post_install", "-at_install")
class TestEligibilityAward(EligibilityCommon):
    def test_theme_is_no_basis_for_merit(self):
        rule = self._new_rule(
            "award",
            award_type_ids=self.award_inside.ids,
            window="previous",
            excluded_commendation_ids=[
                (4, self.env.ref("hr_emulation.commendation_thematic").id),
                (4, self.env.ref("hr_emulation.commendation_sudden").id),
            ],
        )
        self.assertEqual(self._answer(rule)[:2], ("fail", "award.none"))
        self._award(commendation_type="thematic")
        result, code, words = self._answer(rule)
        self.assertEqual((result, code), ("fail", "award.excluded"))
        self.assertIn("does not count", words)
        self._award(commendation_type="merit", decision_number="08/QĐ-CĐVC")
        result, code, words = self._answer(rule)
        self.assertEqual((result, code), ("pass", "award.met"))
        self.assertIn("08/QĐ-CĐVC", words)
        self.assertNotIn("07/QĐ-CĐVC", words)

    def test_three_years_in_a_row(self):
        rule = self._new_rule(
            "award",
            award_type_ids=self.award_inside.ids,
            window="last",
            years=4,
            min_count=3,
            is_consecutive=True,
        )
        for back in (3, 1, 0):
            self._award(decision_date=date(self.year - back, 1, 2))
        self.assertEqual(self._answer(rule)[:2], ("fail", "award.few"))
        self._award(decision_date=date(self.year - 2, 1, 2))
        self.assertEqual(self._answer(rule)[0], "pass")

    def test_decided_later_and_revoked(self):
        rule = self._new_rule(
            "award", award_type_ids=self.award_inside.ids, window="any"
        )
        day = date(self.year - 1, 5, 1)
        award = self._award(decision_date=day)
        self.assertEqual(self._answer(rule, on=day)[0], "pass")
        self.assertEqual(self._answer(rule, on=day - timedelta(1))[0], "fail")
        award._write_guarded({"state": "revoked"})
        self.assertEqual(self._answer(rule)[0], "fail")

    def test_part_that_ended_with_its_group(self):
        leaf = {
            "name": "A certificate",
            "kind": "award",
            "award_type_ids": self.award_inside.ids,
            "window": "any",
        }
        group = self._new_rule("group", child_ids=[(0, 0, leaf)])
        inner = {
            "name": "Before",
            "kind": "group",
            "valid_to": self.today - timedelta(1),
            "child_ids": [(0, 0, leaf)],
        }
        group.write({"child_ids": [(0, 0, inner)]})
        verdict, answers = self.inside._evaluate(self.person.ids)[self.person.id]
        first = group.child_ids.filtered(lambda r: r.kind == "award")
        self.assertEqual((verdict, list(answers)), ("fail", first.ids))


@tagged("post_install", "-at_install")
class TestEligibilityInitiative(EligibilityCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rule = cls._new_rule(
            "initiative",
            initiative_scope="province",
            window="last",
            years=2,
            min_count=2,
        )

    def _initiative(self, *authors, **vals):
        return self.env["emulation.initiative"].create(
            {
                "title": "Số hóa hồ sơ một cửa",
                "scope": "province",
                "recognition_number": "12/QĐ-HĐSK",
                "recognition_date": date(self.year - 1, 6, 1),
                "author_ids": [
                    (0, 0, {"employee_id": author.id})
                    for author in authors or (self.person,)
                ],
                **vals,
            }
        )

    def test_count_scope_and_recognition(self):
        self.assertEqual(self._answer(self.rule)[:2], ("fail", "initiative.none"))
        self._initiative(scope="grassroots", title="Mẫu biểu chung")
        self._initiative(is_applied=False, title="Trả lời tự động")
        result, code, words = self._answer(self.rule)
        self.assertEqual((result, code), ("fail", "initiative.unfit"))
        self.assertIn("“Mẫu biểu chung”", words)
        self.assertIn("“Trả lời tự động”", words)
        self.assertIn("needed: 2", words)
        self._initiative()
        self.assertEqual(self._answer(self.rule)[:2], ("fail", "initiative.few"))
        self._initiative(scope="national", title="Cổng dữ liệu")
        result, code, words = self._answer(self.rule)
        self.assertEqual((result, code), ("pass", "initiative.met"))
        self.assertNotIn("Mẫu biểu chung", words)

    def test_one_initiative_of_two_records_counts_once(self):
        twin = self._twin()
        self._initiative(self.person, twin)
        self.assertEqual(self._answer(self.rule)[:2], ("fail", "initiative.few"))
        self._initiative(twin, title="Cổng dữ liệu")
        self.assertEqual(self._answer(self.rule)[0], "pass")

    def test_years_and_day(self):
        self._initiative(recognition_date=date(self.year - 2, 12, 31))
        self.assertEqual(self._answer(self.rule)[1], "initiative.none")
        self._initiative(recognition_date=date(self.year - 1, 1, 1))
        day = date(self.year - 1, 1, 1)
        self.assertEqual(self._answer(self.rule, on=day)[1], "initiative.few")
        before = day - timedelta(1)
        self.assertEqual(self._answer(self.rule, on=before)[1], "initiative.unfit")

    def test_collective_has_initiatives_too(self):
        rule = self._new_rule(
            "initiative",
            category=self.inside_collective,
            initiative_scope="grassroots",
            window="last",
            years=3,
        )
        author = {"subject_kind": "collective", "department_id": self.unit_a.id}
        self._initiative(author_ids=[(0, 0, author)])
        self.assertEqual(self._answer(rule, self.unit_a)[0], "pass")
        self.assertEqual(self._answer(rule, self.unit_b)[0], "fail")


@tagged("post_install", "-at_install")
class TestEligibilitySameLevel(EligibilityCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.annual = cls._new_round(kind="annual")
        cls.category = cls.annual.category_ids[0]
        cls.rule = cls._new_rule("same_level_same_year", category=cls.category)

    def _theme(self, **vals):
        values = {
            "commendation_type": "thematic",
            "decision_date": date(self.year, 1, 5),
            **vals,
        }
        return self._award(**values)

    def test_other_type_by_the_same_level(self):
        self.assertEqual(self._answer(self.rule)[0], "pass")
        self._theme(commendation_type="merit")
        self._theme(commendation_type="sudden")
        self._theme(decision_date=date(self.year - 1, 12, 31))
        self._theme(award_type=self.award_outside)
        self.assertEqual(
            self._answer(self.rule)[:2], ("pass", "same_level_same_year.clear")
        )
        self._theme(decision_number="09/QĐ-CĐVC")
        result, code, words = self._answer(self.rule)
        self.assertEqual((result, code), ("fail", "same_level_same_year.found"))
        self.assertIn("09/QĐ-CĐVC", words)

    def test_exceptions(self):
        self._theme()
        review = self._new_rule("same_level_same_year")
        self.assertEqual(
            self._answer(review)[:2], ("pass", "same_level_same_year.exempt")
        )
        review.except_reviews = False
        self.assertEqual(self._answer(review)[0], "fail")
        self.category.commendation_type = "sudden"
        self.assertEqual(self._answer(self.rule)[0], "pass")
        self.rule.except_sudden = False
        self.assertEqual(self._answer(self.rule)[0], "fail")

    def test_theme_of_a_review_does_not_count(self):
        self.inside.commendation_type = "thematic"
        nomination = self._passed(self._new_nomination())
        self._new_decision(nomination, 3).with_user(
            self.users["officer"]
        ).action_issue()
        self.assertEqual(nomination.award_ids.commendation_type, "thematic")
        self.assertEqual(self._answer(self.rule)[0], "pass")
        self.rule.except_reviews = False
        self.assertEqual(self._answer(self.rule)[0], "fail")


@tagged("post_install", "-at_install")
class TestEligibilityWaiting(EligibilityCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rule = cls._new_rule(
            "waiting_period", award_type_ids=cls.award_inside.ids, waiting_months=12
        )

    def test_to_the_day(self):
        self.assertEqual(self._answer(self.rule)[:2], ("pass", "waiting_period.none"))
        self._award(decision_date=date(2024, 2, 29), year=2024)
        last = date(2025, 2, 27)
        result, code, words = self._answer(self.rule, on=last)
        self.assertEqual((result, code), ("fail", "waiting_period.short"))
        self.assertIn("02/28/2025", words)
        self.assertEqual(self._answer(self.rule, on=date(2025, 2, 28))[0], "pass")
        self.assertEqual(self._answer(self.rule, on=date(2024, 2, 28))[0], "pass")

    def test_last_award_counts(self):
        self._award(decision_date=date(2021, 1, 1))
        self._award(decision_date=date(2024, 1, 1))
        self.assertEqual(self._answer(self.rule, on=date(2024, 6, 1))[0], "fail")
        self.assertEqual(self._answer(self.rule, on=date(2023, 6, 1))[0], "pass")

    def test_day_missing(self):
        self._award(decision_date=False, year=2023)
        expected = {
            date(2023, 12, 31): "fail",
            date(2024, 1, 1): "unknown",
            date(2024, 12, 30): "unknown",
            date(2024, 12, 31): "pass",
        }
        for day, result in expected.items():
            with self.subTest(day=day):
                self.assertEqual(self._answer(self.rule, on=day)[0], result)


@tagged("post_install", "-at_install")
class TestEligibilityDomain(EligibilityCommon):
    def test_answer_for_many(self):
        self.person.job_title = "Chuyên viên"
        rule = self._new_rule("domain", subject_domain="[('job_title', '!=', False)]")
        answers = self.inside._evaluate((self.person | self.other).ids)
        self.assertEqual(answers[self.person.id][0], "pass")
        self.assertEqual(answers[self.other.id][0], "fail")
        self.person.active = False
        self.assertEqual(self._answer(rule)[0], "pass")

    def test_collectives(self):
        rule = self._new_rule(
            "domain",
            category=self.inside_collective,
            subject_domain="[('emulation_level_id.code', '=', 'grassroots')]",
        )
        self.assertEqual(self._answer(rule, self.unit_a)[0], "pass")
        self.assertEqual(self._answer(rule, self.team_a)[0], "fail")

    def test_refused_filters(self):
        refused = {
            "": "say who meets it",
            "[]": "says nothing",
            "name = 'x'": "cannot be understood",
            "__import__('os').getcwd()": "cannot be understood",
            "[('name', '=')]": "cannot be understood",
            "[('name', 'resembles', 'x')]": "cannot be understood",
            "['&', ('name', '=', 'x')]": "cannot be understood",
            "[" * 500: "cannot be understood",
            "[('nothing', '=', 1)]": "“nothing” is no field",
            "[('department_id.nothing', '=', 1)]": "“nothing” is no field",
            "[('create_date', '>', 'x')]": "do not fit",
            "[('color', '=', 'x')]": "do not fit",
            "[('newly_hired', '=', True)]": "is not stored",
            "[('emulation_is_me', '=', True)]": "is not stored",
            "[('employee_id.sex', '=', 'male')]": "not for officers",
            "[('department_id.manager_id.sex', '=', 'male')]": "not for officers",
            "[('department_id', 'any', [('manager_id', 'any', "
            "[('sex', '=', 'male')])])]": "not for officers",
            "[('user_id.totp_secret', '=', 'x')]": "not for officers",
        }
        for text, reason in refused.items():
            with (
                self.subTest(text=text),
                self._refused(ValidationError, reason),
            ):
                self._new_rule("domain", subject_domain=text)

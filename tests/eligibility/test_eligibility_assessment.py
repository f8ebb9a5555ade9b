# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .eligibility_common import EligibilityCommon
from .sheet_case import SheetMixin

NAME = "Nói không với tiêu cực"


@tagged("post_install", "-at_install")
class TestEligibilityAssessment(SheetMixin, EligibilityCommon):
    @classmethod
    def _subject_vals(cls, owner):
        return {"employee_id": owner.id}

    def _close_sheets(self, people, percent=90):
        sheet = {
            "year": self.year,
            "period": "year",
            "percent": percent,
            "failed": False,
            "closed": date(self.year, 1, 2),
            "level": None,
            "elsewhere": False,
        }
        self._new_sheets([(person, {"sheets": [sheet]}) for person in people])

    def test_the_campaign_of_the_round_is_meant(self):
        with self._refused(ValidationError, "say of which campaign the sheets are"):
            self._new_rule("assessment", assessment_percent=80)
        self.round.campaign_id = self.sheet_campaign(NAME)
        rule = self._new_rule("assessment", assessment_percent=80)
        self.assertIn(f"“{NAME}”, {self.year}: at least 80 %", rule.demand)
        self._close_sheets([self.person], 79)
        result, code, words = self._answer(rule)
        self.assertEqual((result, code), ("fail", "assessment.low"))
        self.assertEqual(words, f"{self.year}: 79 %; needed: 80 %")
        result, code, words = self._answer(rule, self.other)
        self.assertEqual((result, code), ("unknown", "assessment.missing"))
        self.assertEqual(words, f"no closed score sheet of {self.year}")

    def test_the_rating_is_the_one_confirmed(self):
        campaign = self.sheet_campaign(NAME)
        rule = self._new_rule(
            "assessment",
            assessment_campaign_id=campaign.id,
            assessment_percent=80,
            assessment_level="good",
        )
        self._close_sheets([self.person])
        words = self._answer(rule)[2]
        self.assertEqual(
            words, f"no closed score sheet with a confirmed rating of {self.year}"
        )
        sheet = self.env["emulation.assessment"].search(
            [("employee_id", "=", self.person.id)]
        )
        sheet.with_user(self.users["officer"]).action_confirm_rating(
            "completed", "Theo kết luận của Hội đồng"
        )
        result, _code, words = self._answer(rule)
        self.assertEqual(result, "fail")
        self.assertRegex(words, rf"^{self.year}: 90 %, .+; needed: 80 %, .+$")

    def test_missing_sheets_are_opened_from_the_answer(self):
        campaign = self.sheet_campaign(NAME)
        rule = self._new_rule(
            "assessment", assessment_percent=80, assessment_campaign_id=campaign.id
        )
        _verdict, answers = self.inside._evaluate(self.person.ids)[self.person.id]
        params = rule._get_params(self.inside._get_eligibility_context())
        model, domain, values = rule._entry_assessment(
            {**params, **answers[rule.id][2]}
        )
        self.assertEqual(model, "emulation.assessment")
        self.assertEqual(domain, [("campaign_id", "=", campaign.id)])
        self.assertEqual(values, {"campaign_id": campaign.id, "year": self.year})

    def test_rules_that_ask_for_nothing_are_refused(self):
        campaign = self.sheet_campaign(NAME)
        for vals, texts in (
            (
                {"assessment_percent": 300, "years": 2, "min_count": 3},
                ("between 0 and 200 percent", "3 sheets do not fit"),
            ),
            ({"window": "any"}, ("points or which rating", "how many sheets")),
        ):
            with self.assertRaises(ValidationError) as caught:
                self._new_rule("assessment", assessment_campaign_id=campaign.id, **vals)
            for text in texts:
                self.assertIn(text, str(caught.exception))

    def test_as_many_queries_for_many_as_for_few(self):
        self._new_rule(
            "assessment",
            assessment_percent=80,
            assessment_level="good",
            assessment_campaign_id=self.sheet_campaign(NAME).id,
        )
        people = self.env["hr.employee"].create(
            [{"name": f"Người {n}", "company_id": self.company.id} for n in range(30)]
        )
        self._close_sheets(people)
        counts = []
        for part in (people[:3], people):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            answers = self.inside._evaluate(part.ids)
            counts.append(self.env.cr.sql_log_count - before)
            self.assertEqual({verdict for verdict, _a in answers.values()}, {"unknown"})
        self.assertEqual(counts[0], counts[1])

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from pathlib import Path

import yaml

from odoo.tests import tagged
from odoo.tests.common import new_test_user

from .histories import RESULTS, read_person
from .history_case import HistoryCase
from .reference_eligibility import evaluate

GOLDEN = Path(__file__).parent / "golden"
CATEGORY_KEYS = ("year", "kind", "period", "commendation_type", "award_type")


class GoldenSet:
    """Cases that are answered by the rules of one award category."""

    def __init__(self, test, raw):
        self.test = test
        self.raw = raw
        self.kind = raw.get("subject_kind", "individual")
        self.is_nominated = raw.get("nominated", False)
        vals = {key: raw[key] for key in CATEGORY_KEYS if key in raw}
        self.category = test.new_category(
            raw.get("rules", {}), subject_kind=self.kind, **vals
        )
        if "copies" in raw:
            self.category = test.copy_rules(raw["copies"], self.category)
        self.names = test.name_rules(self.category, raw.get("names", {}))
        self.persons = [read_person(case.get("history")) for case in raw["cases"]]
        self.ids = test.new_subjects(self.persons, self.kind)
        self.nominations = (
            test.new_nominations(self.category, self.persons, self.ids)
            if self.is_nominated
            else None
        )
        self.leaves = self.category.rule_ids._leaves()

    def evaluate(self, places):
        """Answers of the product for some of the cases, in one call."""
        return self.category._evaluate(
            [self.ids[place] for place in places],
            self.nominations and [self.nominations[place] for place in places],
            date=self.raw["date"],
        )


@tagged("post_install", "-at_install")
class TestGolden(HistoryCase):
    """The tables in ``golden``: history of a subject, expected result and reason."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        tables = [
            yaml.safe_load(path.read_text(encoding="utf-8"))
            for path in sorted(GOLDEN.glob("*.yaml"))
        ]
        cls.sets = [GoldenSet(cls, raw) for table in tables for raw in table["sets"]]

        cls.hr_officer = new_test_user(
            cls.env,
            login="emulation_hr_officer",
            groups="hr.group_hr_user,hr_emulation.group_officer",
        )

    def _each(self, check):
        """Run a check on every case.

        :param check: callable ``(golden set, place, case, answer in the crowd)``
        """
        for golden in self.sets:
            everybody = golden.evaluate(range(len(golden.ids)))
            for place, case in enumerate(golden.raw["cases"]):
                with self.subTest(case["id"]):
                    check(golden, place, case, everybody[golden.ids[place]])

    def test_table_is_complete(self):
        cases = [case for golden in self.sets for case in golden.raw["cases"]]
        self.assertGreaterEqual(len(cases), 60)
        numbers = [case["id"] for case in cases]
        self.assertEqual(len(numbers), len(set(numbers)))
        for golden in self.sets:
            self.assertTrue(golden.raw["source"], golden.raw["key"])
            for case in golden.raw["cases"]:
                self.assertTrue(case["text"], case["id"])
        asked = {rule.kind for golden in self.sets for rule in golden.leaves}
        kinds = set(dict(self.rules._fields["kind"].selection))
        self.assertEqual(asked, kinds - {"group"})

    def test_results_and_reasons(self):
        def check(golden, _place, case, answer):
            verdict, answers = answer
            found = {golden.names[rule]: answer[:2] for rule, answer in answers.items()}
            expected = {
                name: (RESULTS[row[0]], row[1]) for name, row in case["expect"].items()
            }
            self.assertEqual(found, expected)
            if "verdict" in case:
                self.assertEqual(verdict, RESULTS[case["verdict"]])
            else:
                self.assertEqual([verdict], [row[0] for row in expected.values()])

        self._each(check)

    def _words(self, golden, answers, user):
        """Reasons as a user reads them: ``{rule: words}``."""
        ctx = golden.category._get_eligibility_context(golden.raw["date"])
        words = {}
        for rule in golden.leaves.filtered(lambda rule: rule.id in answers):
            _result, code, params = answers[rule.id]
            params = {**rule._get_params(ctx), **params}
            reading = rule.with_user(user).with_context(lang="vi_VN")
            words[rule] = reading._get_words(code, params)
        return words

    def test_words(self):
        def check(golden, _place, case, answer):
            for rule, words in self._words(golden, answer[1], self.hr_officer).items():
                for part in case["expect"][golden.names[rule.id]][2:]:
                    self.assertIn(part, words)

        self._each(check)

    def test_words_of_discipline_are_for_hr(self):
        officer = self.users["officer"]

        def check(golden, _place, case, answer):
            for rule, words in self._words(golden, answer[1], officer).items():
                if rule.kind == "discipline":
                    for part in case["expect"][golden.names[rule.id]][2:]:
                        self.assertNotIn(part, words)

        self._each(check)

    def test_alone_is_as_in_a_crowd(self):
        def check(golden, place, _case, together):
            [alone] = golden.evaluate([place]).values()
            self.assertEqual(self._in_order(alone), self._in_order(together))

        self._each(check)

    def _in_order(self, answer):
        """An answer whose lists of facts found are sorted."""
        verdict, answers = answer
        return verdict, {
            rule: (
                result,
                code,
                {
                    name: sorted(found, key=str) if isinstance(found, list) else found
                    for name, found in params.items()
                },
            )
            for rule, (result, code, params) in answers.items()
        }

    def test_reference_agrees(self):
        def check(golden, place, _case, answer):
            verdict, answers = answer
            ctx = golden.category._get_eligibility_context(golden.raw["date"])
            expected = evaluate(
                self.describe(golden.category.rule_ids),
                golden.persons[place],
                self.describe_context(ctx),
                golden.is_nominated,
            )
            found = {rule: answer[:2] for rule, answer in answers.items()}
            self.assertEqual((verdict, found), expected)

        self._each(check)

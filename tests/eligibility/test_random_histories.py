# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import os
from collections import Counter

from odoo.tests import tagged

from .history_case import HistoryCase
from .random_histories import RandomHistories
from .reference_eligibility import evaluate

# Another one is tried with EMULATION_SEED=number
SEED = int(os.environ.get("EMULATION_SEED") or 4)
PERSONS = {"individual": 160, "collective": 60}
NOMINATED = 40
COLLECTIVE_KINDS = [
    "rating",
    "award",
    "initiative",
    "assessment",
    "same_level_same_year",
    "waiting_period",
    "acclaim",
    "domain",
]
KINDS = {
    "individual": [*COLLECTIVE_KINDS, "tenure", "discipline"],
    "collective": COLLECTIVE_KINDS,
}
# Histories in which one of these does not come up prove too little
EVERY_ANSWER = {
    ("pass", "rating.met"),
    ("fail", "rating.low"),
    ("unknown", "rating.missing"),
    ("unknown", "rating.torn"),
    ("pass", "award.met"),
    ("fail", "award.few"),
    ("fail", "award.excluded"),
    ("fail", "award.none"),
    ("pass", "initiative.met"),
    ("fail", "initiative.few"),
    ("fail", "initiative.unfit"),
    ("fail", "initiative.none"),
    ("pass", "assessment.met"),
    ("fail", "assessment.low"),
    ("unknown", "assessment.missing"),
    ("pass", "tenure.met"),
    ("fail", "tenure.short"),
    ("unknown", "tenure.uncertain"),
    ("fail", "tenure.none"),
    ("pass", "discipline.none"),
    ("fail", "discipline.in_force"),
    ("fail", "discipline.under_consideration"),
    ("pass", "acclaim.met"),
    ("fail", "acclaim.low"),
    ("unknown", "acclaim.missing"),
    ("pass", "same_level_same_year.clear"),
    ("pass", "same_level_same_year.exempt"),
    ("fail", "same_level_same_year.found"),
    ("pass", "waiting_period.met"),
    ("pass", "waiting_period.none"),
    ("fail", "waiting_period.short"),
    ("unknown", "waiting_period.undated"),
    ("pass", "domain.met"),
    ("fail", "domain.unmet"),
}
PROPOSALS = 16
RULES = 10


@tagged("post_install", "-at_install")
class TestRandomHistories(HistoryCase):
    """Verdict, result and reason of the product equal those of a slow reference."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.source = RandomHistories(SEED)

    def _compare(self, kind):
        persons = [self.source.person(kind) for _n in range(PERSONS[kind])]
        ids = self.new_subjects(persons, kind)
        seen = Counter()
        for _n in range(PROPOSALS):
            category, date = self._new_proposal(kind, KINDS[kind])
            seen += self._compare_category(category, date, persons, ids)
        # What stands on a nomination
        persons, ids = persons[:NOMINATED], ids[:NOMINATED]
        category, date = self._new_proposal(kind, ["acclaim", "rating", "award"])
        nominations = self.new_nominations(category, persons, ids)
        seen += self._compare_category(category, date, persons, ids, nominations)
        return seen

    def _new_proposal(self, kind, rule_kinds):
        vals, date = self.source.proposal()
        rules = self.source.rules(rule_kinds, RULES)
        return self.new_category(rules, subject_kind=kind, **vals), date

    def _compare_category(self, category, date, persons, ids, nominations=None):
        """Evaluate everybody in one call and one by one by the reference.

        :return: how often each result and code came up
        """
        seen = Counter()
        answers = category._evaluate(ids, nominations, date)
        ctx = self.describe_context(category._get_eligibility_context(date))
        rules = self.describe(category.rule_ids)
        for subject_id, person in zip(ids, persons, strict=True):
            expected = evaluate(rules, person, ctx, nominations is not None)
            verdict, found = answers[subject_id]
            found = verdict, {rule: answer[:2] for rule, answer in found.items()}
            if found != expected:
                self.fail(self._report(person, ctx, rules, expected, found))
            seen.update(expected[1].values())
        return seen

    def _report(self, person, ctx, rules, expected, found):
        """Name the seed and the first rule that was answered otherwise."""
        flat = list(rules)
        for rule in flat:
            flat += rule["parts"]
        other = [
            rule
            for rule in flat
            if expected[1].get(rule["key"]) != found[1].get(rule["key"])
        ]
        asked = {name: value for name, value in ctx.items() if name != "levels"}
        lines = [f"EMULATION_SEED={SEED}: {asked}"]
        lines.append(f"verdict: reference {expected[0]}, product {found[0]}")
        for rule in other[:1] or rules:
            shown = {name: value for name, value in rule.items() if value}
            lines.append(
                f"{shown}: reference {expected[1].get(rule['key'])}, "
                f"product {found[1].get(rule['key'])}"
            )
        return "\n".join([*lines, str(person)])

    def test_individuals(self):
        seen = self._compare("individual")
        self.assertEqual(EVERY_ANSWER - set(seen), set())

    def test_collectives(self):
        seen = self._compare("collective")
        missing = {
            (result, code)
            for result, code in EVERY_ANSWER - set(seen)
            if code.partition(".")[0] in COLLECTIVE_KINDS
        }
        self.assertEqual(missing, {("unknown", "rating.torn")})

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from pathlib import Path

import yaml

from odoo.tests import BaseCase, tagged

from ...engine.voting import decide, rank, voters

TABLE = yaml.safe_load(
    (Path(__file__).parent / "voting.yaml").read_text(encoding="utf-8")
)


@tagged("post_install", "-at_install")
class TestVoteEngine(BaseCase):
    """The table in ``voting.yaml``: count of an item, expected result and base."""

    def test_results(self):
        self.assertGreater(len(TABLE["cases"]), 40)
        for case in TABLE["cases"]:
            with self.subTest(case["name"]):
                rule, count = TABLE["rules"][case["rule"]], case["count"]
                cast = sum(
                    count.get(n, 0) for n in ("for", "against", "blank", "invalid")
                )
                self.assertLessEqual(cast, voters(rule, count))
                found = decide(rule, count)
                for name in set(case) - {"name", "rule", "count"}:
                    self.assertEqual(found[name], case[name], name)

    def test_one_vote_less_never_passes_more(self):
        """Whatever the rule, fewer votes in favour are never better."""
        better = {"no_quorum": 0, "not_passed": 1, "tie": 2, "passed": 3}
        for name, rule in TABLE["rules"].items():
            results = [
                better[
                    decide(
                        rule,
                        {
                            "members": 30,
                            "present": 30,
                            "for": number,
                            "against": 30 - number,
                        },
                    )["result"]
                ]
                for number in range(31)
            ]
            self.assertEqual(results, sorted(results), name)
            self.assertEqual(results[-1], better["passed"], name)

    def test_places(self):
        for case in TABLE["places"]:
            with self.subTest(case["name"]):
                expected = {key: tuple(row) for key, row in case["ranks"].items()}
                for votes in (case["votes"], dict(reversed(case["votes"].items()))):
                    ranks, left = rank(votes, case["seats"], case["tie_rule"])
                    self.assertEqual(ranks, expected)
                    self.assertEqual(left, case["left"])

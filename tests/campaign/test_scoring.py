# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import random
from pathlib import Path

import yaml

from odoo.tests import BaseCase, tagged

from ...engine.score_answer import read_answer
from ...engine.scoring import evaluate, prune
from .scoring_reference import from_golden, slow_total

GOLDEN = yaml.safe_load(
    Path(__file__).with_name("golden_scores.yaml").read_text(encoding="utf-8")
)


@tagged("post_install", "-at_install")
class TestScoring(BaseCase):
    def test_golden_table(self):
        self.assertGreaterEqual(len(GOLDEN), 30)
        for case in GOLDEN:
            with self.subTest(case["name"]):
                lines, answers = from_golden(case)
                options = (case.get("most"), case.get("spread", False))
                for line in lines:
                    answer = answers[line["id"]]
                    self.assertEqual(read_answer(line, answer), answer)
                result = evaluate(lines, answers, *options)
                self.assertEqual(
                    (result.total, result.percent, result.failed),
                    (case["total"], case["percent"], case.get("failed", [])),
                )
                if "missing" in case:
                    self.assertEqual(result.missing, case["missing"])
                self.assertEqual(slow_total(lines, answers, *options), case["total"])

    def test_random_trees_against_the_reference(self):
        dice = random.Random(2026)
        marked = set()
        for number in range(1500):
            lines, answers = self._random_tree(dice)
            most = dice.choice([None, 20, 100])
            spread = dice.random() < 0.5
            result = evaluate(lines, answers, most, spread)
            self.assertEqual(
                result.total, slow_total(lines, answers, most, spread), number
            )
            self.assertGreaterEqual(float(result.total), 0, number)
            if most:
                self.assertLessEqual(float(result.total), most, number)
            marked.add(result.total == "0.00")
        # Trees that always come to nothing would prove nothing
        self.assertEqual(marked, {True, False})

    def test_order_of_lines_does_not_matter(self):
        dice = random.Random(7)
        for _number in range(200):
            lines, answers = self._random_tree(dice)
            shuffled = dice.sample(lines, len(lines))
            first, second = evaluate(lines, answers), evaluate(shuffled, answers)
            self.assertEqual(first.total, second.total)
            self.assertEqual(first.points, second.points)

    def test_lines_of_the_other_kind_are_pruned(self):
        dice = random.Random(11)
        for _number in range(200):
            lines, _answers = self._random_tree(dice)
            for line in lines:
                line["subject_kind"] = dice.choice(["both", "individual", "collective"])
            kept = prune(lines, "individual")
            ids = {line["id"] for line in kept}
            for line in kept:
                self.assertNotEqual(line["subject_kind"], "collective")
                self.assertIn(line["parent_id"], {None, *ids})

    def _random_tree(self, dice):
        lines, answers = [], {}
        for place in range(1, dice.randint(2, 14)):
            above = dice.choice([None, *[x["id"] for x in lines]])
            kind = dice.choice(["", "", "", "is_bonus", "is_penalty"])
            scoring = dice.choice(["points", "points", "pass_fail", "text"])
            most = dice.choice([1, 5, 7.5, 10, 33])
            lines.append(
                {
                    "id": place,
                    "parent_id": above,
                    "max_score": most,
                    "weight": dice.choice([1, 1, 1, 2, 0.3, 0.5, 0]),
                    "scoring": scoring,
                    "is_heading": False,
                    "is_bonus": kind == "is_bonus",
                    "is_penalty": kind == "is_penalty",
                    "is_disqualifier": dice.random() < 0.1,
                    "is_optional": True,
                    "score_step": 0.25,
                    "subject_kind": "both",
                }
            )
            answer = {
                "points": str(dice.randint(0, int(most * 4)) / 4),
                "pass_fail": dice.choice(["pass", "fail"]),
                "text": "Đã làm",
            }[scoring]
            if dice.random() < 0.2:
                answer = dice.choice(["", "" if scoring == "text" else "na"])
            answers[place] = read_answer(lines[-1], answer)
        return lines, answers

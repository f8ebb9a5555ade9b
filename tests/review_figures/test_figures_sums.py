# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import random
from collections import Counter

from odoo.tests import BaseCase, TransactionCase, tagged

from ...engine.consolidate import add_up
from .figures_common import FiguresMixin

KEYS = ("talks", "films", "money")


@tagged("post_install", "-at_install")
class TestSumsOfRandomTrees(BaseCase):
    """Whatever the tree, each record is in the total of each unit above it once."""

    def _tree(self, rng, size):
        parents = {n: rng.randrange(n) for n in range(1, size) if rng.random() < 0.95}
        records = [
            (rng.randrange(size), rng.choice(KEYS), rng.randint(0, 9))
            for _record in range(rng.randrange(4 * size))
        ]
        own = {node: {} for node in range(size)}
        for node, key, number in records:
            own[node][key] = own[node].get(key, 0) + number
        return parents, records, own

    def _path(self, parents, node):
        while node is not None:
            yield node
            node = parents.get(node)

    def test_sums_equal(self):
        rng = random.Random(2022)
        for _round in range(200):
            parents, records, own = self._tree(rng, rng.randint(1, 40))
            expected = {node: Counter() for node in own}
            known = {node: set() for node in own}
            for place, key, number in records:
                for node in self._path(parents, place):
                    expected[node][key] += number
                    known[node].add(key)
            sums = add_up(parents, own)
            for node, (below, total) in sums.items():
                self.assertEqual(total, {k: expected[node][k] for k in known[node]})
                children = Counter()
                for child in (c for c, p in parents.items() if p == node):
                    children.update(sums[child][1])
                self.assertEqual(below, dict(children))

    def test_one_after_the_other_is_the_same_as_together(self):
        """Totals that were settled before stand for the whole branch."""
        rng = random.Random(5)
        for _round in range(100):
            parents, _records, own = self._tree(rng, rng.randint(2, 30))
            together = add_up(parents, own)
            settled = {}
            for node in sorted(own, reverse=True):
                below = {c: settled[c] for c, p in parents.items() if p == node}
                alone = add_up(parents, {node: own[node]}, below)
                self.assertEqual(alone[node], together[node])
                settled[node] = alone[node][1]


@tagged("post_install", "-at_install")
class TestSumsOfReports(FiguresMixin, TransactionCase):
    """A tree of units in the database: as many queries for more of them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_review()
        cls.kinds = cls.env["emulation.activity.kind"].create({"name": "Bản tin"})
        cls.env["emulation.review.deadline"].create(
            {
                "round_id": cls.review_round.id,
                "level_id": cls.env.ref("hr_emulation.level_team").id,
                "date": cls.today,
            }
        )

    def _grow(self, number):
        teams = self.env["hr.department"].create(
            [
                {"name": f"Tổ {n}", "parent_id": (self.unit_a | self.unit_b)[n % 2].id}
                for n in range(number)
            ]
        )
        teams.action_set_emulation_level(self.env.ref("hr_emulation.level_team").id)
        for team in teams:
            self._new_activity(team, reach=3)
        units = self.union | self.unit_a | self.unit_b | teams
        round_ = self._new_review_round(
            name=f"{number}",
            department_ids=[(6, 0, units.ids)],
            deadline_ids=[
                (0, 0, {"level_id": level.id, "date": self.today})
                for level in units.emulation_level_id
            ],
        )
        round_.action_open()
        # Their own prefetch, not that of the field they were read from
        return round_.review_ids.browse(round_.review_ids.ids)

    def _count(self, reviews):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        reviews._freeze_figures()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_totals_and_queries(self):
        few = self._grow(4)
        queries = self._count(few)
        many = self._grow(20)
        self.assertLessEqual(self._count(many), queries)
        for reviews, total in ((few, 4), (many, 24)):
            top = reviews.filtered(lambda r: not r.parent_id)
            self.assertEqual(self._find(top, "Activities done").total, total)
            self.assertEqual(self._find(top, "People reached").total, 3 * total)

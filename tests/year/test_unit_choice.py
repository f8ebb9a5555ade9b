# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged

from .year_common import YearMixin


@tagged("post_install", "-at_install")
class TestUnitChoice(YearMixin, TransactionCase):
    """Units are chosen by tree, level and cluster; the window says who and why not."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_year()
        cls.below = cls.env["hr.department"].create(
            {"name": "CĐCS Chi cục Văn thư", "parent_id": cls.unit_a.id}
        )
        cls.below.action_set_emulation_level(cls.unit_a.emulation_level_id.id)
        cls.cluster = cls.env["emulation.cluster"].create({"name": "Cụm số 1"})
        cls.env["emulation.cluster.member"].create(
            [
                {"cluster_id": cls.cluster.id, "unit_id": unit.id, "year": year}
                for unit, year in (
                    (cls.unit_b, cls.today.year),
                    (cls.unit_a, cls.today.year - 1),
                )
            ]
        )

    def _choose(self, role="officer", campaign=None, **vals):
        model = self.env["emulation.unit.wizard"].with_user(self.users[role])
        return model.create(
            {"campaign_id": (campaign or self.campaign).id, "mode": "replace", **vals}
        )

    def test_preview(self):
        level = self.unit_a.emulation_level_id
        all_units = self.unit_a | self.unit_b | self.below | self.union
        cases = (
            ({}, all_units),
            ({"root_ids": self.unit_a.ids}, self.unit_a | self.below),
            ({"level_ids": level.ids}, all_units - self.union),
            ({"cluster_ids": self.cluster.ids}, self.unit_b),
            (
                {"root_ids": self.unit_a.ids, "cluster_ids": self.cluster.ids},
                self.env["hr.department"],
            ),
        )
        for vals, expected in cases:
            with self.subTest(vals=vals):
                wizard = self._choose(**vals)
                self.assertEqual(wizard.unit_ids & all_units, expected)
                for unit in all_units - expected:
                    self.assertIn(f"{unit.name}: ", wizard.left_out_text)
        text = self._choose(
            root_ids=self.unit_a.ids, cluster_ids=self.cluster.ids
        ).left_out_text.splitlines()
        self.assertIn(
            f"{self.union.name}: not below the units named, "
            "in none of the clusters this year",
            text,
        )
        self.assertIn(f"{self.below.name}: in none of the clusters this year", text)

    def test_who_joins_later_gets_a_plan(self):
        wizard = self._choose(mode="add", root_ids=self.below.ids)
        self.assertEqual(wizard.unit_ids, self.unit_a | self.unit_b | self.below)
        kept = self.year.plan_ids
        wizard.action_apply()
        self.assertEqual(self.campaign.unit_ids, wizard.unit_ids)
        new = self.year.plan_ids - kept
        self.assertEqual(new.unit_id, self.below)
        self.assertEqual(len(new.line_ids), len(self.campaign.task_ids))

    def test_refused(self):
        with self.assertRaises(AccessError):
            self._choose("unit_head")
        nobody = self._choose(root_ids=self.unit_a.ids, cluster_ids=self.cluster.ids)
        with self.assertRaisesRegex(UserError, "No unit is chosen"):
            nobody.action_apply()

    def test_query_count(self):
        counts = []
        level = self.unit_a.emulation_level_id
        for number in (1, 2, 40):
            units = self.env["hr.department"].create(
                [
                    {"name": f"Đơn vị {number}-{n}", "parent_id": self.unit_b.id}
                    for n in range(number)
                ]
            )
            units.action_set_emulation_level(level.id)
            wizard = self._choose(root_ids=self.unit_a.ids)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            wizard.read(["unit_count", "left_out_text"])
            counts.append(self.env.cr.sql_log_count - before)
        # The first time fills the caches of the registry
        self.assertEqual(*counts[1:])

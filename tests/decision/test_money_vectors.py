# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import TransactionCase, tagged

from ...engine.money import award_amount
from ..common import EmulationCommon

# Base salary, coefficient, raw product, rounded up, to the nearest (10,000 đồng)
VECTORS = [
    (1_490_000, "0.15", 223_500, 230_000, 220_000),
    (1_490_000, "0.30", 447_000, 450_000, 450_000),
    (1_490_000, "4.5", 6_705_000, 6_710_000, 6_710_000),
    (1_800_000, "0.3", 540_000, 540_000, 540_000),
    (1_800_000, "0.8", 1_440_000, 1_440_000, 1_440_000),
    (2_340_000, "0.15", 351_000, 360_000, 350_000),
    (2_340_000, "0.30", 702_000, 710_000, 700_000),
    (2_340_000, "0.60", 1_404_000, 1_410_000, 1_400_000),
    (2_340_000, "0.80", 1_872_000, 1_880_000, 1_870_000),
    (2_340_000, "1.5", 3_510_000, 3_510_000, 3_510_000),
    (2_340_000, "3.0", 7_020_000, 7_020_000, 7_020_000),
]


@tagged("post_install", "-at_install")
class TestMoneyVectors(TransactionCase):
    """Domain 4.3 item 1: every figure of 3.5, in both modes and exactly."""

    def test_all(self):
        for base, factor, raw, up, nearest in VECTORS:
            with self.subTest(base=base, coefficient=factor):
                self.assertEqual(award_amount(base, factor, 0, "up"), raw)
                self.assertEqual(award_amount(base, factor, 10_000, "up"), up)
                self.assertEqual(award_amount(base, factor, 10_000, "nearest"), nearest)


@tagged("post_install", "-at_install")
class TestMoneyWords(EmulationCommon):
    """The vectors through a decision, and the word for empty tens."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["emulation.base.salary"].search([]).write({"state": "draft"})
        cls.salary = cls.env["emulation.base.salary"].create(
            {"amount": 2_340_000, "valid_from": cls.today, "state": "confirmed"}
        )
        law = cls.env["emulation.award.coefficient"]
        law.search([("award_type_id", "=", cls.award_inside.id)]).unlink()
        cls.law = law.create(
            {
                "award_type_id": cls.award_inside.id,
                "subject_kind": "individual",
                "coefficient": 0.3,
                "valid_from": cls.today,
            }
        )
        cls.decision = cls._new_decision(cls._passed(cls._new_nomination()))

    def test_through_a_decision(self):
        line = self.decision.line_ids
        for base, factor, _raw, up, nearest in VECTORS:
            self.salary.amount = base
            self.law.coefficient = float(factor)
            for mode, amount in (("up", up), ("nearest", nearest)):
                with self.subTest(base=base, coefficient=factor, mode=mode):
                    self.company.emulation_money_rounding = mode
                    self.decision.modified(["date"])
                    self.assertEqual(line.amount, amount)

    def test_word_for_empty_tens(self):
        self.company.emulation_money_step = 0
        self.decision.modified(["date"])
        self.assertEqual(self.decision.amount_total, 702_000)
        for word in ("linh", "lẻ"):
            self.company.emulation_money_link = word
            self.decision.invalidate_recordset(["article_preview"])
            self.assertIn(
                f"702.000 đồng (bằng chữ: Bảy trăm {word} hai nghìn đồng)",
                self.decision.article_preview,
            )

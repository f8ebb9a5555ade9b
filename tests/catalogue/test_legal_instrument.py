# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.exceptions import UserError, ValidationError
from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestLegalInstrument(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.model = cls.env["emulation.legal.instrument"]

    def _ref(self, name):
        return self.env.ref(f"hr_emulation.legal_{name}")

    def test_default_bases_by_date(self):
        old = self._ref("law_2003") | self._ref("nd_91_2017")
        middle = self._ref("law_2022") | self._ref("nd_98_2023")
        new = self._ref("law_2022") | self._ref("nd_152_2025")
        for day, expected in [
            (date(2022, 6, 30), old),
            (date(2023, 12, 31), old),
            (date(2024, 1, 1), middle),
            (date(2025, 6, 30), middle),
            (date(2025, 7, 1), new),
        ]:
            self.assertEqual(self.model._default_bases(day), expected, day)

    def test_order_of_the_bases(self):
        """The law comes before the decree on a paper."""
        bases = self.model._default_bases(date(2025, 7, 1))
        self.assertEqual(bases.mapped("document_kind"), ["law", "decree"])

    def test_chain_of_replacements(self):
        decree = self._ref("nd_152_2025")
        self.assertEqual(decree.replaces_id, self._ref("nd_98_2023"))
        self.assertEqual(decree.replaces_id.replaces_id, self._ref("nd_91_2017"))
        rules = self._ref("qd_999_2024")
        self.assertEqual(rules.replaces_id, self._ref("qd_1689_2019"))
        self.assertEqual(self._ref("law_2022").replaces_id, self._ref("law_2003"))

    def test_unverified_entries_are_marked(self):
        for name in ("law_union_2024", "qd_999_2024", "tt_01_2024", "nd_91_2017"):
            self.assertTrue(self._ref(name).needs_check, name)
            self.assertIn("kiểm tra", self._ref(name).note)

    def test_citation(self):
        self.assertEqual(
            self._ref("nd_98_2023")._citation(),
            "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy "
            "định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
        )
        self.assertEqual(
            self._ref("nd_30_2020")._citation(),
            "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về "
            "công tác văn thư",
        )
        law = self._ref("law_2022")
        self.assertEqual(law._citation(), "Luật Thi đua, khen thưởng")
        self.assertEqual(law.name, "Luật Thi đua, khen thưởng (06/2022/QH15)")

    def test_citation_with_parts_missing(self):
        instrument = self.model.create(
            {"document_kind": "plan", "subject": "phát động thi đua"}
        )
        self.assertEqual(instrument._citation(), "Kế hoạch phát động thi đua")
        instrument.write({"number": "02/KH-CĐVC", "date": date(2022, 2, 1)})
        self.assertEqual(
            instrument.name,
            "Kế hoạch số 02/KH-CĐVC ngày 01 tháng 02 năm 2022 phát động thi đua",
        )

    def test_citation_does_not_follow_the_language(self):
        decree = self._ref("nd_30_2020")
        english = decree.with_context(lang="en_US")._citation()
        self.assertEqual(decree.with_context(lang=False)._citation(), english)

    def test_valid_on_without_days(self):
        instrument = self.model.create({"subject": "về việc thử"})
        self.assertEqual(instrument._valid_on(date(1990, 1, 1)), instrument)
        instrument.valid_from = date(2020, 1, 1)
        self.assertFalse(instrument._valid_on(date(2019, 12, 31)))
        instrument.valid_to = date(2020, 1, 1)
        self.assertEqual(instrument._valid_on(date(2020, 1, 1)), instrument)
        self.assertFalse(instrument._valid_on(date(2020, 1, 2)))

    def test_no_cycle(self):
        with self.assertRaisesRegex(ValidationError, "replace itself"):
            self._ref("nd_91_2017").replaces_id = self._ref("nd_152_2025")
        with self.assertRaises(ValidationError):
            self._ref("nd_30_2020").replaces_id = self._ref("nd_30_2020")

    def test_replaced_document_stays(self):
        with self.assertRaisesRegex(UserError, "Legal Instrument"):
            self._ref("nd_98_2023").unlink()

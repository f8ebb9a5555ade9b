# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import TransactionCase, tagged

from ..common import EmulationCommon

ONE, ALL = "individual", "collective"
D98, D152 = date(2024, 1, 1), date(2025, 7, 1)
# Award, subject, coefficient; whether the texts of decrees 98 and 152 confirm it
TABLE = [
    *[(code, ONE, value, True, True) for code, value in (
        ("cstd_tq", 4.5), ("cstd_tinh", 3), ("cstd_cs", 1), ("ldtt", 0.3),
        ("cstt", 0.3), ("bk_ttcp", 3.5), ("bk_tinh", 1.5), ("ah_lao_dong", 15.5),
        ("ah_llvt", 15.5), ("nha_giao_nd", 12.5), ("thay_thuoc_nd", 12.5),
        ("nghe_si_nd", 12.5), ("nghe_nhan_nd", 12.5), ("nha_giao_ut", 9),
        ("thay_thuoc_ut", 9), ("nghe_si_ut", 9), ("nghe_nhan_ut", 9),
    )],
    *[(code, ALL, value, True, True) for code, value in (
        ("tt_ldxs", 1.5), ("dv_qt", 1.5), ("tt_ldtt", 0.8), ("dv_tt", 0.8),
        ("xa_tieu_bieu", 2), ("thon_van_hoa", 1.5), ("co_cp", 12),
    )],
    *[(code, ALL, value, True, False) for code, value in (
        ("co_tinh", 8), ("co_quan_khu", 6), ("co_dhqg", 6),
    )],
    *[(code, kind, value * times, False, True) for code, value in (
        ("hc_sao_vang", 46), ("hc_hcm", 30.5), ("hc_doc_lap_1", 15),
        ("hc_doc_lap_2", 12.5), ("hc_doc_lap_3", 10.5), ("hc_lao_dong_1", 9),
        ("hc_lao_dong_2", 7.5), ("hc_lao_dong_3", 4.5),
    ) for kind, times in ((ONE, 1), (ALL, 2))],
    ("knc_qh", ONE, 0.8, False, True), ("knc_tinh", ONE, 0.6, False, True),
    ("gk", ONE, 0.3, True, False), ("gk_xa", ONE, 0.15, True, False),
    *[(code, ALL, value, False, False) for code, value in (
        ("bk_ttcp", 7), ("bk_tinh", 3), ("gk", 0.6), ("gk_xa", 0.3),
        ("ah_lao_dong", 31), ("ah_llvt", 31),
    )],
]  # fmt: skip
CEILINGS = {"knc_qh", "knc_tinh"}


@tagged("post_install", "-at_install")
class TestShippedLaw(TransactionCase):
    """The table of domain 3.5, row for row, and what in it is to be checked."""

    def test_every_row(self):
        law = self.env["emulation.award.coefficient"]
        awards = self.env["emulation.award.type"]
        shipped = law.search([("id", "in", self._shipped(law._name))])
        found = law._in_force(shipped.award_type_id, {D98, D152})
        for code, kind, value, *confirmed in TABLE:
            award = awards.search([("code", "=", code)])
            for day, is_confirmed in zip((D98, D152), confirmed, strict=True):
                with self.subTest(award=code, kind=kind, day=day):
                    line = found[award.id, kind, day]
                    self.assertEqual(line.coefficient, value)
                    self.assertEqual(line.needs_check, not is_confirmed)
                    self.assertEqual(line.is_ceiling, code in CEILINGS)
        self.assertEqual(
            {(line.award_type_id.code, line.subject_kind) for line in shipped},
            {row[:2] for row in TABLE},
        )

    def test_decree_91(self):
        """Its bằng khen of a province had 1.0; a giấy khen to a collective twice 0.3."""
        day = date(2023, 12, 31)
        awards = {
            code: self.env.ref(f"hr_emulation.award_{code}")
            for code in ("bk_tinh", "gk", "gk_xa")
        }
        found = self.env["emulation.award.coefficient"]._in_force(
            self.env["emulation.award.type"].union(*awards.values()), {day}
        )
        for code, kind, value in (
            ("bk_tinh", ONE, 1), ("gk", ONE, 0.3), ("gk", ALL, 0.6), ("gk_xa", ONE, 0.15),
        ):  # fmt: skip
            line = found[awards[code].id, kind, day]
            self.assertEqual((line.coefficient, line.needs_check), (value, False))
            self.assertEqual(line.legal_instrument_id.number, "91/2017/NĐ-CP")

    def test_base_salaries(self):
        salaries = self.env["emulation.base.salary"]
        shipped = salaries.browse(self._shipped(salaries._name))
        self.assertEqual(
            {(s.valid_from, s.amount): s.state for s in shipped},
            {
                (date(2013, 7, 1), 1_150_000): "confirmed",
                (date(2018, 7, 1), 1_390_000): "draft",
                (date(2019, 7, 1), 1_490_000): "confirmed",
                (date(2023, 7, 1), 1_800_000): "confirmed",
                (date(2024, 7, 1), 2_340_000): "confirmed",
                (date(2026, 7, 1), 2_530_000): "draft",
            },
        )

    def _shipped(self, model):
        data = self.env["ir.model.data"].search(
            [("module", "=", "hr_emulation"), ("model", "=", model)]
        )
        return data.mapped("res_id")


@tagged("post_install", "-at_install")
class TestLawOfTheDecision(EmulationCommon):
    """The shipped figures reach a decision by its date alone."""

    def _drafted(self, code, kind, subject, **vals):
        category = self.inside.copy(
            {
                "award_type_id": self.env.ref(f"hr_emulation.award_{code}").id,
                "subject_kind": kind,
                **vals,
            }
        )
        return self._new_decision(self._passed(self._new_nomination(subject, category)))

    def test_switches_of_decree_and_salary(self):
        """Domain 4.3 item 1: 30/6–01/7/2024 and 30/6–01/7/2025; 01/01/2024."""
        single = self._drafted("bk_tinh", ONE, self.person)
        double = self._drafted("bk_tinh", ALL, self.team_a)
        for day, amount in (
            (date(2023, 12, 31), 1_800_000),
            (date(2024, 1, 1), 2_700_000),
            (date(2024, 6, 30), 2_700_000),
            (date(2024, 7, 1), 3_510_000),
            (date(2025, 6, 30), 3_510_000),
            (date(2025, 7, 1), 3_510_000),
        ):
            (single | double).write({"date": day})
            with self.subTest(day=day):
                self.assertEqual(single.line_ids.amount, amount)
                self.assertEqual(double.line_ids.amount, 2 * amount)

    def test_up_to_the_ceiling(self):
        """Domain 4.3 item 11: the body that gives a kỷ niệm chương chooses up to 0.6."""
        decision = self._drafted(
            "knc_tinh", ONE, self.person, commendation_type="service"
        )
        decision.date = D152
        line = decision.line_ids.with_user(self.users["officer"])
        self.assertEqual(line.amount, 1_410_000)
        line.coefficient = 0.5
        self.assertEqual(line.amount, 1_170_000)
        with self.assertRaisesRegex(UserError, "over 0.6"), self.cr.savepoint():
            line.coefficient = 0.61

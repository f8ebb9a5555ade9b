# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.tests import tagged

from .eligibility_common import EligibilityCommon

VI, EN = "vi_VN", "en_US"


@tagged("post_install", "-at_install")
class TestEligibilityWords(EligibilityCommon):
    """Evidence and demands in the reader's language."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang(VI)

    def _assert_words(self, rule, english, vietnamese, **asked):
        for lang, text in ((EN, english), (VI, vietnamese)):
            with self.subTest(lang=lang):
                self.assertEqual(self._answer(rule, lang=lang, **asked)[2], text)

    def _assert_demand(self, rule, english, vietnamese):
        for lang, text in ((EN, english), (VI, vietnamese)):
            with self.subTest(lang=lang):
                self.assertEqual(rule.with_context(lang=lang).demand, text)

    def test_ratings(self):
        rule = self.env.ref("hr_emulation.rule_000_individual_professional")
        demand = rule.with_context(lang=VI).demand
        self.assertEqual(
            demand,
            "Xếp loại (Chuyên môn), 2017–2021 và 6 tháng đầu năm 2022: "
            + self.env["emulation.rating.label"]
            .with_context(lang=VI)
            ._get_words()("professional", "excellent", 2021),
        )

    def test_missing_year(self):
        rule = self._new_rule(
            "rating",
            rating_system="professional",
            min_level="good",
            window="fixed",
            year_from=2019,
            year_to=2022,
        )
        self._assert_words(rule, "no rating of 2019–2022", "chưa có xếp loại 2019–2022")

    def test_torn_years(self):
        rule = self._new_rule(
            "rating",
            rating_system="professional",
            min_level="excellent",
            window="fixed",
            year_from=2019,
            year_to=2022,
        )
        for employee, level in ((self.person, "excellent"), (self._twin(), "good")):
            self.env["emulation.rating"].create(
                [
                    {"employee_id": employee.id, "year": year, "level": level}
                    for year in (2020, 2022)
                ]
            )
        self._assert_words(
            rule,
            "two records rate the same year differently: 2020, 2022",
            "hai hồ sơ xếp loại khác nhau cho cùng thời gian: 2020, 2022",
        )

    def test_award(self):
        rule = self._new_rule(
            "award",
            award_type_ids=self.award_inside.ids,
            window="fixed",
            year_from=2020,
            year_to=2022,
            min_count=2,
        )
        self._assert_words(
            rule,
            "no such award in 2020–2022",
            "không có khen thưởng này trong các năm 2020–2022",
        )
        self._award(decision_date=date(2021, 3, 1))
        self._assert_words(
            rule,
            "Giấy khen 2021 (decision 07/QĐ-CĐVC); needed: 2",
            "Giấy khen năm 2021 (Quyết định 07/QĐ-CĐVC); cần có: 2",
        )

    def test_tenure(self):
        rule = self._new_rule("tenure", tenure_months=9)
        employee = self._new_employee("Lê Thị Hoa", self.unit_a, since=date(2023, 1, 1))
        self._assert_words(
            rule,
            "in CĐCS Sở Nội vụ since 01/01/2023: 3 months; needed: 9 months",
            "tại CĐCS Sở Nội vụ từ ngày 01/01/2023: 3 tháng; cần đủ: 9 tháng",
            subject=employee,
            on=date(2023, 3, 31),
        )
        self._assert_demand(
            rule,
            "At least 9 months in the unit; counted on: The day of the check",
            "Công tác tại đơn vị ít nhất 9 tháng; tính đến: Ngày rà soát",
        )

    def test_acclaim(self):
        rule = self._new_rule("acclaim", min_percent=75)
        nomination = self._new_nomination(
            acclaim_for=17, acclaim_total=24, acclaim_date=date(2024, 5, 9)
        )
        self._assert_words(
            rule,
            "17 of 24 in favour (70.8 %) on 05/09/2024; needed: 75 %",
            "17/24 phiếu tán thành (70,8 %), ngày 09/05/2024; cần đạt: 75 %",
            nomination=nomination,
        )

    def test_discipline_for_others(self):
        rule = self._new_rule("discipline", window="any")
        self.env["emulation.discipline"].create(
            {"employee_id": self.person.id, "date_from": self.today}
        )
        for lang in (EN, VI):
            rows = self.env["emulation.discipline"].with_context(lang=lang)
            reader = rule.with_user(self.users["officer"]).with_context(lang=lang)
            words = reader._get_words("discipline.under_consideration", {})
            self.assertEqual(words, rows._get_neutral_text())

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from ..eligibility.check_common import CheckCommon


@tagged("post_install", "-at_install")
class TestAcceptanceB(CheckCommon):
    """What somebody may try who knows only what the models are called."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.users["officer"]

    def _second_record(self, **vals):
        return self._new_employee("Hồ sơ thứ hai", self.unit_a, **vals)

    def test_one_person_is_nominated_once(self):
        """A second employee record gives no second place."""
        contact = self.person.work_contact_id
        second = self._second_record(work_contact_id=contact.id)
        first = self._new_nomination()
        with self.assertRaisesRegex(ValidationError, "Hồ sơ thứ hai is already"):
            self._new_nomination(second)
        first.with_user(self.officer).action_withdraw("Nhầm hồ sơ")
        self._new_nomination(second)
        with self.assertRaisesRegex(UserError, "already nominated"):
            first.with_user(self.officer).action_reopen("Lập lại")

    def test_two_records_in_one_call(self):
        user = self.users["employee"]
        records = self.staff["employee"] | self._second_record(
            work_contact_id=user.partner_id.id
        )
        with self.assertRaisesRegex(ValidationError, "already nominated"):
            self.env["emulation.nomination"].create(
                [
                    {
                        "category_id": self.inside.id,
                        "employee_id": employee.id,
                        "unit_id": self.unit_a.id,
                    }
                    for employee in records
                ]
            )

    def test_years_say_which_window_is_meant(self):
        fixed = self._new_plain_rule(year_from=self.year - 3, year_to=self.year - 1)
        self.assertEqual(fixed.window, "fixed")
        last = self._new_plain_rule(years=3)
        self.assertEqual(last.window, "last")
        said = self._new_plain_rule(window="period", years=3)
        self.assertEqual(said.window, "period")
        self.assertEqual(self._new_plain_rule().window, "proposal")

    def test_a_window_from_after_to_is_one_problem(self):
        with self.assertRaises(ValidationError) as caught:
            self._new_plain_rule(year_from=2020, year_to=2017, name="Ngược")
        self.assertEqual(
            str(caught.exception), "Ngược: the first year is after the last one"
        )

    def test_a_recorded_vote_shows_at_once(self):
        rule = self._new_plain_rule(kind="acclaim", min_percent=50)
        nomination = self._new_nomination()
        nomination.write(
            {"acclaim_for": 9, "acclaim_total": 10, "acclaim_date": self.today}
        )
        check = nomination.check_ids.filtered(lambda c: c.rule_id == rule)
        self.assertEqual(check.result, "pass")
        self.assertFalse(nomination.is_check_stale)

    def test_suspension_is_told_in_the_units_language(self):
        self.env["res.lang"]._activate_lang("vi_VN")
        self._rate("excellent")
        nomination = self._new_nomination()
        nomination.with_user(self.officer).action_submit()
        self.env["emulation.discipline"].create(
            {
                "employee_id": self.person.id,
                "date_from": self.today,
                "state": "under_consideration",
            }
        )
        self.assertEqual(nomination.state, "suspended")
        self.assertIn("chưa đủ điều kiện", nomination.state_reason)

    def test_vietnamese_template_is_read_without_its_example(self):
        self.env["res.lang"]._activate_lang("vi_VN")
        imports = self.env["emulation.import"].with_user(self.officer)
        record = imports.with_context(lang="vi_VN").create({"kind": "rating"})
        record.write({"file": record.template_file, "file_name": "mau.xlsx"})
        record.action_check()
        self.assertEqual((record.row_count, record.unknown_heads), (0, ""))

    def test_quotas_do_not_wait_for_each_other(self):
        round_ = self._new_round(state="draft")
        first, second = round_.category_ids.filtered(
            lambda c: c.subject_kind == "individual"
        )
        quotas = self.env["emulation.quota"]
        share = {"unit": "percent", "percent": 15, "percent_base": "category"}
        quotas.create({"category_id": first.id, "base_category_id": second.id, **share})
        with self.assertRaisesRegex(ValidationError, "wait for the results"):
            quotas.create(
                {"category_id": second.id, "base_category_id": first.id, **share}
            )

    def _new_plain_rule(self, **vals):
        values = {"kind": "rating", "min_level": "good", "name": "R", **vals}
        return self.env["emulation.eligibility.rule"].create(
            {"category_id": self.inside.id, **values}
        )

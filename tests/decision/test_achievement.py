# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestAchievement(EmulationCommon):
    """One achievement, one form; a title and a form are paid both."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.users["officer"]
        cls.form = cls.award_inside.copy({"name": "Bằng khen", "code": "bk_thu"})
        cls.form.official_name = "Bằng khen"
        cls.title = cls.env.ref("hr_emulation.award_ldtt")
        cls.second, cls.titles = cls.env["emulation.round.category"].create(
            [
                {
                    "round_id": cls.round.id,
                    "award_type_id": award.id,
                    "subject_kind": "individual",
                    "body_id": cls.body.id,
                    "citation": "Đã có thành tích xuất sắc",
                }
                for award in (cls.form, cls.title)
            ]
        )
        cls.env["emulation.base.salary"].search([]).write({"state": "draft"})
        cls.env["emulation.base.salary"].create(
            {
                "amount": 2_340_000,
                "valid_from": cls.today,
                "state": "confirmed",
            }
        )
        law = cls.env["emulation.award.coefficient"]
        law.search(
            [("award_type_id", "in", (cls.award_inside | cls.title).ids)]
        ).unlink()
        law.create(
            [
                {
                    "award_type_id": award.id,
                    "subject_kind": "individual",
                    "coefficient": 0.3,
                    "valid_from": cls.today,
                }
                for award in (cls.award_inside, cls.title)
            ]
        )

    def _nominated(self, *categories, **vals):
        return self._passed(
            *[self._new_nomination(category=each, **vals) for each in categories]
        )

    def _refusal(self, decision):
        with self.assertRaises(UserError) as caught, self.cr.savepoint():
            decision.with_user(self.officer).action_issue()
        return str(caught.exception)

    def test_two_decisions_of_one_call(self):
        decisions = (
            self.env["emulation.decision"]
            .union(
                *[
                    self._new_decision(nomination, number)
                    for number, nomination in enumerate(
                        self._nominated(self.inside, self.second), start=20
                    )
                ]
            )
            .with_user(self.officer)
        )
        with (
            self.assertRaisesRegex(UserError, "one form: 20/QĐ-CĐVC; 21/QĐ-CĐVC"),
            self.cr.savepoint(),
        ):
            decisions.action_issue()
        decisions[0].action_issue()
        with self.assertRaisesRegex(UserError, "one form: .* by decision 20/QĐ"):
            decisions[1].action_issue()

    def test_two_forms_in_one_decision(self):
        decision = self._new_decision(self._nominated(self.inside, self.second))
        words = self._refusal(decision)
        self.assertIn("Nguyễn Thị Minh Nguyệt: one achievement is commended", words)
        self.assertIn("Bằng khen", words)
        decision.line_ids[1].unlink()
        decision.with_user(self.officer).action_issue()

    def test_second_form_in_another_decision(self):
        first = self._new_decision(self._nominated(self.inside))
        first.with_user(self.officer).action_issue()
        second = self._new_decision(self._nominated(self.second), number=5)
        self.assertIn("by decision 04/QĐ-CĐVC", self._refusal(second))
        action = first.line_ids.award_ids.with_user(
            self.officer
        ).action_draft_revocation()
        revocation = self.env["emulation.decision"].browse(action["res_id"])
        revocation.write(
            {"number": 6, "signer_id": self.signer.id, "ground": "Điều 93"}
        )
        revocation.with_user(self.officer).action_issue()
        second.with_user(self.officer).action_issue()
        self.assertEqual(second.state, "issued")

    def test_different_achievements(self):
        """The same reference is the same achievement, however it is written."""
        one = self._nominated(self.inside, achievement_reference="Cứu người 12/5")
        two = self._nominated(self.second, achievement_reference=" cứu  NGƯỜI 12/5 ")
        decision = self._new_decision(one | two)
        self.assertIn("one achievement", self._refusal(decision))
        two.with_user(self.officer).achievement_reference = "Sáng kiến chuyển đổi số"
        decision.with_user(self.officer).action_issue()
        self.assertEqual(decision.state, "issued")

    def test_same_reference_in_two_rounds(self):
        one = self._nominated(self.inside, achievement_reference="Cứu người")
        self._new_decision(one).with_user(self.officer).action_issue()
        again = self._new_round(name="Đợt đột xuất")
        two = self._nominated(again.category_ids[0], achievement_reference="Cứu người")
        self.assertIn(
            "by decision 04/QĐ", self._refusal(self._new_decision(two, number=5))
        )
        two.with_user(self.officer).achievement_reference = False
        self.env["emulation.decision"].browse(two.decision_line_ids.decision_id.id)
        two.decision_line_ids.decision_id.with_user(self.officer).action_issue()

    def test_title_and_form_together_pay_both(self):
        decision = self._new_decision(self._nominated(self.inside, self.titles))
        self.assertEqual(decision.line_ids.mapped("amount"), [710_000, 710_000])
        decision.with_user(self.officer).action_issue()
        self.assertEqual(decision.amount_total, 1_420_000)
        self.assertEqual(len(decision.line_ids.award_ids), 2)
        # The title comes without a certificate
        self.assertEqual(decision.certificate_count, 1)

    def test_who_may_say_which_achievement(self):
        nomination = self._nominated(self.inside)
        with self.assertRaises(UserError):
            nomination.with_user(self.users["unit_head"]).achievement_reference = "Khác"

    def test_as_many_queries_whatever_the_number(self):
        people = [self._new_employee(f"Người {n}", self.unit_b) for n in range(24)]

        def queries(count):
            nominations = self._passed(
                *[self._new_nomination(people.pop()) for _n in range(count)]
            )
            decision = self._new_decision(nominations, number=30 + count)
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.cr.sql_log_count
            decision.line_ids.with_user(self.officer)._get_achievement_problems()
            return self.cr.sql_log_count - start

        queries(1)
        self.assertEqual(queries(3), queries(20))

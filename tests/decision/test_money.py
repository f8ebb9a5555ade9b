# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date, timedelta

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestMoney(EmulationCommon):
    """Award money by the law of the decision's date, and the fund it comes from."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.law = cls.env["emulation.award.coefficient"]
        cls.salary = cls.env["emulation.base.salary"]
        cls.salary.search([("state", "=", "draft")]).unlink()
        for kind, coefficient in (("individual", 0.3), ("collective", 0.6)):
            cls.law.create(
                {
                    "award_type_id": cls.award_inside.id,
                    "subject_kind": kind,
                    "coefficient": coefficient,
                    "valid_from": date(2017, 1, 1),
                }
            )
        cls.fund = cls.env["emulation.fund"].create(
            {"body_id": cls.body.id, "year": cls.today.year}
        )
        cls.officer, cls.chief = cls.users["officer"], cls.users["administrator"]

    def _decided(self, **vals):
        return self._new_decision(
            self._passed(self._new_nomination(), self._new_nomination(self.other)),
            **vals,
        )

    def _allot(self, amount, user=None, **vals):
        moves = self.env["emulation.fund.move"].with_user(user or self.officer)
        return moves.create(
            {"fund_id": self.fund.id, "name": "Cấp đầu năm", "amount": amount, **vals}
        )

    def _refusal(self, call, *args, **kwargs):
        with self.assertRaises(UserError) as caught, self.cr.savepoint():
            call(*args, **kwargs)
        return str(caught.exception)

    # --- The law ----------------------------------------------------------------------

    def test_law_of_the_day(self):
        """The switches of salary (30/6–01/7/2024) and of decree (30/6–01/7/2025)."""
        award = self.env.ref("hr_emulation.award_bk_tinh")
        days = {
            date(2023, 12, 31): (1_800_000, 1.0),
            date(2024, 1, 1): (1_800_000, 1.5),
            date(2024, 6, 30): (1_800_000, 1.5),
            date(2024, 7, 1): (2_340_000, 1.5),
            date(2025, 6, 30): (2_340_000, 1.5),
            date(2025, 7, 1): (2_340_000, 1.5),
        }
        laws = self.law._in_force(award, set(days))
        salaries = self.salary._in_force(days)
        for day, (salary, coefficient) in days.items():
            law = laws[award.id, "individual", day]
            self.assertEqual(
                (salaries[day].amount, law.coefficient), (salary, coefficient)
            )
            double = laws[award.id, "collective", day]
            self.assertEqual(double.coefficient, 2 * coefficient)
        decrees = {
            day: laws[award.id, "individual", day].legal_instrument_id.number
            for day in days
        }
        self.assertEqual(decrees[date(2025, 6, 30)], "98/2023/NĐ-CP")
        self.assertEqual(decrees[date(2025, 7, 1)], "152/2025/NĐ-CP")

    def test_only_what_is_confirmed(self):
        later = self.salary.create({"amount": 2_530_000, "valid_from": self.today})
        self.assertNotEqual(self.salary._in_force([self.today])[self.today], later)
        self.assertIn("decree", self._refusal(later.action_confirm))
        later.note = "Nghị định"
        with self.assertRaises(AccessError):
            later.with_user(self.officer).action_confirm()
        later.with_user(self.chief).action_confirm()
        self.assertEqual(self.salary._in_force([self.today])[self.today], later)

    def test_law_cannot_overlap_or_be_nothing(self):
        line = {
            "award_type_id": self.award_inside.id,
            "subject_kind": "individual",
            "coefficient": 0.4,
            "valid_from": self.today,
        }
        for vals in (
            line,
            {**line, "subject_kind": "collective", "valid_to": self.today},
            {**line, "coefficient": 0},
        ):
            with (
                self.assertRaises(IntegrityError),
                mute_logger("odoo.sql_db"),
                self.cr.savepoint(),
            ):
                self.law.create(vals)

    # --- The decision -----------------------------------------------------------------

    def test_amounts_are_frozen_by_issuing(self):
        decision = self._decided()
        self.assertEqual(decision.line_ids.mapped("amount"), [710_000.0] * 2)
        self.company.emulation_money_rounding = "nearest"
        self.law.search(
            [("award_type_id", "=", self.award_inside.id)]
        ).coefficient = 0.5
        decision.with_user(self.officer).action_issue()
        self.assertEqual(decision.line_ids.mapped("amount"), [1_170_000.0] * 2)
        self.law.search(
            [("award_type_id", "=", self.award_inside.id)]
        ).coefficient = 0.9
        self.env.add_to_compute(
            decision.line_ids._fields["legal_coefficient"], decision.line_ids
        )
        self.assertEqual(decision.line_ids.mapped("amount"), [1_170_000.0] * 2)
        self.assertEqual(decision.amount_total, 2_340_000)

    def test_coefficient_is_the_laws_or_under_its_ceiling(self):
        decision = self._decided()
        line = decision.line_ids[0].with_user(self.officer)
        words = self._refusal(line.write, {"coefficient": 0.2})
        self.assertIn("0.3, not 0.2", words)
        law = self.law.search([("award_type_id", "=", self.award_inside.id)])
        law.is_ceiling = True
        decision.modified(["date"])
        self.assertIn("over 0.3", self._refusal(line.write, {"coefficient": 0.4}))
        line.coefficient = 0.2
        self.assertEqual(line.amount, 470_000)
        decision.with_user(self.officer).action_issue()
        self.assertEqual(line.amount, 470_000)
        self.assertEqual(decision.line_ids[1].amount, 710_000)

    def test_nobody_types_an_amount(self):
        line = self._decided().line_ids[:1].with_user(self.officer)
        for vals in ({"amount": 1}, {"base_salary": 1}, {"legal_coefficient": 9}):
            self.assertIn("follow from", self._refusal(line.write, vals))
            values = {"decision_id": line.decision_id.id, **vals}
            values["nomination_id"] = line.nomination_id.id
            self.assertIn("follow from", self._refusal(line.create, values))

    def test_what_is_not_known_is_said(self):
        self.law.search([("award_type_id", "=", self.award_inside.id)]).unlink()
        decision = self._decided()
        self.assertIn("no coefficient", decision.line_ids[0].money_note)
        decision.with_user(self.officer).action_issue()
        self._allot(10_000_000)
        words = self._refusal(decision.with_user(self.officer).action_charge)
        self.assertIn("2 names is not known", words)

    def test_missing_law_keeps_from_issuing(self):
        """An award that pays money is not decided on a day without its figures."""
        nominations = self._passed(
            self._new_nomination(),
            self._new_nomination(self.other),
            self._new_nomination(self.team_a, self.inside_collective),
        )
        decision = self._new_decision(nominations).with_user(self.officer)
        known = self.law.search([("award_type_id", "=", self.award_inside.id)])
        known.valid_from = self.today + timedelta(days=1)
        words = self._refusal(decision.action_issue)
        for kind in ("Individuals", "Collectives"):
            text = f"{self.award_inside.name} ({kind}): no coefficient is known for"
            self.assertEqual(words.count(text), 1)
        decision.invalidate_recordset()
        self.assertFalse(decision.can_issue)
        self.assertIn("no coefficient is known for", decision.blocker_text)
        salaries = self.salary.search([("state", "=", "confirmed")])
        salaries.write({"state": "draft"})
        self.assertIn("no base salary is known", self._refusal(decision.action_issue))
        salaries.write({"state": "confirmed"})
        known.valid_from = self.today
        decision.invalidate_recordset()
        self.assertTrue(decision.can_issue)
        decision.action_issue()
        self.assertEqual(
            decision.line_ids.mapped("amount"), [710_000, 710_000, 1_410_000]
        )

    # --- The fund ---------------------------------------------------------------------

    def test_charged_once(self):
        decision = self._decided().with_user(self.officer)
        self.assertIn(
            "not possible in the state", self._refusal(decision.action_charge)
        )
        decision.action_issue()
        self.assertIn("1,420,000", self._refusal(decision.action_charge))
        self._allot(2_000_000)
        decision.action_charge()
        self.assertEqual(self.fund.balance, 580_000)
        self.assertTrue(decision.is_charged)
        self.assertIn("charged already", self._refusal(decision.action_charge))
        move = decision.fund_move_ids
        self.assertEqual((move.kind, move.date), ("award", decision.date))
        move.action_undo("Chi nhầm")
        self.assertEqual(self.fund.balance, 2_000_000)
        self.assertFalse(decision.is_charged)
        self.assertIn("undone already", self._refusal(move.action_undo, "Lần nữa"))
        decision.action_charge()
        self.assertEqual(self.fund.balance, 580_000)

    def test_overdraft_takes_an_administrator_and_a_reason(self):
        cost = {"kind": "ceremony", "name": "Lễ trao thưởng"}
        words = self._refusal(self._allot, 50_000, **cost, overdraft_reason="Cần gấp")
        self.assertIn("50,000", words)
        self.assertIn(
            "administrator", self._refusal(self._allot, 50_000, self.chief, **cost)
        )
        self._allot(50_000, self.chief, **cost, overdraft_reason="Cấp bù tháng sau")
        self.assertEqual(self.fund.balance, -50_000)
        [entry] = self.env["emulation.audit.log"].search([("event", "=", "overdrawn")])
        self.assertEqual(entry.reason, "Cấp bù tháng sau")
        decision = self._decided()
        decision.with_user(self.officer).action_issue()
        over = decision.with_user(self.officer).action_overcharge
        self.assertIn("administrator", self._refusal(over, "Cần"))
        over = decision.with_user(self.chief).action_overcharge
        self.assertIn("reason", self._refusal(over, " "))
        over("Cấp bù tháng sau")
        self.assertEqual(self.fund.balance, -1_470_000)

    def test_no_fund_for_the_year(self):
        self.fund.unlink()
        decision = self._decided().with_user(self.officer)
        decision.action_issue()
        self.assertIn("no fund", self._refusal(decision.action_charge))

    def test_moves_are_not_changed(self):
        move = self._allot(1_000_000)
        self.assertIn("undo", self._refusal(move.sudo().write, {"amount": 2}))
        self.assertIn("undo", self._refusal(move.sudo().unlink))
        self.assertIn(
            "stay as they are", self._refusal(self.fund.write, {"year": 2020})
        )
        decision = self._decided()
        for vals in ({"decision_id": decision.id}, {"reversed_id": move.id}):
            self.assertIn("not typed", self._refusal(self._allot, 1, **vals))
        for role in ("auditor", "employee", "unit_officer"):
            with self.assertRaises(AccessError), self.cr.savepoint():
                self._allot(1, self.users[role])

    def test_as_many_queries_whatever_the_number(self):
        people = [self._new_employee(f"Người {n}", self.unit_b) for n in range(24)]

        def queries(count, number):
            nominations = self._passed(
                *(self._new_nomination(people.pop()) for _each in range(count))
            )
            decision = self._new_decision(nominations, number)
            decision.with_user(self.officer).action_issue()
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.cr.sql_log_count
            decision.with_user(self.officer).read(["amount_total", "unpriced_count"])
            decision.with_user(self.officer).line_ids.read(["amount", "money_note"])
            return self.cr.sql_log_count - start

        queries(1, 30)
        self.assertEqual(queries(3, 31), queries(20, 32))

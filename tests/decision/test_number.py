# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestNumber(EmulationCommon):
    """Numbers typed from the register, or given on issuing; series of councils."""

    def setUp(self):
        super().setUp()
        self.officer = self.users["officer"]
        self.series = self.body.symbol_ids

    def _drafts(self, count, **vals):
        """Decisions with one name each."""
        decisions = self.env["emulation.decision"]
        for number in range(count):
            person = self._new_employee(f"Người {number}", self.unit_a)
            nomination = self._passed(self._new_nomination(person))
            decisions |= self._new_decision(nomination, number=0, **vals)
        return decisions

    def _refusal(self, decisions):
        with self.assertRaises(UserError) as caught, self.cr.savepoint():
            decisions.with_user(self.officer).action_issue()
        return str(caught.exception)

    def test_given_on_issuing_and_printed_with_a_zero(self):
        self.series.number_by = "sequence"
        decisions = self._drafts(3)
        self.assertFalse(any(decisions.mapped("full_number")))
        (decisions[0] | decisions[1]).with_user(self.officer).action_issue()
        decisions[2].with_user(self.officer).action_issue()
        self.assertEqual(
            decisions.mapped("full_number"), [f"0{n}/QĐ-CĐVC" for n in (1, 2, 3)]
        )
        self.assertEqual(
            decisions.line_ids.award_ids.mapped("decision_number"),
            decisions.mapped("full_number"),
        )

    def test_refused_call_takes_none(self):
        self.series.number_by = "sequence"
        first, second = self._drafts(2)
        first.line_ids.citation = False
        self.assertIn("achievement", self._refusal(first | second))
        self.assertEqual((first | second).mapped("number"), [0, 0])
        second.with_user(self.officer).action_issue()
        self.assertEqual(second.number, 1)

    def test_each_year_begins_anew(self):
        self.series.number_by = "sequence"
        new, old = self._drafts(2)
        old.date = date(self.today.year - 1, 12, 31)
        (new | old).line_ids.nomination_id.category_id.rule_ids.unlink()
        (new | old).with_user(self.officer).action_issue()
        self.assertEqual((new.number, old.number), (1, 1))

    def test_series_that_begins_in_the_middle_of_a_year(self):
        self.series.number_by = "sequence"
        first, second, third = self._drafts(3)
        first.number = 38
        first.with_user(self.officer).action_issue()
        second.with_user(self.officer).action_issue()
        self.assertEqual(second.number, 39)
        third.number = 41
        self.assertIn("given on issuing", self._refusal(third))

    def test_register_says_nothing_by_itself(self):
        (decision,) = self._drafts(1)
        self.assertIn("the number is missing", self._refusal(decision))

    def test_council_has_a_series_of_its_own(self):
        council = self.env["emulation.council"].create(
            {
                "name": "Hội đồng",
                "official_name": "Hội đồng Thi đua – Khen thưởng",
                "body_id": self.body.id,
                "decision_number": "01/QĐ",
                "decision_date": self.today,
                "date_from": self.today,
            }
        )
        vals = {
            "body_id": self.body.id,
            "council_id": council.id,
            "document_kind": "decision",
            "symbol": "QĐ-HĐTĐKT",
            "number_by": "sequence",
        }
        series = self.env["emulation.body.symbol"].create(vals)
        with (
            self.assertRaises(IntegrityError),
            mute_logger("odoo.sql_db"),
            self.cr.savepoint(),
        ):
            series.create({**vals, "symbol": "QĐ-HĐ"})
        own, councils = self._drafts(2)
        own.number = 7
        with Form(councils.with_user(self.officer)) as form:
            form.council_id = council
            self.assertEqual(form.symbol, "QĐ-HĐTĐKT")
            self.assertEqual(form.number_by, "sequence")
        (own | councils).with_user(self.officer).action_issue()
        self.assertEqual(
            (own | councils).mapped("full_number"), ["07/QĐ-CĐVC", "01/QĐ-HĐTĐKT"]
        )
        with self.assertRaisesRegex(ValidationError, "does not belong"):
            series.body_id = self.outside

    def test_council_of_another_body(self):
        council = self.env["emulation.council"].create(
            {
                "name": "Hội đồng",
                "official_name": "Hội đồng",
                "body_id": self.outside.id,
                "decision_number": "01/QĐ",
                "decision_date": self.today,
                "date_from": self.today,
            }
        )
        (decision,) = self._drafts(1, council_id=council.id, symbol="QĐ")
        self.assertIn("is not a council of", self._refusal(decision))

    def test_titles_without_a_certificate(self):
        """Lao động tiên tiến is given by the decision alone."""
        title = self.env.ref("hr_emulation.award_ldtt")
        self.assertFalse(title.certificate_layout_id)
        (decision,) = self._drafts(1)
        decision.number = 4
        self.env.cr.execute(
            "UPDATE emulation_decision_line SET award_type_id = %s WHERE id = %s",
            [title.id, decision.line_ids.id],
        )
        decision.invalidate_recordset()
        decision.line_ids.invalidate_recordset()
        decision.with_user(self.officer).action_issue()
        self.assertEqual(decision.line_ids.award_ids.award_type_id, title)
        self.assertFalse(decision.certificate_count)

    def test_many_numbers_cost_no_more_queries(self):
        sequence = self.env.ref("hr_emulation.seq_emulation_certificate")
        sequence._take(self.today, 1)

        def queries(count):
            start = self.cr.sql_log_count
            numbers = sequence._take(self.today, count)
            self.assertEqual(len(set(numbers)), count)
            return self.cr.sql_log_count - start

        self.assertEqual(queries(2), queries(200))
        last = sequence._take(self.today, 1)[0]
        self.assertEqual(last, f"GK{self.today.year}-0204")
        self.assertEqual(sequence.next_by_id(self.today), f"GK{self.today.year}-0205")

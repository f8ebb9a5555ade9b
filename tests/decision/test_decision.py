# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import unicodedata
from datetime import date, timedelta

from markupsafe import Markup
from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestDecision(EmulationCommon):
    def setUp(self):
        super().setUp()
        self.nominations = self._passed(
            self._new_nomination(), self._new_nomination(self.other)
        )
        self.decision = self._new_decision(self.nominations)
        self.as_officer = self.decision.with_user(self.users["officer"])

    def test_draft_takes_the_words_of_submission(self):
        self.assertEqual(self.decision.body_id, self.body)
        self.assertEqual(self.decision.full_number, "04/QĐ-CĐVC")
        self.assertEqual(self.decision.subject, "Về việc tặng Giấy khen")
        self.assertEqual(
            self.decision.line_ids.mapped("subject_name"),
            ["Nguyễn Thị Minh Nguyệt", "Trần Văn Hùng"],
        )
        self.assertFalse(self.env["emulation.decision"]._draft_for(self.nominations))

    def test_issue_registers_awards_and_certificates(self):
        self.as_officer.action_issue()
        self.assertEqual(self.decision.state, "issued")
        self.assertEqual(self.decision.issued_by_id, self.users["officer"])
        self.assertEqual(set(self.nominations.mapped("state")), {"awarded"})
        awards = self.nominations.award_ids
        self.assertEqual(awards.mapped("decision_number"), ["04/QĐ-CĐVC"] * 2)
        self.assertEqual(set(awards.mapped("issuer_name")), {self.body.official_name})
        certificates = self.env["emulation.certificate"].search(
            [("decision_id", "=", self.decision.id)], order="id"
        )
        self.assertEqual(len(certificates), 2)
        self.assertEqual(len(set(certificates.mapped("number"))), 2)
        self.assertEqual(len(set(certificates.mapped("token"))), 2)
        self.assertEqual({len(c.token) for c in certificates}, {32})
        self.assertTrue(all(certificates.mapped("is_printed_here")))
        self.assertTrue(all(certificates.mapped("golden_book_number")))

    def test_award_without_certificate(self):
        self.inside.award_type_id.certificate_layout_id = False
        self.as_officer.action_issue()
        self.assertFalse(
            self.env["emulation.certificate"].search_count(
                [("decision_id", "=", self.decision.id)]
            )
        )

    def test_issue_names_everything_missing(self):
        self.decision.write(
            {"number": 0, "date": False, "signer_id": False, "symbol": False}
        )
        self.decision.line_ids[0].citation = False
        self.assertFalse(self.as_officer.can_issue)
        with self.assertRaises(UserError) as error:
            self.as_officer.action_issue()
        for text in (
            "the number is missing",
            "the symbol",
            "the date is missing",
            "the signer is missing",
            "the achievement to be printed is missing",
        ):
            self.assertIn(text, str(error.exception))
        self.assertEqual(self.decision.state, "draft")
        self.assertFalse(self.nominations.award_ids)

    def test_button_comes_with_the_last_word_typed(self):
        self.decision.number = 0
        with Form(self.as_officer) as form:
            self.assertFalse(form.can_issue)
            self.assertIn("the number is missing", form.blocker_text)
            form.number = 4
            self.assertTrue(form.can_issue)
            self.assertFalse(form.blocker_text)
            form.signer_id = self.signer.browse()
            self.assertEqual(form.blocker_text, "the signer is missing")
            form.signer_id = self.signer

    def test_signer_without_mandate_that_day(self):
        self.signer.date_from = self.today + timedelta(days=1)
        with self.assertRaisesRegex(UserError, "does not sign"):
            self.as_officer.action_issue()

    def test_date_to_come(self):
        self.decision.date = self.today + timedelta(days=1)
        with self.assertRaisesRegex(UserError, "to come"):
            self.as_officer.action_issue()

    def test_suspended_nominee_cannot_enter(self):
        self.nominations[0].with_user(self.users["officer"]).action_suspend("Đơn thư")
        with self.assertRaisesRegex(UserError, "not passed"):
            self.as_officer.action_issue()

    def test_signer_does_not_decide_his_own(self):
        self.signer.employee_id = self.person
        with self.assertRaisesRegex(UserError, "nobody decides his own award"):
            self.as_officer.action_issue()

    def test_loose_accents_take_no_place(self):
        """A text of 468 letters is kept whole, however its accents were typed."""
        text = ("Đã có thành tích xuất sắc " * 18).strip()
        loose = unicodedata.normalize("NFD", text)
        self.assertGreater(len(loose), 500)
        line = self.decision.line_ids[0]
        line.citation = loose
        self.assertEqual(line.citation, text)
        nomination = self._new_nomination(self.staff["employee"], citation=loose)
        self.assertEqual(nomination.citation, text)

    def test_only_officers_issue(self):
        for role in ("unit_head", "unit_officer", "auditor", "employee"):
            with self.assertRaises(UserError):
                self.decision.with_user(self.users[role]).action_issue()
        self.assertEqual(self.decision.state, "draft")

    def test_number_is_unique_per_body_symbol_and_year(self):
        more = self._passed(self._new_nomination(self.staff["employee"]))
        with (
            self.assertRaises(IntegrityError),
            mute_logger("odoo.sql_db"),
            self.cr.savepoint(),
        ):
            self._new_decision(more, number=4)
        last_year = self.today.replace(year=self.today.year - 1, day=1)
        decision = self._new_decision(more, number=4, date=last_year)
        self.assertEqual(decision.year, self.today.year - 1)

    def test_issued_stays_as_it_was(self):
        self.as_officer.action_issue()
        for vals in (
            {"number": 5},
            {"date": date(2022, 1, 1)},
            {"subject": "Khác"},
            {"line_ids": [(5,)]},
        ):
            with self.assertRaises(UserError):
                self.decision.write(vals)
        line = self.decision.line_ids[0]
        for change in (
            lambda: line.write({"subject_name": "Khác"}),
            line.unlink,
            self.decision.unlink,
            lambda: self.env["emulation.decision.line"].create(
                {
                    "decision_id": self.decision.id,
                    "nomination_id": self._passed(
                        self._new_nomination(self.staff["employee"])
                    ).id,
                }
            ),
        ):
            with self.assertRaises(UserError):
                change()
        self.decision.message_post(body=Markup("<p>1</p>"))

    def test_what_a_decision_cites_is_not_deleted(self):
        self.as_officer.action_issue()
        for record in (
            self.nominations[0],
            self.round,
            self.inside,
            self.inside.award_type_id,
            self.body,
            self.signer,
            self.person,
            self.nominations[0].award_ids,
        ):
            with (
                self.subTest(record=record._name),
                self.assertRaises(UserError),
            ):
                record.unlink()
            self.assertTrue(record.exists())

    def test_withdrawing_what_a_decision_names(self):
        with self.assertRaisesRegex(UserError, "a decision already names"):
            self.nominations[0].with_user(self.users["officer"]).action_withdraw("x")

    def test_two_companies(self):
        company = self.env["res.company"].create({"name": "Cơ quan khác"})
        with self.assertRaises(UserError):
            self.env["emulation.decision"].create(
                {
                    "company_id": company.id,
                    "body_id": self.body.id,
                    "line_ids": [(0, 0, {"nomination_id": self.nominations[0].id})],
                }
            )

    def test_citations_are_those_of_the_day(self):
        self.decision.date = date(2025, 6, 30)
        before = self.decision.legal_instrument_ids.mapped("number")
        self.decision.date = date(2025, 7, 1)
        after = self.decision.legal_instrument_ids.mapped("number")
        self.assertIn("98/2023/NĐ-CP", before)
        self.assertNotIn("98/2023/NĐ-CP", after)
        self.assertIn("152/2025/NĐ-CP", after)

    def test_golden_book_of_each_body(self):
        self.as_officer.action_issue()
        other = self.body.copy({"name": "Cơ quan khác", "code": False})
        self.assertEqual(other._take_golden_book_numbers(self.today, 2), ["01", "02"])
        self.assertEqual(self.body._take_golden_book_numbers(self.today, 1), ["03"])
        next_year = self.today.replace(year=self.today.year + 1, day=1)
        self.assertEqual(self.body._take_golden_book_numbers(next_year, 1), ["01"])

    def test_decision_from_the_nomination(self):
        nomination = self._passed(self._new_nomination(self.staff["employee"]))
        action = nomination.with_user(self.users["officer"]).action_make_decision()
        decision = self.env["emulation.decision"].browse(action["res_id"])
        self.assertEqual(decision.date, self.today)
        self.assertEqual(decision.signer_id, self.signer)
        with self.assertRaises(UserError):
            nomination.with_user(self.users["officer"]).action_make_decision()

    def test_round_drafts_the_decision(self):
        more = self._passed(self._new_nomination(self.staff["employee"]))
        self.assertTrue(self.round.with_user(self.users["officer"]).can_decide)
        action = self.round.with_user(self.users["officer"]).action_make_decision()
        decision = self.env["emulation.decision"].browse(action["res_id"])
        self.assertEqual(decision.line_ids.nomination_id, more)
        with self.assertRaises(UserError):
            self.round.with_user(self.users["officer"]).action_make_decision()


@tagged("post_install", "-at_install")
class TestRegister(EmulationCommon):
    def _award(self, **vals):
        return self.env["emulation.award"].create(
            {
                "employee_id": self.person.id,
                "award_type_id": self.award_outside.id,
                "body_id": self.outside.id,
                "decision_number": "12/QĐ-CĐVC",
                "decision_date": date(2021, 5, 1),
                **vals,
            }
        )

    def test_history_is_entered_by_hand(self):
        award = self._award()
        self.assertEqual(award.year, 2021)
        self.assertEqual(award.issuer_name, self.outside.official_name)
        self.assertEqual(award.subject_name, self.person.name)
        self.assertEqual(award.unit_id, self.unit_a)

    def test_outside_person(self):
        partner = self.env["res.partner"].create({"name": "Nhà hảo tâm"})
        award = self._award(
            subject_kind="external", employee_id=False, partner_id=partner.id
        )
        self.assertEqual(award.subject_name, "Nhà hảo tâm")
        with self.assertRaises(ValidationError):
            self._award(subject_kind="external", employee_id=False)

    def test_corrections_by_hand_are_logged(self):
        award = self._award()
        award.with_user(self.users["officer"]).write({"decision_number": "13/QĐ-CĐVC"})
        entry = self.env["emulation.audit.log"].search(
            [("res_model", "=", award._name), ("res_id", "=", award.id)], order="seq"
        )
        self.assertEqual(entry.mapped("event"), ["entered by hand", "edit"])
        self.assertEqual(
            entry[1].values, {"decision_number": ["12/QĐ-CĐVC", "13/QĐ-CĐVC"]}
        )

    def test_never_deleted(self):
        award = self._award()
        with self.assertRaises(UserError):
            award.unlink()

    def test_issuer_is_needed(self):
        with self.assertRaises(ValidationError):
            self._award(body_id=False)

    def test_words_of_a_decision_are_not_rewritten(self):
        nomination = self._passed(self._new_nomination())
        decision = self._new_decision(nomination)
        decision.with_user(self.users["officer"]).action_issue()
        with self.assertRaises(UserError):
            nomination.award_ids.write({"year": 2001})
        with self.assertRaises(UserError):
            nomination.award_ids.write({"state": "revoked"})

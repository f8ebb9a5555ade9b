# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..common import EmulationCommon


class ChangeCase(EmulationCommon):
    """A decision issued on two people, their certificates and an officer."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.award_inside.certificate_layout_id = cls.env.ref(
            "hr_emulation.certificate_layout_red_gold"
        )
        cls.officer = cls.users["officer"]
        cls.nominations = cls._passed(
            cls._new_nomination(), cls._new_nomination(cls.other)
        )
        cls.first = cls._new_decision(cls.nominations)
        cls.first.with_user(cls.officer).action_issue()
        cls.award, cls.other_award = [n.award_ids for n in cls.nominations]

    def _draft(self, kind, awards=None, number=5, **vals):
        awards = awards if awards is not None else self.award
        action = getattr(awards.with_user(self.officer), f"action_draft_{kind}")()
        decision = self.env["emulation.decision"].browse(action["res_id"])
        decision.with_user(self.officer).write(
            {"number": number, "signer_id": self.signer.id, **vals}
        )
        return decision.with_user(self.officer)

    def _papers(self, award):
        return self.env["emulation.certificate"].search(
            [("decision_line_id", "=", award.decision_line_id.id)], order="id"
        )

    def _refusal(self, call, *args):
        with self.assertRaises(UserError) as caught, self.cr.savepoint():
            call(*args)
        return str(caught.exception)


@tagged("post_install", "-at_install")
class TestCorrection(ChangeCase):
    """A wrong wording is corrected by a numbered decision of its own."""

    def test_draft_shows_what_was_printed(self):
        decision = self._draft("correction")
        self.assertEqual((decision.kind, decision.state), ("correction", "draft"))
        change = decision.change_ids
        self.assertEqual(change.old_subject_name, "Nguyễn Thị Minh Nguyệt")
        self.assertEqual(change.subject_name, change.old_subject_name)
        self.assertEqual(change.amended_id, self.first)
        self.assertIn("04/QĐ-CĐVC", decision.subject)
        self.assertIn("the new wording is the old one", decision.blocker_text)
        with Form(decision) as form:
            with form.change_ids.edit(0) as row:
                row.subject_name = "Nguyễn Thị Minh Nguyệt Ánh"
            self.assertTrue(form.can_issue)

    def test_register_and_certificate(self):
        [old_paper] = self._papers(self.award)
        names = ["subject_name", "subject_job", "subject_unit", "citation", "amount"]
        lines = self.first.line_ids.read(names)
        before = self.first.read(["full_number", "date", "subject", "issued_on"])
        decision = self._draft("correction")
        decision.change_ids.write(
            {"subject_name": "Nguyễn Thị Minh Nguyên", "citation": "Thành tích khác"}
        )
        decision.action_issue()
        self.assertEqual(decision.full_number, "05/QĐ-CĐVC")
        self.assertEqual(self.award.state, "corrected")
        self.assertNotEqual(self.award.citation, "Thành tích khác")
        new = self.env["emulation.award"].search([("corrects_id", "=", self.award.id)])
        self.assertEqual((new.state, new.citation), ("valid", "Thành tích khác"))
        self.assertEqual(
            (new.decision_number, new.decision_date, new.employee_id, new.year),
            ("04/QĐ-CĐVC", self.first.date, self.person, self.award.year),
        )
        [old, paper] = self._papers(self.award)
        self.assertEqual(old, old_paper)
        self.assertEqual((old.state, paper.state), ("replaced", "valid"))
        self.assertEqual(paper.replaces_id, old)
        self.assertEqual(paper.award_id, new)
        self.assertEqual(paper.subject_name, "Nguyễn Thị Minh Nguyên")
        self.assertEqual(paper.subject_unit, self.unit_a.name)
        self.assertEqual(old.subject_name, "Nguyễn Thị Minh Nguyệt")
        self.assertNotEqual(paper.number, old.number)
        self.assertNotEqual(paper.token, old.token)
        self.assertEqual(paper.golden_book_number, old.golden_book_number)
        values = self.env["emulation.certificate"]._get_public_values(old.token)
        self.assertEqual(values["state"], "replaced")
        # The first decision stays as it was
        self.assertEqual(self.first.line_ids.read(names), lines)
        self.assertEqual(
            self.first.read(["full_number", "date", "subject", "issued_on"]), before
        )
        self.assertEqual(self.first.amended_count, 1)
        self.assertEqual(self.nominations.mapped("state"), ["awarded"] * 2)
        log = self.env["emulation.audit.log"].search(
            [("res_model", "=", "emulation.award"), ("res_id", "=", self.award.id)]
        )
        self.assertIn("correct", log.mapped("event"))

    def test_correcting_twice(self):
        decision = self._draft("correction")
        decision.change_ids.citation = "Lần một"
        twin = self._draft("correction", number=6)
        twin.change_ids.citation = "Lần khác"
        decision.action_issue()
        # The twin speaks of wording that is no longer the valid one
        self.assertIn("“Corrected” already", self._refusal(twin.action_issue))
        self.assertIn(
            "“Corrected” already",
            self._refusal(self.award.with_user(self.officer).action_draft_correction),
        )
        new = self.env["emulation.award"].search([("corrects_id", "=", self.award.id)])
        again = self._draft("correction", new, number=7)
        self.assertEqual(again.change_ids.old_citation, "Lần một")
        again.change_ids.citation = "Lần hai"
        again.action_issue()
        last = self.env["emulation.award"].search([("corrects_id", "=", new.id)])
        self.assertEqual((new.state, last.state), ("corrected", "valid"))
        self.assertEqual(
            self._papers(self.award).mapped("state"), ["replaced", "replaced", "valid"]
        )

    def test_refused(self):
        decision = self._draft("correction", number=0)
        decision.write({"date": self.first.date - timedelta(days=1)})
        decision.change_ids.write({"subject_name": " ", "citation": False})
        words = self._refusal(decision.action_issue)
        for text in (
            "the number is missing",
            "is dated before 04/QĐ-CĐVC, which it changes",
            "the name is missing",
            "the achievement to be printed is missing",
        ):
            self.assertIn(text, words)
        self.assertEqual(self.award.state, "valid")

    def test_signer_without_mandate(self):
        decision = self._draft("correction")
        decision.change_ids.citation = "Khác"
        self.signer.date_to = self.today - timedelta(days=1)
        self.assertIn("does not sign", self._refusal(decision.action_issue))

    def test_nobody_corrects_his_own(self):
        self.signer.employee_id = self.person
        decision = self._draft("correction")
        decision.change_ids.citation = "Khác"
        self.assertIn("his own award", self._refusal(decision.action_issue))

    def test_kind_and_frozen_words_by_rpc(self):
        decision = self._draft("correction")
        decisions = self.env["emulation.decision"].with_user(self.officer)
        self.assertIn(
            "can only be changed",
            self._refusal(
                decisions.create, {"body_id": self.body.id, "kind": "revocation"}
            ),
        )
        for vals in ({"kind": "award"}, {"state": "issued"}):
            self.assertIn("can only be", self._refusal(decision.write, vals))
        change = decision.change_ids
        self.assertIn(
            "follow from", self._refusal(change.write, {"old_citation": "Giả"})
        )
        change.citation = "Khác"
        decision.action_issue()
        self.assertIn("not changed", self._refusal(change.write, {"citation": "Nữa"}))
        self.assertIn("not changed", self._refusal(change.unlink))
        new = self.env["emulation.award"].search([("corrects_id", "=", self.award.id)])
        self.assertIn(
            "can only be",
            self._refusal(
                new.with_user(self.officer).write, {"corrects_id": self.award.id}
            ),
        )

    def test_award_decision_changes_nothing(self):
        """A hand-made mixture of names and changes is refused."""
        nomination = self._passed(self._new_nomination(self.staff["employee"]))
        decision = self._new_decision(nomination, number=8).with_user(self.officer)
        decision.write({"change_ids": [(0, 0, {"award_id": self.award.id})]})
        self.assertIn("changes none", self._refusal(decision.action_issue))

    def test_rights(self):
        for role in ("unit_head", "unit_officer", "auditor", "employee"):
            award = self.award.with_user(self.users[role])
            with self.assertRaises(AccessError):
                award.action_draft_correction()
        decision = self._draft("correction")
        change = decision.change_ids
        with self.assertRaises(AccessError):
            change.with_user(self.users["employee"]).read(["citation"])
        self.assertTrue(change.with_user(self.users["auditor"]).read(["citation"]))
        change.citation = "Khác"
        decision.action_issue()
        self.assertTrue(change.with_user(self.users["employee"]).read(["citation"]))

    def test_other_company(self):
        company = self.env["res.company"].create({"name": "Khác"})
        decision = self._draft("correction")
        self.officer.write(
            {"company_ids": [(6, 0, company.ids)], "company_id": company.id}
        )
        with self.assertRaises(AccessError):
            decision.change_ids.with_context(allowed_company_ids=company.ids).read()

    def test_history_by_hand_is_not_decided_on(self):
        award = self.env["emulation.award"].create(
            {
                "employee_id": self.person.id,
                "award_type_id": self.award_inside.id,
                "body_id": self.body.id,
                "decision_number": "1/QĐ",
                "decision_date": self.today,
            }
        )
        self.assertIn(
            "no decision issued here",
            self._refusal(award.with_user(self.officer).action_draft_correction),
        )

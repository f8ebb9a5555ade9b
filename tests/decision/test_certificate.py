# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestCertificate(EmulationCommon):
    """The words on the paper, and how it is printed and handed over."""

    def test_achievement_is_asked_for_before_the_decision(self):
        nomination = self._new_nomination(citation=" ")
        nomination.citation = False
        nomination.with_user(self.users["administrator"]).action_submit()
        as_officer = nomination.with_user(self.users["officer"])
        self.assertFalse(as_officer.can_approve)
        self.assertIn("achievement to be printed", as_officer.blocker_text)
        with self.assertRaisesRegex(UserError, "achievement to be printed is missing"):
            as_officer.action_approve()
        as_officer.citation = "Đã có thành tích xuất sắc"
        as_officer.action_approve()
        self.assertEqual(nomination.state, "passed")

    def test_outside_body_words_its_own_certificate(self):
        nomination = self._new_nomination(category=self.forwarded)
        nomination.citation = False
        self.assertEqual(self._passed(nomination).state, "passed")

    def test_certificate_is_printed_by_its_button_alone(self):
        """The entry of the print menu would not note the day."""
        certificates = self.env["emulation.certificate"]
        report = self.env.ref("hr_emulation.report_certificate")
        self.assertFalse(report.binding_model_id)
        actions = self.env["ir.actions.actions"].get_bindings(certificates._name)
        self.assertNotIn(report.id, [a["id"] for a in actions.get("report", ())])

    def test_certificate_is_handed_over(self):
        nomination = self._passed(self._new_nomination())
        self._new_decision(nomination).with_user(self.users["officer"]).action_issue()
        certificate = self.env["emulation.certificate"].search(
            [("award_id", "=", nomination.award_ids.id)]
        )
        as_officer = certificate.with_user(self.users["officer"])
        as_officer.write({"handed_on": self.today, "handed_to": self.person.name})
        with self.assertRaises(UserError):
            as_officer.write({"number": "x"})
        with self.assertRaises(UserError):
            certificate.unlink()
        as_officer.action_print()
        self.assertTrue(certificate.printed_on)

    def test_lost_certificate_is_replaced(self):
        nominations = self._passed(
            self._new_nomination(), self._new_nomination(category=self.forwarded)
        )
        own = nominations.filtered(lambda n: n.category_id == self.inside)
        officer = self.users["officer"]
        self._new_decision(own).with_user(officer).action_issue()
        old = self.env["emulation.certificate"].search(
            [("award_id", "=", own.award_ids.id)]
        )
        with self.assertRaisesRegex(UserError, "reason"):
            old.with_user(officer).action_replace(" ")
        for role in ("auditor", "unit_head"):
            with self.assertRaises(UserError), self.cr.savepoint():
                old.with_user(self.users[role]).action_replace("Mất")
        action = old.with_user(officer).action_replace("Thất lạc")
        new = old.browse(action["res_id"])
        self.assertEqual((old.state, new.state), ("replaced", "valid"))
        self.assertEqual(old.replaced_by_ids, new)
        self.assertNotIn(new.number, (old.number, False))
        self.assertNotEqual(new.token, old.token)
        self.assertEqual(new.golden_book_number, old.golden_book_number)
        self.assertEqual(new.award_id, old.award_id)
        entry = self.env["emulation.audit.log"].search([("event", "=", "replace")])
        self.assertEqual((entry.res_id, entry.reason), (old.id, "Thất lạc"))
        with self.assertRaisesRegex(UserError, "no longer valid"):
            old.with_user(officer).action_print()
        with self.assertRaisesRegex(UserError, "not possible in the state"):
            old.with_user(officer).action_replace("Lần nữa")

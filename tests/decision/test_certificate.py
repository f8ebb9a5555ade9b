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

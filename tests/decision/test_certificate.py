# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import EmulationCommon


@tagged("post_install", "-at_install")
class TestCertificate(EmulationCommon):
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

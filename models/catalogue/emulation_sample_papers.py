# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models


class EmulationBody(models.Model):
    _inherit = "emulation.body"

    def action_print_sample(self):
        """Print head, recipients and signers of the body as its papers carry them.

        :return: report action
        """
        self.check_access("read")
        return self.env.ref("hr_emulation.report_body_sample").report_action(self)


class EmulationCertificateLayout(models.Model):
    _inherit = "emulation.certificate.layout"

    def action_print_sample(self):
        """Print a certificate with the longest words there are.

        :return: report action
        """
        self.check_access("read")
        report = self.env.ref("hr_emulation.report_certificate_sample")
        return report.report_action(self)

    def action_print_grid(self):
        """Print the same on squared paper, to hold against pre-printed stock.

        :return: report action
        """
        self.check_access("read")
        report = self.env.ref("hr_emulation.report_certificate_grid")
        return report.report_action(self)

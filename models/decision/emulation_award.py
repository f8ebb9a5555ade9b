# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models


class EmulationAward(models.Model):
    """Certificates that come with an entry of the register."""

    _inherit = "emulation.award"

    def _make_certificates(self, golden_book_number=None):
        """Make the certificate of each award whose type comes with one.

        :param str golden_book_number: number an outside body wrote on it
        :return: the new emulation.certificate records
        """
        awards = self.filtered("award_type_id.certificate_layout_id")
        vals_list = []
        for award in awards:
            here = bool(award.decision_line_id)
            sequence = self.env["ir.sequence"].with_company(award.company_id)
            date = award.decision_date
            vals_list.append(
                {
                    "award_id": award.id,
                    "decision_line_id": award.decision_line_id.id,
                    "number": here
                    and sequence.next_by_code("emulation.certificate", date),
                    "golden_book_number": award.body_id._next_golden_book_number(date)
                    if here
                    else golden_book_number,
                }
            )
        return self.env["emulation.certificate"]._create_guarded(vals_list)

    def _attach_scan(self, name, content):
        """Keep one scan with each award.

        :param str name: file name
        :param bytes content: file as base64
        """
        attachments = self.env["ir.attachment"].create(
            [
                {
                    "name": name or award.decision_number,
                    "datas": content,
                    "res_model": award._name,
                    "res_id": award.id,
                }
                for award in self
            ]
        )
        for award, attachment in zip(self, attachments, strict=True):
            award.attachment_ids = attachment

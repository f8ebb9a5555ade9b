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
        numbers = dict.fromkeys(awards.ids, (False, golden_book_number))
        series = awards.filtered("decision_line_id").grouped(
            lambda a: (a.company_id, a.body_id, a.decision_date)
        )
        sequences = self.env["ir.sequence"]
        for (company, body, date), group in series.items():
            own = sequences.with_company(company)._take_by_code(
                "emulation.certificate", date, len(group)
            )
            book = body._take_golden_book_numbers(date, len(group))
            numbers.update(zip(group.ids, zip(own, book, strict=True), strict=True))
        return self.env["emulation.certificate"]._create_guarded(
            [
                {
                    "award_id": award.id,
                    "decision_line_id": award.decision_line_id.id,
                    "number": numbers[award.id][0],
                    "golden_book_number": numbers[award.id][1],
                }
                for award in awards
            ]
        )

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
            award.attachment_ids |= attachment

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models


class EmulationBody(models.Model):
    """The golden book of an awarding body."""

    _inherit = "emulation.body"

    def _next_golden_book_number(self, date):
        """Return the next number of the body's book in the year of a day.

        :param date: date of the decision
        :return: the number as text, at least two digits
        """
        self.ensure_one()
        code = f"emulation.golden.book.{self.id}"
        # Officers issue decisions but do not set up sequences
        sequences_sudo = self.env["ir.sequence"].sudo()
        sequence = sequences_sudo.search([("code", "=", code)], limit=1)
        if not sequence:
            sequence = sequences_sudo.create(
                {
                    "name": f"Golden book: {self.official_name}",
                    "code": code,
                    "padding": 2,
                    "use_date_range": True,
                    "implementation": "no_gap",
                    "company_id": False,
                }
            )
        return sequence.next_by_id(sequence_date=date)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models


class EmulationBody(models.Model):
    """The golden book of an awarding body."""

    _inherit = "emulation.body"

    def _take_golden_book_numbers(self, date, count):
        """Take the next numbers of the body's book in the year of a day.

        :param date: date of the decision
        :param int count: how many
        :return: list of texts, of at least two digits each
        """
        self.ensure_one()
        # Parallel sessions would each begin a book of their own
        self._emulation_hold()
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
        return sequence._take(date, count)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.tools import SQL


class IrSequence(models.Model):
    """Numbers without gaps, taken for many papers in one statement."""

    _inherit = "ir.sequence"

    @api.model
    def _take_by_code(self, code, date, count):
        """Take numbers of the sequence of this code, the company's own first.

        :param str code: code of the sequence
        :param date: day whose range is asked
        :param int count: how many
        :return: list of texts
        """
        # Who issues papers does not set up sequences
        sequence_sudo = self.sudo().search(
            [("code", "=", code), ("company_id", "in", [self.env.company.id, False])],
            order="company_id",
            limit=1,
        )
        return sequence_sudo._take(date, count)

    def _take(self, date, count):
        """Take the next numbers of the range of a day, whoever else takes some now.

        :param date: day whose range is asked
        :param int count: how many
        :return: list of texts; a parallel session fails and is repeated by Odoo
        """
        self.ensure_one()
        if self.implementation != "no_gap":
            return [self.next_by_id(sequence_date=date) for _number in range(count)]
        # Parallel sessions would each make the range of a new year
        self._emulation_hold()
        holder = self._get_current_sequence(date)
        holder.flush_recordset(["number_next"])
        self.env.cr.execute(
            SQL(
                """
                UPDATE %(table)s SET number_next = number_next + %(count)s
                 WHERE id = %(id)s RETURNING number_next - %(count)s
                """,
                table=SQL.identifier(holder._table),
                count=count * self.number_increment,
                id=holder.id,
            )
        )
        first = self.env.cr.fetchone()[0]
        holder.invalidate_recordset(["number_next"])
        words = self.with_context(ir_sequence_date=str(date))
        if holder != self:
            words = words.with_context(ir_sequence_date_range=str(holder.date_from))
        return [
            words.get_next_char(first + place * self.number_increment)
            for place in range(count)
        ]

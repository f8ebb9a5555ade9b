# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.tools import format_date

from ...core.days import vietnam_today


class EmulationPaperMixin(models.AbstractModel):
    """Records that take over what a paper says."""

    _name = "emulation.paper.mixin"
    _description = "Taken from a Paper"

    @api.model
    def _read_paper_date(self, value, first=None):
        """Return the day a paper names, and what is wrong with it.

        :param value: date or ISO text
        :param first: the earliest day possible
        :return: ``(date or None, [sentence, ...])``
        """
        try:
            day = fields.Date.to_date(value or None)
        except (TypeError, ValueError):
            return None, [self.env._("“%(date)s” is no date.", date=value)]
        if not day:
            return None, [self.env._("The date of the paper is missing.")]
        if day > vietnam_today():
            return None, [self.env._("The date of the paper is to come.")]
        if first and day < first:
            text = self.env._(
                "The date of the paper is before %(day)s, when it became possible.",
                day=format_date(self.env, first),
            )
            return None, [text]
        return day, []

    def _read_paper(self, employee_id, date, attachment_ids, first=None):
        """Return signer, day and scans of a paper, and what is wrong with them.

        :return: ``(hr.employee, date or None, ir.attachment, [sentence, ...])``
        """
        files = self.env["ir.attachment"]._emulation_readable(attachment_ids)
        day, problems = self._read_paper_date(date, first)
        employees_sudo = self.env["hr.employee"].sudo().with_context(active_test=False)
        employee = employees_sudo.browse(
            employee_id if isinstance(employee_id, int) else ()
        ).exists()
        if not employee:
            problems.append(self.env._("Say who signed the paper."))
        if not files or not files._emulation_is_scan():
            problems.append(self.env._("Attach the scan of the paper (PDF or image)."))
        return employee, day, files, problems

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields
from odoo.tools import format_date


def format_minutes(records, moment):
    """Write a moment as the user reads it: day of his language, no seconds.

    :param records: recordset whose environment has language and time zone
    :param datetime moment: in UTC, or False
    :return: words, empty without a moment
    """
    if not moment:
        return ""
    local = fields.Datetime.context_timestamp(records, moment)
    return f"{format_date(records.env, local.date())} {local:%H:%M}"

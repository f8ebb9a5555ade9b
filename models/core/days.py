# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Days as the law counts them: those of the country, whoever reads and wherever.

The zone of a user is his own setting, and of a call by RPC whatever it says; no
deadline may depend on it. Scheduled actions have none and would count in UTC.
"""

import pytz

from odoo import fields

# The country has one
TIME_ZONE = "Asia/Ho_Chi_Minh"


def vietnam_day(moment):
    """Return the day on which a moment falls in Vietnam.

    :param datetime moment: in UTC without zone, as fields hold it
    """
    return pytz.utc.localize(moment).astimezone(pytz.timezone(TIME_ZONE)).date()


def vietnam_today():
    """Return the day it is now in Vietnam."""
    return vietnam_day(fields.Datetime.now())

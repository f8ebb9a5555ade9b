# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Calls that carry choices or counts are logged without their parameters."""

import logging

SILENT_METHODS = {"action_cast_ballot", "action_record_counts"}


class SilentParameters(logging.Filter):
    """Take the parameters out of the debug line about a call over RPC."""

    def filter(self, record):
        """Never drop a line; ``record.args`` is (records, method, parameters)."""
        if isinstance(record.args, tuple) and SILENT_METHODS.intersection(
            argument for argument in record.args if isinstance(argument, str)
        ):
            record.args = (*record.args[:-1], "…")
        return True


logging.getLogger("odoo.service.model").addFilter(SilentParameters())

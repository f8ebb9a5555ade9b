# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models


class EmulationOwnedMixin(models.AbstractModel):
    """A record whose fields say whose it is.

    Record rules look at a record before the write: whoever hands it over must also be
    allowed to change it where it arrives.
    """

    _name = "emulation.owned.mixin"
    _description = "Record That Belongs to Somebody"
    _OWNERS: frozenset[str] = frozenset()

    def write(self, vals):
        result = super().write(vals)
        if self._OWNERS & vals.keys():
            self.check_access("write")
        return result

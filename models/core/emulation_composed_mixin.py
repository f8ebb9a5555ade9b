# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ...engine.vi_text import nfc


class EmulationComposedMixin(models.AbstractModel):
    """Words typed or pasted as letters with loose accents are kept as whole letters.

    Counted with its accents a text would be too long for its field, and lose its end.
    """

    _name = "emulation.composed.mixin"
    _description = "Record with Words in Whole Letters"
    _COMPOSED: tuple[str, ...] = ()

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._compose(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._compose(vals))

    @api.model
    def _compose(self, vals):
        loose = {name: nfc(vals[name]) for name in self._COMPOSED if vals.get(name)}
        return {**vals, **loose}

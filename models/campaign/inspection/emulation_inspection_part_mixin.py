# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationInspectionPartMixin(models.AbstractModel):
    """A part of an inspection: written by its people while it is open for that."""

    _name = "emulation.inspection.part.mixin"
    _description = "Part of an Inspection"
    _inherit = ["emulation.owned.mixin"]
    _OWNERS = frozenset({"inspection_id", "target_id"})
    _OPEN_STATES = ("draft", "planned")

    inspection_id = fields.Many2one(
        "emulation.inspection", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="inspection_id.company_id", store=True, index=True
    )
    inspection_state = fields.Selection(
        related="inspection_id.state", string="Status of the Inspection"
    )

    @api.model_create_multi
    def create(self, vals_list):
        self.browse().check_access("create")
        parts = super().create(vals_list)
        parts._check_open()
        return parts

    def write(self, vals):
        if not self._is_free(vals):
            # Who may not see it learns nothing of it by a refusal
            self.check_access("read")
            self._check_open()
        result = super().write(vals)
        if self._OWNERS & vals.keys():
            self._check_open()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_while_open(self):
        self._check_open()

    def _is_free(self, vals):
        """Whether these values may be written whatever the state."""
        return False

    def _check_open(self):
        """Refuse to change parts that are fixed, or of what one belongs to.

        :raise UserError: naming every inspection and every subject
        """
        self.filtered(lambda part: part._is_fixed()).inspection_id._refuse_fixed()
        self._get_targets()._refuse_own()

    def _is_fixed(self):
        self.ensure_one()
        return self.inspection_state not in self._OPEN_STATES

    def _get_targets(self):
        """Return the inspected subjects these parts tell of."""
        return self.env["emulation.inspection.target"]

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationRegistrationTarget(models.Model):
    """One target of a registration, with the figure to be reached."""

    _name = "emulation.registration.target"
    _description = "Target of a Registration"
    _inherit = ["emulation.owned.mixin"]
    _order = "registration_id, sequence, id"
    _OWNERS = frozenset({"registration_id"})

    registration_id = fields.Many2one(
        "emulation.registration", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="registration_id.company_id", store=True)
    sequence = fields.Integer(default=10)
    name = fields.Char(string="Target", required=True)
    figure = fields.Float(digits=(16, 2), aggregator=None)
    measure = fields.Char(help="What the figure counts: percent, cases, models …")

    @api.model_create_multi
    def create(self, vals_list):
        self.browse().check_access("create")
        targets = super().create(vals_list)
        targets.registration_id._check_editable()
        return targets

    def write(self, vals):
        self.registration_id._check_editable()
        result = super().write(vals)
        if "registration_id" in vals:
            self.registration_id._check_editable()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_while_editable(self):
        self.registration_id._check_editable()

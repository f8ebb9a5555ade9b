# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..models.core.days import vietnam_today


class EmulationRegisterWizard(models.TransientModel):
    """Which page of the register of commendations is printed: a body and a year."""

    _name = "emulation.register.wizard"
    _description = "Printing the Register"

    body_id = fields.Many2one(
        "emulation.body",
        required=True,
        default=lambda self: self._get_default_body(),
        help="The body that gave the awards.",
    )
    year = fields.Integer(required=True, default=lambda self: vietnam_today().year)
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )

    @api.constrains("year")
    def _check_year(self):
        for register in self:
            if not self.env["emulation.award"]._is_possible_year(register.year):
                raise ValidationError(
                    self.env._("%(year)s is not a possible year.", year=register.year)
                )

    def _get_default_body(self):
        return self.env["emulation.body"].search(
            [("company_id", "=", self.env.company.id)], limit=1
        )

    def action_print(self):
        """Print the register.

        :return: report action
        """
        self.check_access("read")
        return self.env.ref("hr_emulation.report_register").report_action(self)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationUnitLevelWizard(models.TransientModel):
    """Asks which level the chosen departments get as units."""

    _name = "emulation.unit.level.wizard"
    _description = "Set the Level of Units"

    department_ids = fields.Many2many(
        "hr.department",
        string="Departments",
        default=lambda self: self._default_department_ids(),
    )
    level_id = fields.Many2one(
        "emulation.level",
        compute="_compute_level_id",
        store=True,
        readonly=False,
        ondelete="cascade",
        help="Leave it empty to take the level away: the departments are then units "
        "no longer and belong to the unit above.",
    )

    has_level = fields.Boolean(compute="_compute_has_level")

    @api.model
    def _default_department_ids(self):
        if self.env.context.get("active_model") != "hr.department":
            return False
        return self.env["hr.department"].browse(self.env.context.get("active_ids", []))

    @api.depends("department_ids")
    def _compute_level_id(self):
        for wizard in self:
            levels = wizard.department_ids.emulation_level_id
            wizard.level_id = wizard.level_id or (levels if len(levels) == 1 else False)

    @api.depends("department_ids")
    def _compute_has_level(self):
        for wizard in self:
            wizard.has_level = bool(wizard.department_ids.emulation_level_id)

    def action_apply(self):
        """Give the level to the departments and close the window.

        :return: window action
        :raise UserError: with every reason why a department cannot have the level
        """
        self.ensure_one()
        self.department_ids.action_set_emulation_level(self.level_id.id)
        return {"type": "ir.actions.act_window_close"}

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.core.days import vietnam_today


class EmulationInspectionTargetWizard(models.TransientModel):
    """Choose whom to inspect by level, cluster, tree and by name."""

    _name = "emulation.inspection.target.wizard"
    _description = "Choose Whom to Inspect"

    inspection_id = fields.Many2one(
        "emulation.inspection", required=True, readonly=True
    )
    unit_id = fields.Many2one(related="inspection_id.unit_id")
    year = fields.Integer(related="inspection_id.year")
    level_ids = fields.Many2many("emulation.level", string="Units of These Levels")
    cluster_ids = fields.Many2many(
        "emulation.cluster", string="Units of These Clusters"
    )
    department_ids = fields.Many2many(
        "hr.department",
        string="These Collectives",
        domain="[('id', 'child_of', unit_id)]",
    )
    with_below = fields.Boolean(string="And the Units Below Them")
    # Who chooses may know of people what everybody may
    employee_ids = fields.Many2many("hr.employee.public", string="These People")
    with_heads = fields.Boolean(string="Also Who Leads the Units Chosen")
    chosen_text = fields.Text(string="To Inspect", compute="_compute_chosen")
    left_out_text = fields.Text(string="Left Out", compute="_compute_chosen")

    @api.depends(
        "level_ids",
        "cluster_ids",
        "department_ids",
        "with_below",
        "employee_ids",
        "with_heads",
    )
    def _compute_chosen(self):
        for wizard in self:
            chosen, left_out = wizard._choose()
            wizard.chosen_text = "\n".join(rec.name for rec in chosen)
            wizard.left_out_text = "\n".join(left_out)

    def _choose(self):
        """Return the subjects to add and, as sentences, who is left out and why."""
        self.ensure_one()
        inspection = self.inspection_id
        present = inspection.target_ids
        unit = self.unit_id
        units = self._get_units() - present.department_id
        people = self.env["hr.employee"].browse(self.employee_ids._origin.ids)
        if self.with_heads:
            people |= self._get_leaders(units)
        chosen, left_out = [], []
        belongings = inspection._get_belongings(inspection.member_ids.employee_id)
        for rec in [*units, *(people - present.employee_id)]:
            place = rec if rec._name == "hr.department" else rec.sudo().department_id
            values = {"subject": rec.name, "unit": unit.name}
            if unit.id not in place._emulation_path():
                left_out.append(
                    self.env._("%(subject)s does not belong to %(unit)s.", **values)
                )
            elif inspection._is_self():
                chosen.append(rec)
            elif rec == unit:
                left_out.append(
                    self.env._(
                        "%(unit)s inspects itself: choose the kind “Self-inspection”.",
                        **values,
                    )
                )
            elif any(
                place.id in places or (rec != place and rec.id in records)
                for records, places in belongings.values()
            ):
                left_out.append(
                    self.env._("%(subject)s: an inspector belongs to it.", **values)
                )
            else:
                chosen.append(rec)
        return chosen, left_out

    def _get_units(self):
        departments = self.env["hr.department"]
        units = self.department_ids._origin
        if self.with_below and units:
            units |= departments.search(
                [("id", "child_of", units.ids), ("emulation_level_id", "!=", False)]
            )
        if self.level_ids:
            units |= departments.search(
                [
                    ("id", "child_of", self.unit_id.ids),
                    ("id", "!=", self.unit_id.id),
                    ("emulation_level_id", "in", self.level_ids.ids),
                ]
            )
        return units | self.cluster_ids._units(self.year)

    def _get_leaders(self, units):
        day = self.inspection_id.date_from or vietnam_today()
        # Who leads a unit is known to everybody
        members_sudo = self.env["emulation.unit.member"].sudo()
        rows = members_sudo.search(
            members_sudo._domain_on(day)
            & fields.Domain("department_id", "in", units.ids)
            & fields.Domain("role", "=", "head")
        )
        return rows.employee_id.with_env(self.env)

    def action_apply(self):
        """Add whom the choice names and who is not there yet.

        :return: action that closes the window
        :raise UserError: when nobody is left to add, with every reason
        """
        self.ensure_one()
        chosen, left_out = self._choose()
        if not chosen:
            text = self.env._("The choice adds nobody.")
            raise UserError("\n".join([text, *left_out]))
        self.env["emulation.inspection.target"].create(
            [
                {
                    "inspection_id": self.inspection_id.id,
                    "subject_kind": "collective",
                    "department_id": rec.id,
                }
                if rec._name == "hr.department"
                else {
                    "inspection_id": self.inspection_id.id,
                    "subject_kind": "individual",
                    "employee_id": rec.id,
                }
                for rec in chosen
            ]
        )
        return {"type": "ir.actions.act_window_close"}

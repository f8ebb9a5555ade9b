# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..models.core.days import vietnam_today

# Names in the window; the counter says how many there are
SHOWN = 200


class EmulationUnitWizard(models.TransientModel):
    """Choose the units that carry out a campaign, by tree, level and cluster."""

    _name = "emulation.unit.wizard"
    _description = "Choose Participating Units"

    campaign_id = fields.Many2one("emulation.campaign", required=True, readonly=True)
    root_ids = fields.Many2many(
        "hr.department",
        "emulation_unit_wizard_root_rel",
        string="These Units and All Below",
        help="Empty: the whole organisation.",
    )
    level_ids = fields.Many2many(
        "emulation.level", string="Of These Levels", help="Empty: every level."
    )
    cluster_ids = fields.Many2many(
        "emulation.cluster",
        string="In These Clusters This Year",
        help="Empty: in a cluster or not.",
    )
    mode = fields.Selection(
        [
            ("add", "Add to the units chosen already"),
            ("replace", "Only these units"),
        ],
        string="How They Are Chosen",
        required=True,
        default="add",
    )
    unit_ids = fields.Many2many(
        "hr.department", string="Chosen", compute="_compute_units"
    )
    unit_count = fields.Integer(string="Units Chosen", compute="_compute_units")
    left_out_count = fields.Integer(string="Units Left Out", compute="_compute_units")
    left_out_text = fields.Text(string="Left Out", compute="_compute_units")

    @api.depends("campaign_id", "root_ids", "level_ids", "cluster_ids", "mode")
    def _compute_units(self):
        for wizard in self:
            reasons = wizard._get_reasons()
            chosen = self.env["hr.department"].union(
                *(unit for unit, why in reasons.items() if not why)
            )
            if wizard.mode == "add":
                chosen |= wizard._get_units_before()._origin
            left_out = {u: why for u, why in reasons.items() if u not in chosen}
            lines = [
                f"{unit.name}: {', '.join(why)}"
                for unit, why in list(left_out.items())[:SHOWN]
            ]
            wizard.unit_ids = chosen
            wizard.unit_count = len(chosen)
            wizard.left_out_count = len(left_out)
            wizard.left_out_text = "\n".join(
                lines + (["…"] if len(left_out) > SHOWN else [])
            )

    def _get_reasons(self):
        """Say of every unit of the organisation why it is not chosen.

        :return: ``{unit: [reason, ...]}``, empty list when chosen
        """
        self.ensure_one()
        roots, levels = set(self.root_ids.ids), self.level_ids._origin
        members = self.cluster_ids._origin._units(vietnam_today().year)
        reasons = {}
        for unit in self.campaign_id._get_possible_units():
            own = reasons[unit] = []
            if roots and roots.isdisjoint(unit._emulation_path()):
                own.append(self.env._("not below the units named"))
            if levels and unit.emulation_level_id not in levels:
                own.append(
                    self.env._(
                        "its level is %(level)s", level=unit.emulation_level_id.name
                    )
                )
            if self.cluster_ids and unit not in members:
                own.append(self.env._("in none of the clusters this year"))
        return reasons

    def action_apply(self):
        """Let the chosen units take part; where the campaign runs, they get a plan.

        :return: action that closes the window
        :raise AccessError: for others than officers
        :raise UserError: when no unit is left
        """
        self.ensure_one()
        if not self.unit_ids:
            raise UserError(self.env._("No unit is chosen; nothing was changed."))
        self._set_units()
        return {"type": "ir.actions.act_window_close"}

    def _get_units_before(self):
        """Return the units chosen already."""
        return self.campaign_id.unit_ids

    def _set_units(self):
        """Let the chosen units take part."""
        return self.campaign_id.write({"unit_ids": [Command.set(self.unit_ids.ids)]})

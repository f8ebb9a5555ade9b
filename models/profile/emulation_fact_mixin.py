# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationFactMixin(models.AbstractModel):
    """What figures group facts of a unit and year by; as it was when they were noted."""

    _name = "emulation.fact.mixin"
    _description = "Fact of a Unit and Year"

    unit_id = fields.Many2one("hr.department")
    year = fields.Integer()
    cluster_id = fields.Many2one(
        "emulation.cluster",
        compute="_compute_cluster_id",
        store=True,
        index="btree_not_null",
        ondelete="set null",
    )
    unit_level_id = fields.Many2one(
        "emulation.level",
        string="Level of the Unit",
        compute="_compute_unit_level_id",
        store=True,
        compute_sudo=True,
        index="btree_not_null",
        ondelete="set null",
    )

    @api.depends("unit_id", "year")
    def _compute_cluster_id(self):
        members = self.env["emulation.cluster.member"].search(
            [
                ("unit_id", "in", self.unit_id.ids),
                ("year", "in", list(set(self.mapped("year")))),
            ]
        )
        clusters = {(m.unit_id, m.year): m.cluster_id for m in members}
        nothing = self.env["emulation.cluster"]
        for fact in self:
            fact.cluster_id = clusters.get((fact.unit_id, fact.year), nothing)

    @api.depends("unit_id")
    def _compute_unit_level_id(self):
        for fact in self:
            fact.unit_level_id = fact.unit_id.emulation_level_id

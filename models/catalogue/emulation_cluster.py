# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..core.days import vietnam_today


class EmulationCluster(models.Model):
    """Cluster or bloc of units that compete with each other (cụm, khối thi đua)."""

    _name = "emulation.cluster"
    _description = "Emulation Cluster"
    _inherit = ["emulation.cited.mixin"]
    _order = "sequence, name, id"
    _check_company_auto = True

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    body_id = fields.Many2one(
        "emulation.body",
        string="Organised by",
        index=True,
        ondelete="restrict",
        check_company=True,
        help="The body that forms the cluster and reviews its results.",
    )
    company_id = fields.Many2one(
        "res.company",
        default=lambda self: self.env.company,
        index=True,
        ondelete="restrict",
    )
    member_ids = fields.One2many("emulation.cluster.member", "cluster_id")
    current_member_count = fields.Integer(
        string="Units This Year", compute="_compute_current_members"
    )
    current_head_id = fields.Many2one(
        "hr.department", string="Head This Year", compute="_compute_current_members"
    )

    @api.depends("member_ids.unit_id", "member_ids.year", "member_ids.is_head")
    def _compute_current_members(self):
        year = vietnam_today().year
        for cluster in self:
            members = cluster.member_ids.filtered(lambda member: member.year == year)
            cluster.current_member_count = len(members)
            cluster.current_head_id = members.filtered("is_head").unit_id

    def _units(self, year):
        """Return the units that belong to the clusters in a year."""
        members = self.member_ids.filtered(lambda member: member.year == year)
        return members.unit_id

    def action_copy_last_year(self):
        """Take over the units of last year; nobody is head until one is chosen.

        :return: True
        """
        year = vietnam_today().year
        self.env["emulation.cluster.member"].create(
            [
                {"cluster_id": cluster.id, "unit_id": unit.id, "year": year}
                for cluster in self
                for unit in cluster._units(year - 1) - cluster._units(year)
            ]
        )
        return True

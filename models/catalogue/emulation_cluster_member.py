# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..core.days import vietnam_today


class EmulationClusterMember(models.Model):
    """Unit that belongs to a cluster in one year; the head changes by rotation."""

    _name = "emulation.cluster.member"
    _description = "Cluster Member"
    _order = "cluster_id, year desc, is_head desc, id"
    _rec_name = "unit_id"
    _check_company_auto = True

    cluster_id = fields.Many2one(
        "emulation.cluster", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="cluster_id.company_id", store=True, index="btree_not_null"
    )
    unit_id = fields.Many2one(
        "hr.department",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=[("emulation_level_id", "!=", False)],
    )
    year = fields.Integer(
        required=True,
        default=lambda self: vietnam_today().year,
        aggregator=None,
    )
    is_head = fields.Boolean(
        string="Head", help="Leads the cluster this year; the head changes every year."
    )

    _unit_unique = models.Constraint(
        "UNIQUE(cluster_id, unit_id, year)",
        "The unit already belongs to the cluster in this year.",
    )
    _year_possible = models.Constraint(
        "CHECK(year BETWEEN 1945 AND 2999)", "This is not a possible year."
    )
    _head_unique = models.UniqueIndex(
        "(cluster_id, year) WHERE is_head", "A cluster has one head in a year."
    )

    @api.constrains("unit_id")
    def _check_unit(self):
        problems = [
            self.env._(
                "%(department)s has no level, so it cannot take part in %(cluster)s as "
                "a unit.",
                department=member.unit_id.display_name,
                cluster=member.cluster_id.display_name,
            )
            for member in self
            if not member.unit_id.emulation_level_id
        ]
        if problems:
            raise ValidationError("\n".join(problems))

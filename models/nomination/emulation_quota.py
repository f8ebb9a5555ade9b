# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class EmulationQuota(models.Model):
    """How many of a category may pass (chỉ tiêu phân bổ), for whom."""

    _name = "emulation.quota"
    _description = "Award Quota"
    _order = "category_id, sequence, id"
    _check_company_auto = True

    category_id = fields.Many2one(
        "emulation.round.category", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="category_id.company_id", store=True)
    sequence = fields.Integer(default=10)
    scope = fields.Selection(
        [
            ("total", "In total"),
            ("per_unit", "Each unit of a level"),
            ("unit", "One unit"),
            ("per_cluster", "Each cluster"),
            ("cluster", "One cluster"),
        ],
        required=True,
        default="total",
    )
    level_id = fields.Many2one("emulation.level", index=True, ondelete="restrict")
    unit_id = fields.Many2one(
        "hr.department",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        domain=[("emulation_level_id", "!=", False)],
    )
    cluster_id = fields.Many2one(
        "emulation.cluster",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    unit = fields.Selection(
        [("number", "Number"), ("percent", "Percent")],
        string="Counted As",
        required=True,
        default="number",
    )
    number = fields.Integer()
    percent = fields.Float(digits=(5, 2))
    rounding = fields.Selection(
        [("down", "Down"), ("nearest", "Nearest"), ("up", "Up")],
        default="down",
        required=True,
    )
    note = fields.Text(help="Words of the guidance the quota comes from.")
    source_document = fields.Char()

    def write(self, vals):
        res = super().write(vals)
        if "category_id" in vals:
            # Not into the round of somebody else
            self.check_access("write")
        return res

    @api.constrains("scope", "level_id", "unit_id", "cluster_id", "number", "percent")
    def _check_scope(self):
        problems = []
        needed = {"per_unit": "level_id", "unit": "unit_id", "cluster": "cluster_id"}
        for quota in self:
            name = needed.get(quota.scope)
            if name and not quota[name]:
                problems.append(
                    self.env._(
                        "%(category)s: the quota does not say which “%(field)s”.",
                        category=quota.category_id.name,
                        field=quota._fields[name]._description_string(self.env),
                    )
                )
            if quota.number < 0 or not 0 <= quota.percent <= 100:
                problems.append(
                    self.env._(
                        "%(category)s: a quota is not negative and not above 100 "
                        "percent.",
                        category=quota.category_id.name,
                    )
                )
        if problems:
            raise ValidationError("\n".join(problems))

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...core.days import vietnam_today


class EmulationExemplarAdoption(models.Model):
    """A unit that took an exemplar up, since when and with what effect."""

    _name = "emulation.exemplar.adoption"
    _description = "Exemplar Taken Up"
    _inherit = ["emulation.owned.mixin"]
    _order = "date_from desc, id desc"
    _rec_name = "unit_id"
    _check_company_auto = True
    _OWNERS = frozenset({"unit_id", "exemplar_id"})

    exemplar_id = fields.Many2one(
        "emulation.exemplar",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("state", "=", "recognised")],
    )
    company_id = fields.Many2one(
        related="exemplar_id.company_id", store=True, index=True
    )
    unit_id = fields.Many2one(
        "hr.department",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=[("emulation_level_id", "!=", False)],
        default=lambda self: self.env.user._emulation_own_unit(),
    )
    date_from = fields.Date(
        string="Since", required=True, default=lambda self: vietnam_today()
    )
    effect = fields.Text(help="What has changed since, with figures where there are.")

    _once = models.Constraint(
        "UNIQUE(exemplar_id, unit_id)", "The unit has taken this exemplar up already."
    )

    @api.constrains("exemplar_id", "unit_id", "date_from")
    def _check_adoption(self):
        problems = []
        today = vietnam_today()
        for rec in self:
            exemplar = rec.exemplar_id
            values = {"unit": rec.unit_id.name, "exemplar": exemplar.name}
            if exemplar.state != "recognised":
                problems.append(
                    self.env._("“%(exemplar)s” is not recognised.", **values)
                )
            elif rec.unit_id == exemplar.department_id:
                problems.append(
                    self.env._("“%(exemplar)s” is of %(unit)s itself.", **values)
                )
            if rec.date_from > today:
                problems.append(
                    self.env._("%(unit)s: the day is still to come.", **values)
                )
        if problems:
            raise ValidationError("\n".join(problems))

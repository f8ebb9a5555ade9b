# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class EmulationRoute(models.Model):
    """The way of a nomination through the levels of the database, step by step.

    The steps are copied onto each nomination at its submission; changing a route
    never changes what is under way.
    """

    _name = "emulation.route"
    _description = "Approval Route"
    _inherit = ["emulation.cited.mixin"]
    _order = "sequence, name, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company",
        default=lambda self: self.env.company,
        index=True,
        ondelete="restrict",
        help="Empty for a route of all companies; it names no people and units of one.",
    )
    note = fields.Text(translate=True, help="For which awards the route is meant.")
    step_ids = fields.One2many("emulation.route.step", "route_id", copy=True)
    step_count = fields.Integer(string="Number of Steps", compute="_compute_way")
    way = fields.Char(compute="_compute_way", help="Its steps in one line.")

    @api.depends("step_ids.name", "step_ids.sequence")
    def _compute_way(self):
        for route in self:
            route.step_count = len(route.step_ids)
            route.way = " → ".join(filter(None, route.step_ids.mapped("name")))

    @api.constrains("step_ids")
    def _check_route(self):
        self._refuse({route: route._get_problems() for route in self})

    @api.model
    def _refuse(self, problems):
        texts = [
            f"{route.display_name}: {text}"
            for route, reasons in problems.items()
            for text in reasons
        ]
        if texts:
            raise ValidationError("\n".join(texts))

    def _get_problems(self):
        """What is wrong with one route, as a list of sentences."""
        self.ensure_one()
        steps = self.step_ids
        if not steps:
            return [self.env._("a route has at least one step")]
        problems = [text for step in steps for text in step._get_problems()]
        forwards = steps.filtered(lambda s: s.kind == "forward")
        if len(forwards) > 1 or (forwards and forwards != steps[-1]):
            problems.append(self.env._("forwarding is the last step, and comes once"))
        if not any(step._decides() for step in steps):
            problems.append(
                self.env._(
                    "nobody decides on it: add a meeting, an appraisal, an approval "
                    "or a council"
                )
            )
        return problems

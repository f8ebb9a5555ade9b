# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationEligibilityRule(models.Model):
    """Group: all or any of its parts, because the law says "excellent or …"."""

    _inherit = "emulation.eligibility.rule"

    kind = fields.Selection(
        selection_add=[("group", "Group of rules")], ondelete={"group": "cascade"}
    )
    operator = fields.Selection(
        [("all", "All parts"), ("any", "At least one part")], default="all"
    )

    @api.model
    def _kind_fields(self):
        return {**super()._kind_fields(), "group": ("operator",)}

    def _get_group_problems(self):
        problems = []
        if not self.operator:
            problems.append(self.env._("say whether all or any part"))
        if not self.child_ids:
            problems.append(self.env._("the group is empty"))
        return problems

    def _demand_group(self):
        names = "; ".join(filter(None, self.child_ids.mapped("name")))
        if self.operator == "any":
            return self.env._("At least one of: %(names)s", names=names)
        return self.env._("All of: %(names)s", names=names)

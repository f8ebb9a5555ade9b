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
        return [] if self.operator else [self.env._("say whether all or any part")]

    def _words_group(self, code, params):
        return (
            self.env._("all parts")
            if self.operator == "all"
            else self.env._("at least one part")
        )

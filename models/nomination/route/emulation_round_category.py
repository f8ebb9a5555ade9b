# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models


class EmulationRoundCategory(models.Model):
    _inherit = "emulation.round.category"

    def _get_step_plan(self, unit):
        """Steps of a nomination of the category, as the route says today.

        A category without a route has the approval of an officer alone.

        :param unit: hr.department that puts the subject forward
        :return: list of values of emulation.nomination.step
        """
        self.ensure_one()
        # As the papers will say it: Vietnamese, where the language is there
        category = self.sudo()._emulation_in_vietnamese()
        if not category.route_id:
            return [
                {
                    "sequence": 10,
                    "name": category.env._("Approval"),
                    "kind": "approval",
                    "responsible": "group",
                    "group_id": self.env.ref("hr_emulation.group_officer").id,
                }
            ]
        steps = category.route_id.step_ids
        if not category.is_outside:
            # Nothing is handed over of what is decided here
            steps = steps.filtered(lambda s: s.kind != "forward")
        return [
            {
                "vote_rule_id": category.award_type_id.vote_rule_id.id,
                **{name: value for name, value in vals.items() if value},
                "sequence": 10 * number,
            }
            for number, step in enumerate(steps, 1)
            for vals in step._prepare_nomination_steps(unit)
        ]

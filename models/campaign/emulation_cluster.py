# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.exceptions import UserError

from ..core.days import vietnam_today


class EmulationCluster(models.Model):
    """The head of a cluster changes every year, in turn."""

    _inherit = "emulation.cluster"

    def action_rotate_head(self):
        """Make the unit head of this year whose turn it is.

        Whose turn it is: who was never head, then who was it longest ago; among
        equals the order of the names.

        :return: True
        :raise UserError: naming clusters that have no unit this year or a head already
        """
        self.check_access("write")
        year = vietnam_today().year
        problems = []
        for cluster in self:
            own = cluster.member_ids.filtered(lambda m: m.year == year)
            if not own:
                problems.append(
                    self.env._(
                        "%(cluster)s has no unit in %(year)s.",
                        cluster=cluster.name,
                        year=str(year),
                    )
                )
            if head := own.filtered("is_head").unit_id:
                problems.append(
                    self.env._(
                        "%(unit)s is head of %(cluster)s this year.",
                        unit=head.name,
                        cluster=cluster.name,
                    )
                )
        if problems:
            raise UserError("\n".join(problems))
        for cluster in self:
            heads = cluster.member_ids.filtered("is_head")
            last = {m.unit_id: m.year for m in heads.sorted("year")}
            own = cluster.member_ids.filtered(lambda m: m.year == year)
            turn = own.sorted(lambda m, t=last: (t.get(m.unit_id, 0), m.unit_id.name))
            turn[0].is_head = True
        return True

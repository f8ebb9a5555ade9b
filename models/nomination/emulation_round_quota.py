# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.fields import Domain


class EmulationRound(models.Model):
    """Whom the quotas of a round are for."""

    _inherit = "emulation.round"

    def _get_quota_units(self):
        """Units the quotas are for: those of the campaign with all below them, when
        it names any, otherwise all of the company.

        :return: hr.department as superuser
        """
        self.ensure_one()
        domain = Domain("emulation_level_id", "!=", False)
        domain &= Domain("company_id", "in", [self.company_id.id, False])
        if participating := self.campaign_id.sudo().unit_ids:
            domain &= Domain("id", "child_of", participating.ids)
        # Units of all levels, whoever opens the round
        return self.env["hr.department"].sudo().search(domain)

    def _get_quota_clusters(self):
        """Clusters that have units in the year of the round, as superuser."""
        self.ensure_one()
        return (
            self.env["emulation.cluster"]
            .sudo()
            .search(
                [
                    ("company_id", "in", [self.company_id.id, False]),
                    ("member_ids.year", "=", self.year),
                ]
            )
        )

    def _count_regular_members(self, date):
        """Count people by the unit of their regular place: ``{unit id: number}``."""
        members_sudo = self.env["emulation.unit.member"].sudo()
        groups = members_sudo._read_group(
            members_sudo._domain_on(date)
            & Domain("is_concurrent", "=", False)
            & Domain("is_ad_hoc", "=", False)
            & Domain("unit_id", "in", self._get_quota_units().ids),
            ["unit_id"],
            ["employee_id:count_distinct"],
        )
        return {unit.id: count for unit, count in groups}

    def action_view_quotas(self):
        """Open the places of the round: taken and left.

        :return: window action
        """
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_quota_action"
        )
        action["domain"] = [
            ("is_counter", "=", True),
            ("category_id.round_id", "in", self.ids),
        ]
        return action

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationCampaignWorkMixin(models.AbstractModel):
    """What belongs to a launched campaign and is of its company.

    While only one campaign is under way, it is offered. Who acts for no unit has
    nothing to enter: no view offers him what the rules would refuse.
    """

    _name = "emulation.campaign.work.mixin"
    _description = "Work for a Campaign"

    campaign_id = fields.Many2one(
        "emulation.campaign",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=[("state", "=", "launched"), ("is_template", "=", False)],
        default=lambda self: self.env["emulation.campaign"]._get_only_launched(),
    )
    company_id = fields.Many2one(
        related="campaign_id.company_id", store=True, index=True
    )

    @api.model
    def _may_enter(self):
        """Whether the user may enter something for some unit."""
        user = self.env.user
        return user.has_group("hr_emulation.group_officer") or bool(
            user._emulation_base_departments()
        )

    @api.model
    def _get_view_cache_key(self, view_id=None, view_type="form", **options):
        key = super()._get_view_cache_key(view_id, view_type, **options)
        return (*key, self._may_enter())

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        arch, view = super()._get_view(view_id, view_type, **options)
        if not self._may_enter():
            arch.set("create", "0")
        return arch, view
